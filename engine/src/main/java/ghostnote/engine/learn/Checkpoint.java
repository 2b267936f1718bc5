package ghostnote.engine.learn;

import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.json.Json;
import ghostnote.engine.json.JsonException;
import ghostnote.engine.model.Checksum;
import ghostnote.engine.model.ModelException;
import ghostnote.engine.model.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that moves in a training, as it is between two epochs, in a safetensors file. As each epoch starts from the files
 * anew and draws its chance from (seed, epoch), there is nothing else to keep.
 *
 * @param epochs those that are done
 * @param updates made so far
 * @param weights as they are now
 * @param best as they were after the best epoch
 * @param memory the optimiser's
 */
record Checkpoint(List<Epoch> epochs, long updates, float[] weights, float[] best, List<float[]> memory) {
    private static final String FORMAT = "format";
    private static final String FORMAT_NOW = "ghostnote-training-1";
    private static final String EPOCHS = "epochs done";
    private static final String UPDATES = "updates done";
    private static final int LONGEST_SHOWN = 40;

    /**
     * Writes it, whole or not at all.
     *
     * @param plan what is trained, how, and on what
     * @throws IOException in one line, if it cannot be written
     */
    void write(Path file, Map<String, String> plan) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT, FORMAT_NOW);
        metadata.put(Checksum.KEY, Checksum.BLANK);
        metadata.putAll(plan);
        metadata.put(UPDATES, String.valueOf(updates));
        metadata.put(EPOCHS, Json.write(epochs.stream().map(Checkpoint::row).toList()));
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < 2 + memory.size(); i++) {
            float[] values = i == 0 ? weights : i == 1 ? best : memory.get(i - 2);
            tensors.put(name(i), new Safetensors.Tensor(new int[] {values.length}, values));
        }
        byte[] bytes = new Safetensors(metadata, tensors).toBytes();
        Checksum.seal(bytes);
        WholeFile.write(file, bytes);
    }

    private static String name(int tensor) {
        return tensor == 0 ? "weights" : tensor == 1 ? "best" : "memory." + (tensor - 2);
    }

    /**
     * Reads one.
     *
     * @param plan what is to be trained now; it must be what the file was begun with
     * @param like a checkpoint of such a training, for its lengths
     * @throws ModelException in one line, if the file is damaged or belongs to another training
     * @throws IOException if it cannot be read
     */
    static Checkpoint read(Path file, Map<String, String> plan, Checkpoint like) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            Safetensors content = Safetensors.parse(bytes);
            if (!FORMAT_NOW.equals(content.metadata().get(FORMAT)) || !Checksum.holds(bytes)) {
                throw new ModelException("not a training of this version, or damaged");
            }
            plan.forEach((key, now) -> {
                String begun = content.metadata().get(key);
                if (!now.equals(begun)) {
                    throw new ModelException(difference(key, begun, now));
                }
            });
            List<float[]> memory = new ArrayList<>();
            for (int i = 0; i < like.memory.size(); i++) {
                memory.add(tensor(content, name(i + 2), like.memory.get(i).length));
            }
            return new Checkpoint(
                    rows(content.metadata().get(EPOCHS)),
                    Long.parseLong(content.metadata().get(UPDATES)),
                    tensor(content, name(0), like.weights.length),
                    tensor(content, name(1), like.best.length),
                    memory);
        } catch (ModelException refusal) {
            throw new ModelException("%s: %s; --restart starts afresh".formatted(file, refusal.getMessage()));
        } catch (JsonException | NumberFormatException | ClassCastException broken) {
            throw new ModelException("%s: damaged; --restart starts afresh".formatted(file));
        }
    }

    private static String difference(String key, String begun, String now) {
        return begun == null || begun.length() > LONGEST_SHOWN || now.length() > LONGEST_SHOWN
                ? "begun with another %s".formatted(key)
                : "begun with %s %s, now it is %s".formatted(key, begun, now);
    }

    private static float[] tensor(Safetensors content, String name, int length) {
        Safetensors.Tensor tensor = content.tensors().get(name);
        int found = tensor == null ? 0 : tensor.values().length;
        if (found != length) {
            throw new ModelException("%s: expected %d numbers, found %d".formatted(name, length, found));
        }
        return tensor.values();
    }

    private static List<Number> row(Epoch epoch) {
        return List.of(
                epoch.number(),
                epoch.learningRate(),
                epoch.trainingNats(),
                epoch.validationNats(),
                epoch.validationAccuracy(),
                epoch.events(),
                epoch.seconds());
    }

    private static List<Epoch> rows(String text) {
        return ((List<?>) Json.parse(text)).stream().map(row -> epoch((List<?>) row)).toList();
    }

    private static Epoch epoch(List<?> row) {
        double[] n = row.stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
        return new Epoch((int) n[0], n[1], n[2], n[3], n[4], (long) n[5], n[6]);
    }
}

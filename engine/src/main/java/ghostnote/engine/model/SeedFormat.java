package ghostnote.engine.model;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.json.Json;
import ghostnote.engine.json.JsonException;
import ghostnote.engine.time.Ticks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder in which the seed drummer's weights come: {@code Wx.bin}, {@code Wy.bin} and {@code vocabulary.json}.
 *
 * <pre>
 *   Wx: rows note choices, ticks choices, units, 1 (bias); columns f, i, o, g, units each
 *   Wy: rows units, 1 (bias);                              columns note choices, ticks choices
 * </pre>
 *
 * Little-endian 32-bit floats, row-major, no header, so the sizes follow from the vocabulary.
 */
final class SeedFormat {
    private static final String VOCABULARY = "vocabulary.json";

    /** No vocabulary comes near it; a wrong file must not be read whole. */
    private static final long LARGEST_BYTES = 256L << 20;

    private SeedFormat() {}

    static Model read(Path folder) throws IOException {
        ModelConfig config = config(folder, vocabularyFields(folder.resolve(VOCABULARY)));
        return new Model(config, weights(config, folder));
    }

    private static ModelConfig config(Path folder, Map<String, Object> fields) {
        try {
            return config(String.valueOf(folder.toAbsolutePath().normalize().getFileName()), fields);
        } catch (ModelException refusal) {
            throw refusal.in(VOCABULARY);
        }
    }

    private static ModelConfig config(String name, Map<String, Object> fields) {
        if (integer(fields, "ticks_per_beat") != Ticks.PER_QUARTER) {
            throw new ModelException("expected ticks_per_beat %d, found %s"
                    .formatted(Ticks.PER_QUARTER, fields.get("ticks_per_beat")));
        }
        return new ModelConfig(
                name,
                List.of(new Layer(CellKind.LSTM, integer(fields, "hidden"))),
                List.of(Feature.NOTE, Feature.TICKS),
                List.of(new Head(Feature.NOTE, List.of()), new Head(Feature.TICKS, List.of())),
                new Vocabulary(voices(integers(fields, "notes")), integers(fields, "ticks"), new int[0], 0, 0));
    }

    private static Weights weights(ModelConfig config, Path folder) throws IOException {
        int units = config.units();
        int notes = config.vocabulary().size(Feature.NOTE);
        int ticks = config.vocabulary().size(Feature.TICKS);
        int gateColumns = config.layers().getFirst().gateColumns();
        float[] wx = floats(folder.resolve("Wx.bin"), notes + ticks + units + 1, gateColumns);
        float[] wy = floats(folder.resolve("Wy.bin"), units + 1, notes + ticks);

        Map<String, float[]> tensors = new LinkedHashMap<>();
        int row = 0;
        tensors.put("input.note", rows(wx, gateColumns, row, notes));
        tensors.put("input.ticks", rows(wx, gateColumns, row += notes, ticks));
        tensors.put("layer.0.recurrent", rows(wx, gateColumns, row += ticks, units));
        tensors.put("layer.0.bias", rows(wx, gateColumns, row + units, 1));
        tensors.put("head.note.weight", columns(wy, 0, units, 0, notes, notes + ticks));
        tensors.put("head.note.bias", columns(wy, units, 1, 0, notes, notes + ticks));
        tensors.put("head.ticks.weight", columns(wy, 0, units, notes, ticks, notes + ticks));
        tensors.put("head.ticks.bias", columns(wy, units, 1, notes, ticks, notes + ticks));
        return new Weights(config, tensors);
    }

    private static float[] rows(float[] matrix, int width, int first, int count) {
        return Arrays.copyOfRange(matrix, first * width, (first + count) * width);
    }

    private static float[] columns(float[] matrix, int firstRow, int rows, int first, int count, int width) {
        float[] out = new float[rows * count];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(matrix, (firstRow + r) * width + first, out, r * count, count);
        }
        return out;
    }

    private static float[] floats(Path file, int rows, int columns) throws IOException {
        String name = String.valueOf(file.getFileName());
        long expected = (long) rows * columns * Float.BYTES;
        byte[] bytes = bytes(file);
        if (bytes.length != expected) {
            throw new ModelException("%s: expected %d bytes (%d x %d floats), found %d"
                    .formatted(name, expected, rows, columns, bytes.length));
        }
        float[] values = new float[rows * columns];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        Weights.checkFinite(name, values);
        if (Transposition.suspected(values, rows, columns)) {
            throw new ModelException("%s: looks transposed: expected %d rows of %d floats, found %d rows of %d"
                    .formatted(name, rows, columns, columns, rows));
        }
        return values;
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new ModelException("%s: %d bytes are more than any such file holds (%d)"
                        .formatted(file.getFileName(), Files.size(file), LARGEST_BYTES));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new ModelException("%s is missing: a seed model is a folder with Wx.bin, Wy.bin and %s"
                    .formatted(file.getFileName(), VOCABULARY));
        }
    }

    private static Map<String, Object> vocabularyFields(Path file) throws IOException {
        try {
            if (Json.parse(new String(bytes(file), StandardCharsets.UTF_8)) instanceof Map<?, ?> map) {
                Map<String, Object> fields = new LinkedHashMap<>();
                map.forEach((key, value) -> fields.put((String) key, value));
                return fields;
            }
            throw new ModelException(VOCABULARY + ": expected a JSON object");
        } catch (JsonException broken) {
            throw new ModelException(VOCABULARY + ": " + broken.getMessage());
        }
    }

    private static int integer(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        throw new ModelException("expected a whole number \"%s\", found %s".formatted(name, fields.get(name)));
    }

    private static int[] integers(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof List<?> list
                && list.stream().allMatch(e -> e instanceof Long number && number == number.intValue())) {
            return list.stream().mapToInt(e -> ((Long) e).intValue()).toArray();
        }
        throw new ModelException("expected a list of whole numbers \"%s\"".formatted(name));
    }

    /** The voices of MIDI notes. */
    static List<Voice> voices(int[] notes) {
        List<Voice> voices = new ArrayList<>();
        for (int note : notes) {
            Voice voice = Voice.ofNote(note);
            if (voice == null) {
                throw new ModelException("note %d is no drum of ours: expected 22, 26 or 35 to 59".formatted(note));
            }
            voices.add(voice);
        }
        return voices;
    }
}

package ghostnote.engine.model;

import ghostnote.engine.disk.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads and writes models.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class ModelFiles {
    /** Ghostnote's own models are a few megabytes. */
    private static final long LARGEST_BYTES = 1L << 30;

    private static final int DIGEST_DIGITS = 16;

    private ModelFiles() {}

    /**
     * Loads a safetensors file, or a folder in the seed's format.
     *
     * @throws ModelException in one line, the path first, if it is anything but a whole, valid model
     * @throws IOException if it is not there or cannot be read
     */
    public static Model load(Path path) throws IOException {
        try {
            if (Files.isDirectory(path)) {
                return SeedFormat.read(path);
            }
            if (Files.size(path) > LARGEST_BYTES) {
                throw new ModelException(
                        "%d bytes; a model has at most %d".formatted(Files.size(path), LARGEST_BYTES));
            }
            return parse(Files.readAllBytes(path));
        } catch (NoSuchFileException missing) {
            throw new FileNotFoundException(path + ": no such file or folder");
        } catch (ModelException refusal) {
            throw refusal.in(path);
        }
    }

    /**
     * Reads the bytes of a safetensors file.
     *
     * @throws ModelException if they are anything but a whole, valid model
     */
    public static Model parse(byte[] bytes) {
        Safetensors file = Safetensors.parse(bytes);
        boolean ours = Metadata.WRITER_US.equals(file.metadata().get(Metadata.WRITER));
        if ((ours || file.metadata().containsKey(Checksum.KEY)) && !Checksum.holds(bytes)) {
            throw new ModelException("its checksum is wrong: the file is damaged, or was changed by another tool");
        }
        ModelConfig config = Metadata.configOf(file.metadata());
        Map<String, float[]> values = new LinkedHashMap<>();
        Map<String, int[]> shapes = config.shapes();
        file.tensors().forEach((name, tensor) -> {
            int[] expected = shapes.get(name);
            if (expected != null && !Arrays.equals(expected, tensor.shape())) {
                throw new ModelException("tensor %s: expected shape %s, found %s"
                        .formatted(name, Arrays.toString(expected), Arrays.toString(tensor.shape())));
            }
            values.put(name, tensor.values());
        });
        return new Model(config, new Weights(config, values));
    }

    /**
     * Writes a safetensors file, whole or not at all.
     *
     * @throws IOException in one line, if it cannot be written
     */
    public static void save(Model model, Path file) throws IOException {
        WholeFile.write(file, toBytes(model));
    }

    /** The bytes that {@link #save} writes. */
    public static byte[] toBytes(Model model) {
        Map<String, int[]> shapes = model.config().shapes();
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        model.weights().tensors().forEach((name, values) ->
                tensors.put(name, new Safetensors.Tensor(shapes.get(name), values)));
        byte[] bytes = new Safetensors(Metadata.of(model.config()), tensors).toBytes();
        Checksum.seal(bytes);
        return bytes;
    }

    /** The shape of a model in the words of its file: what stands in the metadata. */
    public static Map<String, String> metadata(ModelConfig config) {
        return Metadata.of(config);
    }

    /** What tells a model from every other: the first {@value #DIGEST_DIGITS} digits of its file's SHA-256. */
    public static String digest(Model model) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(toBytes(model));
            return HexFormat.of().formatHex(sum).substring(0, DIGEST_DIGITS);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

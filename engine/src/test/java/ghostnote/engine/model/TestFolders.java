package ghostnote.engine.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/** Folders in the seed's format: the real one, where it is at hand, and made ones. */
public final class TestFolders {
    static final int NOTES = 5;
    static final int DELAYS = 60;
    static final int UNITS = 40;
    static final int WX_ROWS = NOTES + DELAYS + UNITS + 1;
    static final int WX_COLUMNS = 4 * UNITS;
    static final int WY_ROWS = UNITS + 1;
    static final int WY_COLUMNS = NOTES + DELAYS;

    static final String VOCABULARY = "{\"ticks_per_beat\": 480, \"hidden\": 40, \"notes\": [36, 38, 42, 46, 51], "
            + "\"ticks\": [0, 1, "
            + IntStream.range(2, DELAYS).mapToObj(i -> String.valueOf(8 * i)).collect(Collectors.joining(", "))
            + "]}";

    private TestFolders() {}

    /** The seed drummer's trained weights; skips the test where they are not there. */
    public static Path seed() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("shared/data/seed-model/Wx.bin"))) {
            folder = folder.getParent();
        }
        Assumptions.assumeTrue(folder != null, "no shared/data/seed-model beside the checkout: skipped");
        return folder.resolve("shared/data/seed-model");
    }

    /** Writes a made-up seed model, with rows and columns of unequal weight as training leaves them. */
    static Path writeMadeUp(Path folder) {
        RandomGenerator random = new SplittableRandom(5);
        write(folder.resolve("Wx.bin"), bytes(structured(random, WX_ROWS, WX_COLUMNS)));
        write(folder.resolve("Wy.bin"), bytes(structured(random, WY_ROWS, WY_COLUMNS)));
        write(folder.resolve("vocabulary.json"), VOCABULARY.getBytes(StandardCharsets.UTF_8));
        return folder;
    }

    /** Copies the three files, so that one of them can be spoiled. */
    static Path copy(Path from, Path folder) {
        for (String name : new String[] {"Wx.bin", "Wy.bin", "vocabulary.json"}) {
            write(folder.resolve(name), read(from.resolve(name)));
        }
        return folder;
    }

    /** Noise times a factor for its row and a factor for its column. */
    static float[] structured(RandomGenerator random, int rows, int columns) {
        double[] ofRow = random.doubles(rows).map(u -> Math.exp(3 * u)).toArray();
        double[] ofColumn = random.doubles(columns).map(u -> Math.exp(3 * u)).toArray();
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.05 * random.nextGaussian() * ofRow[i / columns] * ofColumn[i % columns]);
        }
        return values;
    }

    /** The bytes of a matrix with rows and columns exchanged. */
    static byte[] transposed(byte[] matrix, int rows, int columns) {
        ByteBuffer in = ByteBuffer.wrap(matrix);
        ByteBuffer out = ByteBuffer.allocate(matrix.length);
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                out.putInt(in.getInt((row * columns + column) * Float.BYTES));
            }
        }
        return out.array();
    }

    static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package ghostnote.engine.model;

import static ghostnote.engine.model.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Good and spoiled folders. The made-up one is always at hand; the seed itself only beside the checkout. */
class SeedFormatTest {
    @TempDir
    Path folder;

    /** A folder to spoil, and its sizes. */
    record Original(String name, int notes, int ticks, int units) {
        void copyTo(Path folder) {
            if (name.equals("seed")) {
                TestFolders.copy(TestFolders.seed(), folder);
            } else {
                TestFolders.writeMadeUp(folder);
            }
        }

        int xRows() {
            return notes + ticks + units + 1;
        }
    }

    static Stream<Original> originals() {
        return Stream.of(
                new Original("made up", TestFolders.NOTES, TestFolders.DELAYS, TestFolders.UNITS),
                new Original("seed", 17, 209, 200));
    }

    static Stream<Arguments> matrices() {
        return originals()
                .flatMap(original -> Stream.of(
                        Arguments.of(original, "Wx.bin", original.xRows(), 4 * original.units),
                        Arguments.of(original, "Wy.bin", original.units + 1, original.notes + original.ticks)));
    }

    @ParameterizedTest
    @MethodSource("originals")
    void aWholeFolderLoadsWithEveryNumberInItsPlace(Original original) throws IOException {
        original.copyTo(folder);
        Model model = ModelFiles.load(folder);
        ModelConfig config = model.config();
        assertEquals(List.of(new Layer(CellKind.LSTM, original.units)), config.layers());
        assertEquals(original.notes, config.vocabulary().size(Feature.NOTE));
        assertEquals(original.ticks, config.vocabulary().size(Feature.TICKS));
        ByteBuffer wx = littleEndian("Wx.bin");
        ByteBuffer wy = littleEndian("Wy.bin");
        Weights weights = model.weights();
        int gates = 4 * original.units;
        int next = 0;
        float[][] rowsOfX = {
            weights.input(Feature.NOTE), weights.input(Feature.TICKS), weights.recurrent(0), weights.bias(0)
        };
        for (float[] values : rowsOfX) {
            for (float value : values) {
                assertEquals(wx.getFloat(Float.BYTES * next++), value);
            }
        }
        assertEquals(original.xRows() * gates, next);
        Head notes = config.heads().get(0);
        Head ticks = config.heads().get(1);
        for (int row = 0; row <= original.units; row++) {
            boolean bias = row == original.units;
            int start = Float.BYTES * row * (original.notes + original.ticks);
            for (int j = 0; j < original.notes + original.ticks; j++) {
                Head head = j < original.notes ? notes : ticks;
                int column = j < original.notes ? j : j - original.notes;
                int width = j < original.notes ? original.notes : original.ticks;
                float found = bias
                        ? weights.headBias(head)[column]
                        : weights.headWeight(head)[row * width + column];
                assertEquals(wy.getFloat(start + Float.BYTES * j), found);
            }
        }
    }

    private ByteBuffer littleEndian(String name) {
        return ByteBuffer.wrap(TestFolders.read(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
    }

    @ParameterizedTest
    @MethodSource("originals")
    void theFolderReadsTheSameAsItsSafetensorsCopy(Original original) throws IOException {
        original.copyTo(folder);
        Model model = ModelFiles.load(folder);
        Model copy = ModelFiles.parse(ModelFiles.toBytes(model));
        model.weights().tensors().forEach((name, values) ->
                assertArrayEquals(values, copy.weights().tensors().get(name)));
        assertEquals(folder.getFileName().toString(), copy.config().name());
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void aTruncatedMatrixIsRefusedWithBothLengths(Original original, String name, int rows, int columns) {
        original.copyTo(folder);
        int whole = rows * columns * Float.BYTES;
        byte[] bytes = TestFolders.read(folder.resolve(name));
        for (int length : new int[] {0, 1, whole / 2, whole - 4, whole - 1}) {
            TestFolders.write(folder.resolve(name), Arrays.copyOf(bytes, length));
            refused(name, "expected %d bytes".formatted(whole), "found " + length);
        }
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void aMatrixOneByteOrOneFloatTooLongIsRefused(Original original, String name, int rows, int columns) {
        original.copyTo(folder);
        int whole = rows * columns * Float.BYTES;
        byte[] bytes = TestFolders.read(folder.resolve(name));
        for (int length : new int[] {whole + 1, whole + 4}) {
            TestFolders.write(folder.resolve(name), Arrays.copyOf(bytes, length));
            refused(name, "expected %d bytes".formatted(whole), "found " + length);
        }
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void aTransposedMatrixIsRefused(Original original, String name, int rows, int columns) {
        original.copyTo(folder);
        byte[] bytes = TestFolders.read(folder.resolve(name));
        TestFolders.write(folder.resolve(name), TestFolders.transposed(bytes, rows, columns));
        refused(name, "transposed", "expected %d rows of %d".formatted(rows, columns));
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void aMatrixWithOneNumberThatIsNotFiniteIsRefused(Original original, String name, int rows, int columns) {
        original.copyTo(folder);
        byte[] bytes = TestFolders.read(folder.resolve(name));
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            int at = new SplittableRandom(9).nextInt(rows * columns);
            byte[] spoiled = bytes.clone();
            ByteBuffer.wrap(spoiled).order(ByteOrder.LITTLE_ENDIAN).putFloat(at * Float.BYTES, bad);
            TestFolders.write(folder.resolve(name), spoiled);
            refused(name, "number %d of %d is %s".formatted(at, rows * columns, bad));
        }
        byte[] full = new byte[bytes.length];
        Arrays.fill(full, (byte) 0xff);
        TestFolders.write(folder.resolve(name), full);
        refused(name, "number 0", "NaN");
    }

    @ParameterizedTest
    @MethodSource("originals")
    void aMissingFileIsNamed(Original original) throws IOException {
        for (String name : new String[] {"Wx.bin", "Wy.bin", "vocabulary.json"}) {
            original.copyTo(folder);
            Files.delete(folder.resolve(name));
            refused(name + " is missing");
        }
    }

    @ParameterizedTest
    @MethodSource("originals")
    void aVocabularyThatDoesNotFitTheMatricesIsRefused(Original original) {
        original.copyTo(folder);
        vocabularyWith("\"hidden\": " + original.units, "\"hidden\": " + (original.units - 1));
        refused("Wx.bin", "expected", "found");
        original.copyTo(folder);
        vocabularyWith("\"notes\": [36, ", "\"notes\": [");
        refused("Wx.bin", "expected", "found");
    }

    @ParameterizedTest
    @MethodSource("originals")
    void aVocabularyThatMakesNoSenseIsRefusedByName(Original original) {
        String hidden = "\"hidden\": " + original.units;
        String[][] faults = {
            {hidden, "\"hidden\": 0", "units 0"},
            {hidden, "\"hidden\": 100000", "units 100000"},
            {hidden, "\"hidden\": 40.5", "\"hidden\""},
            {hidden, "\"hidden\": \"40\"", "\"hidden\""},
            {hidden, "\"hidden\": 4294967336", "\"hidden\""},
            {"\"hidden\"", "\"Hidden\"", "\"hidden\""},
            {"\"ticks_per_beat\": 480", "\"ticks_per_beat\": 96", "expected ticks_per_beat 480, found 96"},
            {"\"ticks_per_beat\": 480, ", "", "\"ticks_per_beat\""},
            {"\"notes\": [36", "\"notes\": [99", "note 99"},
            {"\"notes\": [36", "\"notes\": [38", "notes"},
            {"\"notes\": [36", "\"notes\": [\"36\"", "\"notes\""},
            {"\"notes\": [36", "\"notes\": [36.0", "\"notes\""},
            {"\"notes\": [36", "\"notes\": [[36]", "\"notes\""},
            {"\"ticks\": [0, 1", "\"ticks\": [1, 0", "ticks"},
            {"\"ticks\": [0, 1", "\"ticks\": [-1, 1", "ticks"},
            {"\"ticks\": [", "\"delays\": [", "\"ticks\""},
            {", ", ",, ", "character"},
            {"{", "[", "character"},
            {"}", "}}", "character"},
            {"480", "48O", "character"},
        };
        for (String[] fault : faults) {
            original.copyTo(folder);
            vocabularyWith(fault[0], fault[1]);
            refused("vocabulary.json", fault[2]);
        }
        for (String text : new String[] {"", "[]", "null", "480", "\"notes\"", "\u0000", "{\"hidden\": ", "\ufeff{}"}) {
            TestFolders.write(folder.resolve("vocabulary.json"), text.getBytes(StandardCharsets.UTF_8));
            refused("vocabulary.json");
        }
    }

    private void vocabularyWith(String old, String text) {
        String before = new String(TestFolders.read(folder.resolve("vocabulary.json")), StandardCharsets.UTF_8);
        int at = before.indexOf(old);
        String after = before.substring(0, at) + text + before.substring(at + old.length());
        TestFolders.write(folder.resolve("vocabulary.json"), after.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEmptyFolderIsNoModel() {
        refused("vocabulary.json is missing");
    }

    /** Refused, the folder in front. */
    private void refused(String... words) {
        assertRefused(() -> ModelFiles.load(folder), words);
        assertRefused(() -> ModelFiles.load(folder), folder + ": ");
    }
}

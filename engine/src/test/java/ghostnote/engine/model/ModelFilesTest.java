package ghostnote.engine.model;

import static ghostnote.engine.model.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are good: our own, and those of other tools. */
class ModelFilesTest {
    private final Model model = RandomModels.conditioned(7, 9, 11, 31);

    @TempDir
    Path folder;

    @Test
    void aSavedModelComesBackBitForBit() throws IOException {
        Path file = folder.resolve("drummer.safetensors");
        float[] bias = model.weights().bias(0).clone();
        float[] odd = {-0f, 0f, Float.MIN_VALUE, -Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE, 1 / 3f};
        System.arraycopy(odd, 0, bias, 0, odd.length);
        Map<String, float[]> tensors = new LinkedHashMap<>(model.weights().tensors());
        tensors.put("layer.0.bias", bias);
        Model saved = new Model(model.config(), new Weights(model.config(), tensors));
        ModelFiles.save(saved, file);
        Model loaded = ModelFiles.load(file);
        assertSameModel(saved, loaded);
        assertArrayEquals(Files.readAllBytes(file), ModelFiles.toBytes(loaded));
    }

    @Test
    void aModelWithoutDynamicsOrPlacesComesBackToo() {
        Model plain = RandomModels.plain(3, 2, 4, 32);
        assertSameModel(plain, ModelFiles.parse(ModelFiles.toBytes(plain)));
    }

    @Test
    void aModelWithOffsetsStylesHiddenUnitsAndEverySenseComesBackToo() {
        Model full = RandomModels.full(34, new Layer(CellKind.LSTM, 6));
        Model found = ModelFiles.parse(ModelFiles.toBytes(full));
        assertSameModel(full, found);
        ModelConfig config = found.config();
        assertEquals(full.config().heads(), config.heads());
        assertEquals(List.of(Feature.values()), config.inputs());
        assertEquals(List.of("rock", "latin-brazilian", "hip_hop"), config.vocabulary().styles());
        assertArrayEquals(full.config().vocabulary().offsets(), config.vocabulary().offsets());
    }

    @Test
    void aStackOfEveryKindOfCellComesBackToo() {
        Layer[] layers = Arrays.stream(CellKind.values())
                .map(kind -> new Layer(kind, 2 + kind.ordinal()))
                .toArray(Layer[]::new);
        Model stack = RandomModels.layered(33, layers);
        Model found = ModelFiles.parse(ModelFiles.toBytes(stack));
        assertSameModel(stack, found);
        assertEquals(List.of(layers), found.config().layers());
    }

    @Test
    void theDataOfASavedModelIsAlignedAndTheHeaderStartsTheFile() {
        byte[] bytes = ModelFiles.toBytes(model);
        long headerLength = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertEquals(0, headerLength % 8);
        assertEquals('{', bytes[8]);
        int numbers = model.weights().tensors().values().stream().mapToInt(values -> values.length).sum();
        assertEquals(8 + headerLength + 4L * numbers, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\"crc32c\":\"00000000", "two\nlines", "\u00dc\ud83e\udd41", ""})
    void anyNameIsKept(String name) {
        ModelConfig config = model.config();
        Model named = new Model(
                new ModelConfig(name, config.layers(), config.inputs(), config.heads(), config.vocabulary()),
                model.weights());
        assertEquals(name, ModelFiles.parse(ModelFiles.toBytes(named)).config().name());
    }

    @ParameterizedTest
    @CsvSource({"F32, false", "F32, true", "F16, true", "BF16, false"})
    void whatOtherToolsWriteIsRead(String type, boolean byName) {
        Model read = ModelFiles.parse(new ForeignFile(model, type, byName).bytes());
        model.weights().tensors().forEach((name, values) -> {
            float[] found = read.weights().tensors().get(name);
            for (int i = 0; i < values.length; i++) {
                float expected = switch (type) {
                    case "F32" -> values[i];
                    case "F16" -> Float.float16ToFloat(Float.floatToFloat16(values[i]));
                    default -> Float.intBitsToFloat(ForeignFile.bfloat16(values[i]) << 16);
                };
                assertEquals(expected, found[i], name);
            }
        });
    }

    @Test
    void blanksUnknownMetadataAndUnknownFieldsDoNoHarm() {
        ForeignFile file = new ForeignFile(model);
        file.entry("__metadata__").put("trained_by", "somebody");
        file.entry("layer.0.bias").put("comment", "none");
        String text = file.text().replace(":", ": ").replace(",\"", ",\n\t \"");
        assertSameModel(model, ModelFiles.parse(file.bytes(text + "     \n")));
    }

    @Test
    void aFileWithoutMetadataIsNotOurs() {
        ForeignFile file = new ForeignFile(model);
        file.header.remove("__metadata__");
        assertRefused(() -> ModelFiles.parse(file.bytes()), "format null", "ghostnote-1");
    }

    @Test
    void aRefusalNamesTheFile() {
        Path file = folder.resolve("broken.safetensors");
        TestFolders.write(file, "no model at all".getBytes(StandardCharsets.UTF_8));
        assertRefused(() -> ModelFiles.load(file), file + ": ", "not a safetensors file");
        TestFolders.write(file, new byte[0]);
        assertRefused(() -> ModelFiles.load(file), file + ": ", "0 bytes");
    }

    @Test
    void whatIsNotThereIsToldFromWhatIsBroken() {
        Path file = folder.resolve("gone");
        assertEquals(
                file + ": no such file or folder",
                assertThrows(FileNotFoundException.class, () -> ModelFiles.load(file)).getMessage());
    }

    @Test
    void aFailedSaveLeavesTheOldModel() throws IOException {
        Path file = folder.resolve("drummer.safetensors");
        ModelFiles.save(model, file);
        assertThrows(IOException.class, () -> ModelFiles.save(model, folder));
        assertThrows(IOException.class, () -> ModelFiles.save(model, folder.resolve("no/such/folder")));
        assertSameModel(model, ModelFiles.load(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    static void assertSameModel(Model expected, Model found) {
        assertEquals(Metadata.of(expected.config()), Metadata.of(found.config()));
        Map<String, float[]> tensors = found.weights().tensors();
        assertEquals(expected.weights().tensors().keySet(), tensors.keySet());
        expected.weights().tensors().forEach((name, values) -> {
            assertTrue(Arrays.equals(bits(values), bits(tensors.get(name))), name);
        });
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}

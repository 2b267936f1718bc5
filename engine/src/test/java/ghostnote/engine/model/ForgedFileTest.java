package ghostnote.engine.model;

import static ghostnote.engine.model.Refusals.assertRefused;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ill will at work: files that say what is not so. None carries a checksum that would give it away. */
class ForgedFileTest {
    private static final String RECURRENT = "layer.0.recurrent";
    private static final int UNITS = 3;

    private final ForeignFile file = new ForeignFile(RandomModels.conditioned(UNITS, 4, 5, 51));

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, 100_000_001, 1_000_000})
    void aHeaderLengthThatCannotBeIsRefused(long length) {
        byte[] bytes = file.bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        refused(bytes, "its header claims " + length);
    }

    @Test
    void aHeaderOneByteShorterOrLongerIsRefused() {
        byte[] bytes = file.bytes();
        ByteBuffer length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long right = length.getLong(0);
        for (long wrong : new long[] {right - 1, right + 1}) {
            length.putLong(0, wrong);
            refused(bytes, "header is not JSON");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "7", "\"text\"", "{}{}", "[[", "{\"__metadata__\":{\"a\":\"b\"}", "  "})
    void aHeaderThatIsNoObjectIsRefused(String text) {
        refused(file.bytes(text), "header");
    }

    @Test
    void aHeaderNestedWithoutEndIsRefused() {
        refused(file.bytes("[".repeat(500_000)), "nested more than 64 deep");
        refused(file.bytes("{\"a\":".repeat(500_000)), "nested more than 64 deep");
    }

    @Test
    void aTensorNamedTwiceIsRefused() {
        String twice = "\"" + RECURRENT + "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
        refused(file.bytes(file.text().replaceFirst("\\{", "{" + twice + ",")), "\"" + RECURRENT + "\" stands twice");
        refused(
                file.bytes(file.text().replaceFirst("\\{", "{\"__metadata__\":null,")),
                "\"__metadata__\" stands twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"F64", "I32", "BOOL", "f32", "", "F32 ", "U8"})
    void aTypeWeDoNotReadIsRefused(String type) {
        file.entry(RECURRENT).put("dtype", type);
        refused(file.bytes(), RECURRENT, "type " + type, "expected F32, F16 or BF16");
    }

    @Test
    void aTypeOfAnotherWidthIsRefused() {
        file.entry(RECURRENT).put("dtype", "F16");
        refused(file.bytes(), RECURRENT, "need %d bytes".formatted(8 * UNITS * UNITS), "found " + 16 * UNITS * UNITS);
    }

    @Test
    void aTypeThatIsMissingOrNoTextIsRefused() {
        file.entry(RECURRENT).put("dtype", List.of("F32"));
        refused(file.bytes(), RECURRENT, "type");
        file.entry(RECURRENT).remove("dtype");
        refused(file.bytes(), RECURRENT, "type null");
    }

    @Test
    void aShapeThatCannotBeIsRefused() {
        Object[] shapes = {
            List.of(-3L, -12L),
            List.of(-1L, 36L),
            List.of(3.0, 12.0),
            List.of("3", "12"),
            List.of(List.of(3L, 12L)),
            36L,
            List.of(1L << 32, 0L),
            List.of(Long.MAX_VALUE, Long.MAX_VALUE),
            Collections.nCopies(20, (long) Integer.MAX_VALUE),
            Collections.nCopies(3000, (long) Integer.MAX_VALUE),
            List.of(3L, 11L),
            List.of(3L, 13L),
            List.of(0L, 12L),
            List.of(),
        };
        for (Object shape : shapes) {
            file.entry(RECURRENT).put("shape", shape);
            refused(file.bytes(), RECURRENT);
        }
        List<Long> overflowing = new ArrayList<>(Collections.nCopies(100, (long) Integer.MAX_VALUE));
        overflowing.add(0L);
        file.entry(RECURRENT).put("shape", overflowing);
        refused(file.bytes(), RECURRENT);
        file.entry(RECURRENT).remove("shape");
        refused(file.bytes(), RECURRENT, "shape");
    }

    @Test
    void aTransposedOrReshapedTensorIsRefusedWithBothShapes() {
        for (List<Long> shape : List.of(List.of(12L, 3L), List.of(36L), List.of(3L, 12L, 1L), List.of(6L, 6L))) {
            file.entry(RECURRENT).put("shape", shape);
            refused(file.bytes(), RECURRENT, "expected shape [3, 12]", "found " + shape);
        }
    }

    @Test
    void dataOffsetsThatOverlapLeaveGapsOrLieOutsideAreRefused() {
        long begin = offset(0);
        long end = offset(1);
        long[][] pairs = {
            {begin - 4, end - 4}, {begin + 4, end + 4}, {0, end - begin},
            {begin, end - 4}, {begin, end + 4}, {end, begin},
            {-begin, -end}, {Long.MIN_VALUE, Long.MAX_VALUE}, {begin + (1L << 32), end + (1L << 32)},
            {file.data.length, file.data.length + end - begin}, {begin, begin}, {begin, Long.MAX_VALUE}
        };
        for (long[] pair : pairs) {
            file.entry(RECURRENT).put("data_offsets", List.of(pair[0], pair[1]));
            refused(file.bytes(), "tensor");
        }
        Object[] wrongs = {List.of(begin), List.of(begin, end, end), List.of(), "0-144", List.of(0.0, 1.5)};
        for (Object wrong : wrongs) {
            file.entry(RECURRENT).put("data_offsets", wrong);
            refused(file.bytes(), RECURRENT, "data_offsets");
        }
        file.entry(RECURRENT).remove("data_offsets");
        refused(file.bytes(), RECURRENT, "data_offsets");
    }

    private long offset(int end) {
        return ((Number) ((List<?>) file.entry(RECURRENT).get("data_offsets")).get(end)).longValue();
    }

    @Test
    void aTensorEntryThatIsNoObjectIsRefused() {
        for (Object value : new Object[] {null, 3L, List.of(), "F32"}) {
            file.header.put(RECURRENT, value);
            refused(file.bytes(), RECURRENT, "not a JSON object");
        }
    }

    @Test
    void aMissingTensorIsNamed() {
        file.header.put("layer.0.recurrenT", file.header.remove(RECURRENT));
        refused(file.bytes(), RECURRENT, "[3, 12]", "is missing");
    }

    @Test
    void anExtraTensorIsNamed() {
        file.entry("__metadata__").put("x", "y");
        int end = file.data.length;
        file.header.put(
                "cell.1.bias", Map.of("dtype", "F32", "shape", List.of(0), "data_offsets", List.of(end, end)));
        refused(file.bytes(), "cell.1.bias", "not part of such a model");
    }

    @Test
    void aNumberThatIsNotFiniteIsFoundInEveryType() {
        for (String type : new String[] {"F32", "F16", "BF16"}) {
            for (int bits : new int[] {0x7fc0_0000, 0x7f80_0000, 0xff80_0000, 0x7f80_0001, 0xffff_ffff}) {
                ForeignFile spoiled = new ForeignFile(RandomModels.conditioned(UNITS, 4, 5, 51), type, false);
                int width = type.equals("F32") ? 4 : 2;
                ByteBuffer data = ByteBuffer.wrap(spoiled.data).order(ByteOrder.LITTLE_ENDIAN);
                int last = spoiled.data.length - width;
                switch (type) {
                    case "F32" -> data.putInt(last, bits);
                    case "F16" -> data.putShort(last, Float.floatToFloat16(Float.intBitsToFloat(bits)));
                    default -> data.putShort(last, (short) (bits >>> 16));
                }
                refused(spoiled.bytes(), "head.velocity.given.ticks", "number 34 of 35");
            }
        }
    }

    @Test
    void aNameWithLineEndsOrWithoutEndStillGivesOneLine() {
        for (String name : new String[] {"a\nb", "\r\n\u001b[2J", "x".repeat(100_000), "\u0085"}) {
            file.header.put(name, Map.of("dtype", "F32", "shape", List.of(1), "data_offsets", List.of(0, 4)));
            refused(file.bytes());
            file.header.remove(name);
            file.entry("__metadata__").put(name, 1L);
            refused(file.bytes());
            file.entry("__metadata__").remove(name);
        }
        file.entry("__metadata__").put("inputs", "ticks no\nte");
        refused(file.bytes());
        refused(file.bytes("{\"a\":1,\"\\n\":" + "1".repeat(100_000) + "}"));
    }

    @Test
    void aFileOfNothingIsRefused() {
        for (int length = 0; length < 10; length++) {
            refused(new byte[length], "not a safetensors file");
        }
        refused(Arrays.copyOf(file.bytes(), 8), "not a safetensors file");
    }

    private static void refused(byte[] bytes, String... words) {
        assertRefused(() -> ModelFiles.parse(bytes), words);
    }
}

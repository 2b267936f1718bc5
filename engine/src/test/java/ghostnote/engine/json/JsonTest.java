package ghostnote.engine.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final String ODD_CHARACTERS = "az09 \"\\/\b\f\n\r\t\u0000\u001f\u007f\u00e4\u2028\ud83e\udd41{}[]:,";

    @Test
    void whateverIsWrittenReadsBackTheSame() {
        RandomGenerator random = new SplittableRandom(21);
        for (int i = 0; i < 3000; i++) {
            Object value = value(random, 0);
            String text = Json.write(value);
            assertEquals(value, Json.parse(text), text);
            assertEquals(text, Json.write(Json.parse(text)));
            assertTrue(text.chars().noneMatch(c -> c < 0x20), text);
        }
    }

    private static Object value(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth < 5 ? 7 : 5)) {
            case 0 -> random.nextInt(3) == 0 ? null : random.nextBoolean();
            case 1 -> random.nextLong() >> random.nextInt(64);
            case 2 -> finite(random);
            case 3, 4 -> string(random);
            case 5 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    map.put(string(random), value(random, depth + 1));
                }
                yield map;
            }
        };
    }

    private static Double finite(RandomGenerator random) {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : 0.5;
    }

    private static String string(RandomGenerator random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            int at = random.nextInt(ODD_CHARACTERS.length());
            out.append(ODD_CHARACTERS.charAt(at));
        }
        return out.toString();
    }

    @Test
    void mapsKeepTheOrderOfTheFile() {
        assertEquals(
                List.of("b", "a", "", "c"),
                List.copyOf(((Map<?, ?>) Json.parse("{\"b\":1,\"a\":2,\"\":3,\"c\":4}")).keySet().stream().toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {" [1 ,\t2\r\n] ", "[1,2]", "\n[ 1,2]"})
    void blanksMeanNothing(String text) {
        assertEquals(List.of(1L, 2L), Json.parse(text));
    }

    @Test
    void numbersAreWholeOrNot() {
        assertEquals(List.of(0L, -7L, Long.MAX_VALUE, Long.MIN_VALUE), Json.parse(
                "[0, -7, 9223372036854775807, -9223372036854775808]"));
        assertEquals(List.of(1.0, -0.5, 1e300, 2.5e-3, 0.0), Json.parse("[1.0, -0.5, 1E+300, 2.5e-3, 0e0]"));
        assertNull(Json.parse("null"));
    }

    @Test
    void escapesAndSurrogatePairsAreRead() {
        assertEquals("\"\\/\b\f\n\r\t\u00e4", Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E4\""));
        assertEquals("\ud83e\udd41", Json.parse("\"\\ud83e\\uDD41\""));
        assertEquals("\ud83e\udd41", Json.parse("\"\ud83e\udd41\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``             | expected a value at character 0, found the end",
                "` `            | expected a value at character 1, found the end",
                "`[1,]`         | expected a value at character 3, found \"]\"",
                "`[1 2]`        | expected ']' at character 3, found \"2\"",
                "`[1`           | expected ']' at character 2, found the end",
                "`{\"a\"}`      | expected ':' at character 4, found \"}\"",
                "`{\"a\":1,}`   | expected a string at character 7, found \"}\"",
                "`{a:1}`        | expected a string at character 1, found \"a\"",
                "`{\"a\":1]`    | expected '}' at character 6, found \"]\"",
                "`1 1`          | expected the end at character 2, found \"1\"",
                "`nul`          | expected null at character 0, found \"n\"",
                "`truely`       | expected the end at character 4, found \"l\"",
                "`'a'`          | expected a value at character 0, found \"'\"",
                "`01`           | expected a value at character 0, found \"0\"",
                "`[+1]`         | expected a value at character 1, found \"+\"",
                "`[.5]`         | expected a value at character 1, found \".\"",
                "`[5.]`         | expected a value at character 1, found \"5\"",
                "`[1e]`         | expected a value at character 1, found \"1\"",
                "`[--1]`        | expected a value at character 1, found \"-\"",
                "`[NaN]`        | expected a value at character 1, found \"N\"",
                "`[Infinity]`   | expected a value at character 1, found \"I\"",
                "`[9223372036854775808]` | the number at character 1 is too large",
                "`[-1e999]`     | the number at character 1 is too large",
                "`\"abc`        | expected the end of a string at character 4, found the end",
                "`\"a\\qb\"`    | expected an escape at character 3, found \"q\"",
                "`\"\\`         | expected an escape at character 2, found the end",
                "`\"\\u12g4\"`  | expected four hexadecimal digits at character 3, found \"1\"",
                "`\"\\u12`      | expected four hexadecimal digits at character 3, found \"1\"",
                "`{\"a\":1,\"a\":2}` | \"a\" stands twice, the second time at character 7",
                "`{\"a\":null,\"\\u0061\":null}` | \"a\" stands twice, the second time at character 10",
            })
    void brokenTextIsRefusedWithThePlace(String text, String message) {
        assertEquals(message, refusal(text));
    }

    @Test
    void controlCharactersAreRefusedAndNeverRepeatedRaw() {
        assertEquals("a control character inside a string at character 2", refusal("\"a\nb\""));
        assertEquals("expected a value at character 1, found \"\\u0000\"", refusal("[\u0000]"));
        assertEquals("expected a value at character 0, found \"\ufeff\"", refusal("\ufeff{}"));
        assertEquals(
                "\"a\\u000ab\" stands twice, the second time at character 10", refusal("{\"a\\nb\":1,\"a\\nb\":1}"));
    }

    @Test
    void everyTextCutShortIsRefused() {
        String text = "{\"a\": [1.5e3, true, null, \"x\\u00e4\\n\"], \"b\": {\"c\": -7}}";
        Json.parse(text);
        for (int length = 0; length < text.length(); length++) {
            refusal(text.substring(0, length));
        }
    }

    @Test
    void mutilatedTextIsReadOrRefusedAndNothingElse() {
        RandomGenerator random = new SplittableRandom(22);
        String text = "{\"a\": [1.5e3, true, null, \"x\\u00e4\\n\"], \"b\": {\"c\": -7, \"d\": [[], {}]}}";
        String spice = "{}[]\",:\\u0eE+-.tfn \u0000\uffff";
        for (int i = 0; i < 5000; i++) {
            StringBuilder broken = new StringBuilder(text);
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                broken.setCharAt(random.nextInt(text.length()), spice.charAt(random.nextInt(spice.length())));
            }
            try {
                Object value = Json.parse(broken.toString());
                assertEquals(value, Json.parse(Json.write(value)));
            } catch (JsonException refusal) {
                assertTrue(refusal.getMessage().chars().noneMatch(Character::isISOControl), refusal.getMessage());
            }
        }
    }

    @Test
    void nestingIsLimitedToSixtyFour() {
        Json.parse("[".repeat(64) + "]".repeat(64));
        assertEquals("nested more than 64 deep at character 65", refusal("[".repeat(65) + "]".repeat(65)));
        assertEquals("nested more than 64 deep at character 321", refusal("{\"a\":".repeat(100_000)));
        Json.parse("[" + "[[]],".repeat(1000) + "[]]");
    }

    @Test
    void whatJsonCannotSayIsNotWritten() {
        Object[] values = {Double.NaN, Double.NEGATIVE_INFINITY, Float.NaN, Float.POSITIVE_INFINITY, 'c'};
        for (Object value : values) {
            assertThrows(IllegalArgumentException.class, () -> Json.write(List.of(value)));
        }
    }

    private static String refusal(String text) {
        return assertThrows(JsonException.class, () -> Json.parse(text), text).getMessage();
    }
}

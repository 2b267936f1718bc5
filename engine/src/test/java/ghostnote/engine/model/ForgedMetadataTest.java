package ghostnote.engine.model;

import static ghostnote.engine.model.Refusals.assertRefused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata that does not describe the tensors, or no drummer at all. */
class ForgedMetadataTest {
    private final ForeignFile file = new ForeignFile(RandomModels.conditioned(3, 4, 5, 51));

    @Test
    void metadataThatIsNotTextIsRefused() {
        for (Object value : new Object[] {3L, true, List.of("3"), Map.of()}) {
            file.entry("__metadata__").put("units", value);
            refused(file.bytes(), "__metadata__", "\"units\" is not a string");
        }
        for (Object value : new Object[] {List.of(), "units", 4L}) {
            file.header.put("__metadata__", value);
            refused(file.bytes(), "__metadata__", "not a JSON object");
        }
    }

    @Test
    void aChecksumThatDoesNotHoldIsRefusedWhoeverWrites() {
        file.entry("__metadata__").put("crc32c", "00000000");
        refused(file.bytes(), "checksum");
        file.entry("__metadata__").remove("crc32c");
        file.entry("__metadata__").put("writer", "ghostnote");
        refused(file.bytes(), "checksum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "format      | ghostnote-2                | expected ghostnote-1",
                "format      | pt                         | not a Ghostnote model",
                "cell        | gru                        | expected lstm",
                "units       | 0                          | units 0",
                "units       | -3                         | units -3",
                "units       | 8193                       | expected 1 to 8192",
                "units       | 99999999999                | \"99999999999\"",
                "units       | 3.0                        | \"3.0\"",
                "units       | ``                         | whole number",
                "units       | 4                          | [5, 12]",
                "inputs      | ``                         | at least one",
                "inputs      | note note                  | each once",
                "inputs      | note swing                 | \"swing\"",
                "inputs      | note,ticks                 | \"note,ticks\"",
                "heads       | ``                         | no feature",
                "heads       | ticks                      | needs the heads ticks and note",
                "heads       | note; velocity             | needs the heads ticks and note",
                "heads       | ticks; note; note          | drawn twice",
                "heads       | ticks; note; place         | place cannot be drawn",
                "heads       | ticks: note; note          | not drawn before",
                "heads       | ticks: place; note         | not drawn before",
                "heads       | ticks: ticks; note         | not drawn before",
                "heads       | ticks; note: ticks ticks   | given the same twice",
                "heads       | ticks; note;               | no feature",
                "heads       | ticks; note: ticks: place  | \"ticks:\"",
                "notes       | ``                         | notes",
                "notes       | 36 38 36 40                | each once",
                "notes       | 36 38 99 40                | note 99",
                "notes       | 36,38,40,41                | notes",
                "ticks       | ``                         | delay above 0",
                "ticks       | 0                          | delay above 0",
                "ticks       | 0 30 30 90 120             | ascending, found 30 at index 2",
                "ticks       | 0 30 60 90 30721           | found 30721",
                "ticks       | -30 0 30 60 90             | found -30",
                "velocities  | ``                         | velocity is used but has no choices",
                "velocities  | 0 1 2 3 4 5 6              | found 0",
                "velocities  | 1 2 3 4 5 6 128            | found 128",
                "place_ticks | 0                          | place_ticks 0 and places 16",
                "place_ticks | -1                         | place_ticks -1",
                "places      | 0                          | places 0",
                "places      | -16                        | places -16",
                "places      | 2147483647                 | [2147483647, 12]",
            })
    void metadataThatMakesNoDrummerIsRefused(String key, String value, String word) {
        file.entry("__metadata__").put(key, value);
        refused(file.bytes(), word);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "format", "cell", "units", "inputs", "heads", "notes", "ticks", "velocities", "place_ticks", "places", "name"
    })
    void missingMetadataIsNamed(String key) {
        file.entry("__metadata__").remove(key);
        refused(file.bytes(), key.equals("format") ? "format null" : "metadata " + key + " is missing");
    }

    private static void refused(byte[] bytes, String... words) {
        assertRefused(() -> ModelFiles.parse(bytes), words);
    }
}

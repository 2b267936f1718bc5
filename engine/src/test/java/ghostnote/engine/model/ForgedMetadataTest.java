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
            file.entry("__metadata__").put("layers", value);
            refused(file.bytes(), "__metadata__", "\"layers\" is not a string");
        }
        for (Object value : new Object[] {List.of(), "layers", 4L}) {
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
                "layers      | lstm 0                     | units 0",
                "layers      | lstm -3                    | units -3",
                "layers      | lstm 8193                  | expected 1 to 8192",
                "layers      | lstm 99999999999           | \"99999999999\"",
                "layers      | lstm 3.0                   | \"3.0\"",
                "layers      | ``                         | a cell and its units",
                "layers      | lstm                       | found \"lstm\"",
                "layers      | lstm 3 3                   | found \"lstm 3 3\"",
                "layers      | 3 lstm                     | no cell is called \"3\"",
                "layers      | LSTM 3                     | expected one of elman, lstm",
                "layers      | lstm 3;                    | found \"\"",
                "layers      | lstm 4                     | [5, 12]",
                "layers      | gru 3                      | [5, 12]",
                "layers      | lstm 3; lstm 3             | layer.1.input [3, 12] is missing",
                "layers      | peephole 3                 | layer.0.peephole [3, 3] is missing",
                "inputs      | ``                         | at least one",
                "inputs      | note note                  | each once",
                "inputs      | note swing                 | \"swing\"",
                "inputs      | note,ticks                 | \"note,ticks\"",
                "heads       | ``                         | no feature",
                "heads       | ticks                      | needs the heads ticks and note",
                "heads       | note; velocity             | needs the heads ticks and note",
                "heads       | ticks; note; note          | drawn twice",
                "heads       | ticks; note; place         | place cannot be drawn",
                "heads       | ticks: note; note          | given note, which needs [NOTE] to be drawn before",
                "heads       | ticks: ticks; note         | given ticks, which needs [TICKS] to be drawn before",
                "heads       | ticks; note: note_at_place | needs [TICKS, NOTE] to be drawn before",
                "heads       | ticks: echo_what; note     | needs [TICKS] to be drawn before",
                "heads       | ticks: place; note         | head.ticks.given.place [16, 5] is missing",
                "heads       | ticks -1; note             | width -1, expected 0 to 8192",
                "heads       | ticks 8193; note           | width 8193",
                "heads       | ticks two; note            | \"two\"",
                "heads       | ticks 2 3; note            | \"2 3\"",
                "heads       | ticks 2; note              | head.ticks.weight: expected shape [2, 5], found [3, 5]",
                "heads       | ticks; note; offset        | offset is used but has no choices",
                "inputs      | note style                 | style is used but has no choices",
                "inputs      | note ago                   | not 0, 1, 2... places of the bar",
                "inputs      | note habit_velocity        | not 0, 1, 2... places of the bar",
                "offsets     | 0 10                       | offsets need a head",
                "offsets     | 10 20                      | expected 0 among them",
                "offsets     | -60 0 60                   | less than a place of 120 ticks in all",
                "offsets     | 0 0                        | found 0 at index 1",
                "offsets     | 0 x                        | \"x\"",
                "styles      | rock jazz rock             | each style once",
                "styles      | hip/hop                    | \"hip/hop\"",
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
        "format", "name", "layers", "inputs", "heads", "notes", "ticks", "offsets", "velocities", "place_ticks", "places",
        "styles"
    })
    void missingMetadataIsNamed(String key) {
        file.entry("__metadata__").remove(key);
        refused(file.bytes(), key.equals("format") ? "format null" : "metadata " + key + " is missing");
    }

    private static void refused(byte[] bytes, String... words) {
        assertRefused(() -> ModelFiles.parse(bytes), words);
    }
}

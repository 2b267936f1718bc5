package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong is told in one line that says what, where, and what to do; nothing is half-written. */
class ErrorsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "64 | --tempo 5 --bars 1                                  | tempo 5.0 bpm: expected 20 to 999",
                "64 | --tempo NaN --bars 1                                | tempo NaN bpm: expected 20 to 999",
                "64 | --tempo fast                                        | fast",
                "64 | --temperature -1 --bars 1                           | --temperature -1.0: expected 0 to 2",
                "64 | --top-p 2 --bars 1                                  | --top-p 2.0: expected 0 to 1",
                "64 | --bars 0                                            | --bars 0: expected 1",
                "64 | --tenpo 120                                         | did you mean --temperature or --tempo?",
                "64 | rendr                                               | did you mean render",
                "64 | render                                              | --out",
                "64 | render --count 0 --out F/x                          | --count 0: expected 1 or more",
                "64 | bench --steps 0                                     | --steps 0: expected 1 or more",
                "64 | --weights int4                                      | int4",
                "65 | --model F/garbage.safetensors                       | F/garbage.safetensors: not a safetensors file",
                "65 | score --model F/garbage.safetensors F/x.mid         | F/garbage.safetensors: not a safetensors file",
                "65 | render --model F/seed --out F/x.mid                 | Wx.bin is missing",
                "65 | train F/seed --out F/x.safetensors                  | two MIDI files",
                "64 | corpus F/seed --channel 17                          | --channel 17: expected 1 to 16, or any",
                "65 | corpus F/seed --roles F/garbage.safetensors         | line 1: expected a note, = and a voice",
                "66 | corpus F/none                                       | F/none: no such file or folder",
                "66 | corpus F/seed --roles F/none                        | F/none: no such file",
                "66 | --model F/none.safetensors                          | F/none.safetensors: no such file or folder",
                "66 | score F/none.mid                                    | F/none.mid: no such file",
                "66 | train F/none --out F/x.safetensors                  | F/none: no such file or folder",
                "69 | --out Nowhere                                       | no MIDI output port \"Nowhere\"",
                "74 | --out F/none/x.mid                                  | cannot write F/none/x.mid: no such folder",
                "74 | render --out F/none/x.mid                           | cannot write F/none/x.mid: no such folder",
                "74 | render --out F                                      | cannot write F: it is a folder",
                "74 | render --count 2 --out F/garbage.safetensors        | cannot make the folder F/garbage.safetensors",
            })
    void oneLineAndAnExitCode(int exitCode, String commandLine, String message) throws IOException {
        Files.writeString(folder.resolve("garbage.safetensors"), "garbage");
        Path seed = Files.createDirectory(folder.resolve("seed"));
        Files.writeString(
                seed.resolve("vocabulary.json"),
                "{\"ticks_per_beat\": 480, \"hidden\": 8, \"notes\": [36, 38], \"ticks\": [0, 120]}");
        List<Path> before = listing();
        Ghostnote.Result result = Ghostnote.run(inFolder(commandLine).split(" +"));
        assertEquals(exitCode, result.exitCode(), result::err);
        assertEquals(1, result.errLines().size(), result::err);
        assertTrue(result.err().startsWith("ghostnote: "), result.err());
        assertTrue(result.err().contains(inFolder(message)), result.err());
        assertEquals("", result.out());
        assertEquals(before, listing(), "something was half-written");
    }

    @Test
    void everyCommandHelpsWithExamplesAndListsItsExitCodes() {
        for (String command : List.of("", "play", "render", "score", "import", "corpus", "train", "devices", "plugins", "config",
                "completion", "bench")) {
            Ghostnote.Result help = Ghostnote.run((command + " --help").strip().split(" "));
            assertEquals(0, help.exitCode());
            assertTrue(help.out().contains("Example"), () -> command + ": " + help.out());
            assertTrue(help.out().contains("Exit codes:"), () -> command + ": " + help.out());
        }
    }

    private String inFolder(String text) {
        return text.replaceAll("\\bF\\b", java.util.regex.Matcher.quoteReplacement(folder.toString()));
    }

    private List<Path> listing() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }
}

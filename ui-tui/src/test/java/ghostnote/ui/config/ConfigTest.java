package ghostnote.ui.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.ui.config.OptionLine.Form;
import ghostnote.ui.config.ScreenSettings.Colors;
import ghostnote.ui.toml.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
    private static final String WHOLE =
            """
            [play]
            tempo = 96
            style = "funk"
            clock-out = true
            out = ["TR-8S,kit=roland-tr-8s", 'take.mid']

            [play.turn]
            density = 0.4
            "solo.tom*" = "on"

            [keys]
            f = "fill now"
            "ctrl-x" = "undo"

            [screen]
            colors = "24-bit"
            ascii = true
            """;

    @TempDir
    Path path;

    private Config read(String text) throws IOException {
        ConfigFolder folder = new ConfigFolder(path);
        Files.writeString(folder.file(), text);
        return Config.read(folder);
    }

    private static OptionLine line(String option, String value, Form form, int line, int column) {
        return new OptionLine(option, value, form, new Place(line, column));
    }

    private static List<String> told(Config config) {
        return config.faults().stream().map(Fault::toString).toList();
    }

    @Test
    void whereThereIsNoFileNothingIsSaidAndNothingIsWrong() {
        Config config = Config.read(new ConfigFolder(path.resolve("none")));
        assertFalse(config.there());
        assertEquals(List.of(), config.play());
        assertEquals(Map.of(), config.keys());
        assertEquals(ScreenSettings.USUAL, config.screen());
        assertEquals(List.of(), config.faults());
    }

    @Test
    void everyValueIsAsOnACommandLineAndKnowsItsPlace() throws IOException {
        Config config = read(WHOLE);
        assertEquals(List.of(), config.faults());
        assertEquals(
                List.of(
                        line("tempo", "96", Form.ALONE, 2, 1),
                        line("style", "funk", Form.ALONE, 3, 1),
                        line("clock-out", "true", Form.ALONE, 4, 1),
                        line("out", "TR-8S,kit=roland-tr-8s", Form.LISTED, 5, 8),
                        line("out", "take.mid", Form.LISTED, 5, 34),
                        line("turn", "density=0.4", Form.NAMED, 8, 1),
                        line("turn", "solo.tom*=on", Form.NAMED, 9, 1)),
                config.play());
        assertEquals(
                Map.of(
                        "f", new KeyLine("fill now", new Place(12, 1)),
                        "ctrl-x", new KeyLine("undo", new Place(13, 1))),
                config.keys());
        assertEquals(List.of("f", "ctrl-x"), List.copyOf(config.keys().keySet()));
        assertEquals(new ScreenSettings(Colors.DIRECT, Optional.of(true)), config.screen());
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkChangeNothing() throws IOException {
        assertEquals(read(WHOLE), read("\ufeff" + WHOLE.replace("\n", "\r\n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tempo = 96               | line 1, column 1: tempo: there is no such table; expected [play], [keys] or [screen]",
                "[plya]                   | line 1, column 1: plya: there is no such table; expected [play], [keys] or [screen]",
                "play = 3                 | line 1, column 1: play: expected a table, [play]",
                "[[keys]]                 | line 1, column 1: keys: expected a table, [keys]",
                "[keys];f = 3             | line 2, column 1: f: expected a line in quotes, such as \"fill now\"",
                "[screen];colors = 'blue' | line 2, column 1: colors = blue: expected one of auto, none, 8, 256, 24-bit;"
                        + " the default is used",
                "[screen];ascii = 'yes'   | line 2, column 1: ascii = yes: expected true or false; the default is used",
                "[screen];ascii = [true]  | line 2, column 1: ascii: expected true or false; the default is used",
                "[screen];size = 3        | line 2, column 1: size: there is no such setting of the screen; expected colors"
                        + " or ascii",
                "[play];at = 1979-05-27   | line 2, column 1: at: expected a number, true, false, or words in quotes",
                "[play];in = ['a', ['b']] | line 2, column 12: in: expected a number, true, false, or words in quotes",
                "[play];tempo = = 3       | line 2, column 9: Unexpected '=', expected a value",
            })
    void whatIsWrongIsToldWithItsPlaceAndWhatIsAllowed(String text, String line) throws IOException {
        assertEquals(List.of(line), told(read(text.replace(';', '\n'))));
    }

    @Test
    void behindABrokenLineAllElseCountsAndFaultsComeInTheOrderOfTheFile() throws IOException {
        Config config = read(
                """
                [play]
                tempo = fast
                seed = 7
                [keys]
                a = 1
                f = "fill now
                u = "undo"
                [screen]
                colors = 256
                """);
        assertEquals(List.of(line("seed", "7", Form.ALONE, 3, 1)), config.play());
        assertEquals(Map.of("u", new KeyLine("undo", new Place(7, 1))), config.keys());
        assertEquals(Colors.PALETTE, config.screen().colors());
        assertEquals(List.of(2, 5, 6), config.faults().stream()
                .map(fault -> fault.place().orElseThrow().line())
                .toList());
    }

    @Test
    void whateverIsInTheFileFaultsAreOneLineEach() throws IOException {
        byte[] whole = WHOLE.getBytes(StandardCharsets.US_ASCII);
        for (int seed = 0; seed < 500; seed++) {
            RandomGenerator chance = new SplittableRandom(seed);
            byte[] damaged = whole.clone();
            for (int i = 0; i <= chance.nextInt(4); i++) {
                damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt(128);
            }
            for (String line : told(read(new String(damaged, StandardCharsets.US_ASCII)))) {
                assertEquals(1, line.lines().count(), "seed %d: %s".formatted(seed, line));
                assertTrue(line.matches("line \\d+, column \\d+: .+"), "seed %d: %s".formatted(seed, line));
            }
        }
    }

    @Test
    void aFileThatCannotBeReadIsToldInOneLine() throws IOException {
        ConfigFolder folder = new ConfigFolder(path);
        Files.createDirectory(folder.file());
        assertEquals(List.of("cannot be read: Is a directory; the defaults are used"), told(Config.read(folder)));
        Files.delete(folder.file());
        Files.write(folder.file(), new byte[] {'[', (byte) 0xff, ']'});
        assertEquals(List.of("cannot be read: it is not in UTF-8; the defaults are used"), told(Config.read(folder)));
        assertTrue(Config.read(folder).there());
        ConfigFolder inAFile = new ConfigFolder(folder.file());
        assertEquals(List.of("cannot be read: Not a directory; the defaults are used"), told(Config.read(inAFile)));
    }
}

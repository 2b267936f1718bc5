package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.ui.config.Config;
import ghostnote.ui.config.ConfigFolder;
import ghostnote.ui.config.OptionLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class PlayDefaultsTest {
    @TempDir
    Path folder;

    private CommandSpec command;

    /** What the lines below [play] come to with a command line. */
    private PlayDefaults apply(String lines, String... arguments) throws IOException {
        PlayCommand play = new PlayCommand();
        CommandLine commandLine = new CommandLine(play).setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.parseArgs(arguments);
        command = commandLine.getCommandSpec();
        ConfigFolder config = new ConfigFolder(folder);
        Files.writeString(config.file(), "[play]\n" + lines);
        return PlayDefaults.apply(Config.read(config), command, play.options());
    }

    private Object value(String option) {
        OptionSpec spec = command.findOption("--" + option);
        return spec.getValue();
    }

    private static List<String> told(PlayDefaults defaults) {
        return defaults.faults().stream().map(fault -> fault.toString()).toList();
    }

    @Test
    void whatTheFileSaysIsWhatTheOptionsAre() throws IOException {
        PlayDefaults defaults = apply(
                """
                tempo = 96
                style = "funk:jazz:0.3"
                seed = 7
                out = ["TR-8S,kit=roland-tr-8s", "Synth,clock=off"]
                in = "Pads"
                turn = { density = 0.4, swing = 58 }
                clock-out = true
                weights = "INT16"
                meter = "7/8"
                """);
        assertEquals(List.of(), told(defaults));
        assertEquals(11, defaults.inForce().size());
        assertEquals(96f, value("tempo"));
        assertEquals("funk:jazz:0.3", value("style"));
        assertEquals(7L, value("seed"));
        assertEquals(List.of("TR-8S,kit=roland-tr-8s", "Synth,clock=off"), value("out"));
        assertEquals(List.of("Pads"), value("in"));
        assertEquals(Map.of("density", "0.4", "swing", "58"), value("turn"));
        assertEquals(true, value("clock-out"));
    }

    @Test
    void theExampleInTheDocumentsIsInForceFromItsFirstLineToItsLast() throws IOException {
        String example = Files.readString(Path.of("../docs/config.md"))
                .lines()
                .dropWhile(line -> !line.contains("[play]"))
                .takeWhile(line -> !line.startsWith("#"))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
        PlayDefaults defaults = apply(example.substring(example.indexOf('\n') + 1));
        assertEquals(List.of(), told(defaults));
        assertEquals(10, defaults.inForce().size());
        assertEquals(List.of("TR-8S,offset=-4", "Synth,channel=3,clock=off"), value("out"));
    }

    @Test
    void theCommandLineHasTheLastWord() throws IOException {
        PlayDefaults defaults = apply(
                "tempo = 96\nout = [\"a\", \"b\"]\nclock-out = true\nseed = 7\n",
                "--tempo", "140", "--out", "c", "--clock-out=false");
        assertEquals(List.of(), told(defaults));
        assertEquals(List.of("seed"), defaults.inForce().stream().map(OptionLine::option).toList());
        assertEquals(140f, value("tempo"));
        assertEquals(List.of("c"), value("out"));
        assertEquals(false, value("clock-out"));
        assertEquals(7L, value("seed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tempo = 2000       | tempo = 2000: expected 20 to 999; the default is used",
                "tempo = 'fast'     | tempo = fast: 'fast' is not a float; the default is used",
                "tempo = [96, 97]   | tempo = 96: expected one value and no list; it is left out",
                "tempo.usual = 96   | tempo.usual = 96: expected a value and no table; it is left out",
                "bars = 0           | bars = 0: expected 1 to 4581298449; the default is used",
                "clock-out = 1      | clock-out = 1: '1' is not a boolean; the default is used",
                "sync = 'midi'      | sync = midi: expected internal, midi:PORT for the clock that comes in there, jack for"
                        + " its transport, or jack-lead; the default is used",
                "lost-clock = 'go'  | lost-clock = go: expected keep or stop; the default is used",
                "turn.swing = 500   | turn.swing = 500: expected a number from 50 to 75; it is left out",
                "out = ['a,channel=17'] | out = a,channel=17: 17: expected 1 to 16; it is left out",
                "meter = '7'        | meter = 7: expected",
                "model = 'none.x'   | model = none.x: no such file or folder; the default is used",
                "kit = 'tr-909'     | kit = tr-909: there is general-midi, alesis-nitro, avldrums,",
                "style = 'jaz'      | style = jaz: the drummer allround knows afrobeat, ",
                "style = \"a\\nb\"  | style = a?b: the drummer allround knows afrobeat, ",
                "tenpo = 96         | tenpo: expected the name of an option, without its dashes (ghostnote play --help); did"
                        + " you mean temperature or tempo?",
                "'' = 96            | : expected the name of an option, without its dashes (ghostnote play --help)",
                "help = true        | help: this is asked for on the command line only",
                "version = true     | version: this is asked for on the command line only",
                "json = true        | json: this is asked for on the command line only",
            })
    void aWrongLineIsToldAndAllOthersCount(String line, String told) throws IOException {
        PlayDefaults defaults = apply("seed = 7\n" + line + "\nfeel = 0.5\n");
        assertEquals(List.of("seed", "feel"), List.of("seed", "feel").stream()
                .filter(option -> defaults.inForce().stream().anyMatch(one -> one.option().equals(option)))
                .toList());
        assertEquals(2, defaults.inForce().size());
        String first = told(defaults).getFirst();
        assertTrue(first.matches("line 3, column \\d+: .*"), first);
        assertTrue(first.substring(first.indexOf(": ") + 2).startsWith(told), first);
        assertEquals(7L, value("seed"));
        assertEquals(0.5f, value("feel"));
        assertEquals(null, value("tempo"));
    }

    @Test
    void whatTheCommandLineMakesImpossibleIsToldAndPlayingGoesOn() throws IOException {
        Path seedModel = SharedData.find("seed-model");
        PlayDefaults defaults = apply("style = \"funk\"\nseed = 7\n", "--model", seedModel.toString());
        assertEquals(1, defaults.faults().size());
        assertTrue(told(defaults).getFirst().endsWith(" knows no styles; the default is used"), told(defaults)::toString);
        assertEquals(null, value("style"));
        assertEquals(7L, value("seed"));
    }

    @Test
    void theModelDecidesWhichStylesThereAreWhereverItsLineStands() throws IOException {
        Path seedModel = SharedData.find("seed-model");
        PlayDefaults defaults = apply("style = \"funk\"\nmodel = \"%s\"\n".formatted(seedModel));
        assertEquals(List.of("model"), defaults.inForce().stream().map(OptionLine::option).toList());
        assertEquals(1, defaults.faults().size());
    }

    @Test
    void aWrongCommandLineIsNotBlamedOnTheFile() throws IOException {
        PlayDefaults defaults = apply("seed = 7\nfeel = 0.5\n", "--tempo", "5");
        assertEquals(List.of(), told(defaults));
    }
}

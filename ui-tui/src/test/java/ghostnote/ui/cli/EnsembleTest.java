package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.jack.Jackd;
import ghostnote.audio.sound.Recording;
import ghostnote.audio.sound.WavReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several drummers at once, as files list them. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EnsembleTest {
    private static final int START = 0xfa;
    private static final int CLOCK = 0xf8;
    private static final long BAR = 1920;

    @TempDir
    Path folder;

    private Path write(String... lines) throws IOException {
        return Files.write(file("band.toml"), List.of(lines));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** The set of one of them out of that of all. */
    private List<String> setOf(String track, Path all) throws IOException {
        List<String> lines = Files.readAllLines(all);
        int from = lines.indexOf("track " + track) + 1;
        int to = IntStream.range(from, lines.size())
                .filter(i -> lines.get(i).startsWith("track "))
                .findFirst()
                .orElse(lines.size());
        return lines.subList(from, to);
    }

    private static List<String> ons(Sequence music, int track) {
        List<String> ons = new ArrayList<>();
        for (int i = 0; i < music.getTracks()[track].size(); i++) {
            byte[] message = music.getTracks()[track].get(i).getMessage().getMessage();
            if ((message[0] & 0xf0) == 0x90) {
                ons.add(music.getTracks()[track].get(i).getTick() + " " + message[1] + " " + message[2]);
            }
        }
        return ons;
    }

    @Test
    void whatIsTurnedForOneIsHeardThereAloneAndTimeByAllAndAllReplays() throws Exception {
        write(
                "seed = 5", "tempo = 240",
                "[[track]]", "name = 'kit'", "style = 'funk'", "out = ['kit.mid']",
                "[[track]]", "name = 'shaker'", "temperature = 0.6", "turn.density = -0.4");
        Process process = Ghostnote.process(
                        List.of(),
                        "play", "--ensemble", "band.toml", "--bars", "12", "--out", "all.mid", "--set", "x.set")
                .directory(folder.toFile())
                .start();
        try (var in = process.outputWriter();
                var out = process.inputReader()) {
            assertTrue(out.lines().anyMatch(line -> line.startsWith("     3.1")), "it ended before");
            in.write("shaker: mute hat\nall: tempo 220\nmeter 3/4\ntrack next\ntemperature 1.4\ntrack brushes\nall: swing 55\nall: keep 1\n");
            in.flush();
            assertTrue(out.lines().anyMatch(line -> line.startsWith("    12.1")), "it ended before");
        }
        String said = process.errorReader().readAllAsString();
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.contains("kit: allround (funk), seed 5, 240.0 bpm"), said);
        assertTrue(said.contains("shaker: allround"), said);
        assertTrue(said.contains("ghostnote: track brushes: expected next or one of kit, shaker\n"), said);
        List<String> kit = setOf("kit", file("x.set"));
        List<String> shaker = setOf("shaker", file("x.set"));
        List<String> turnsOfKit = kit.stream().filter(line -> line.startsWith("@")).toList();
        List<String> turnsOfShaker =
                shaker.stream().filter(line -> line.startsWith("@")).toList();
        assertEquals(3, turnsOfKit.size(), turnsOfKit::toString);
        assertTrue(said.contains("-kit.mid") && said.contains("-shaker.mid"), said);
        List<String> ofTime = Stream.of("tempo", "meter")
                .flatMap(word -> turnsOfKit.stream().filter(turn -> turn.contains(word)))
                .toList();
        assertEquals(2, ofTime.size());
        assertTrue(turnsOfShaker.containsAll(ofTime), turnsOfKit + " and " + turnsOfShaker);
        assertTrue(turnsOfShaker.stream().anyMatch(line -> line.endsWith("swing 55")));
        assertTrue(turnsOfShaker.stream().anyMatch(line -> line.endsWith("temperature 1.4")));
        assertTrue(turnsOfShaker.stream().anyMatch(line -> line.contains(" mute")));

        Renders.run("replay", file("x.set").toString(), "--out", file("again.mid").toString());
        assertArrayEquals(Files.readAllBytes(file("all.mid")), Files.readAllBytes(file("again.mid")));
        Sequence all = MidiSystem.getSequence(file("all.mid").toFile());
        assertEquals(3, all.getTracks().length);
        Files.write(file("kit.set"), kit);
        Renders.run("replay", file("kit.set").toString(), "--out", file("alone.mid").toString());
        assertArrayEquals(Files.readAllBytes(file("kit.mid")), Files.readAllBytes(file("alone.mid")));
        assertEquals(
                ons(MidiSystem.getSequence(file("kit.mid").toFile()), 0), ons(all, 1), "with or without the other");
    }

    @Test
    void whatIsRenderedTogetherIsTheSumOfWhatIsRenderedAlone() throws IOException {
        Renders renders = new Renders(folder);
        write(
                "tempo = 150", "turn.level = -20",
                "[[track]]", "seed = 3", "style = 'rock'",
                "[[track]]", "seed = 9", "style = 'latin'", "sound = 'machine'");
        Path together = renders.render("both.wav", "--ensemble", file("band.toml").toString(), "--bars", "3");
        String[] usual = {"--bars", "3", "--tempo", "150", "--turn", "level=-20"};
        Recording first = read(renders, "1.wav", usual, "--seed", "3", "--style", "rock");
        Recording second = read(renders, "2.wav", usual, "--seed", "9", "--style", "latin", "--sound", "machine");
        Recording both = WavReader.read(together);
        assertEquals(Math.max(first.left().length, second.left().length), both.left().length);
        float greatest = 0;
        for (int i = 0; i < both.left().length; i++) {
            float sum = at(first.left(), i) + at(second.left(), i);
            greatest = Math.max(greatest, Math.abs(sum));
            assertEquals(sum, both.left()[i], 1e-6f, "frame " + i);
        }
        assertTrue(greatest > 0.02 && greatest < 0.5, "greatest " + greatest);
    }

    private static Recording read(Renders renders, String name, String[] usual, String... more) throws IOException {
        return WavReader.read(
                renders.render(name, Stream.concat(Stream.of(usual), Stream.of(more)).toArray(String[]::new)));
    }

    private static float at(float[] samples, int frame) {
        return frame < samples.length ? samples[frame] : 0;
    }

    @Test
    void whatCuesTurnOfTimeTheyTurnForAllAndTheRestForTheirTrack() throws IOException {
        Files.write(file("all.cues"), List.of("@2.1 tempo 90", "@3.1 temperature 1.5"));
        Files.write(file("own.cues"), List.of("@2.3 density 0.5"));
        write("cues = '" + file("all.cues") + "'", "[[track]]", "[[track]]", "[[track]]", "cues = '" + file("own.cues") + "'");
        String[] render = {"render", "--ensemble", file("band.toml").toString(), "--out", file("x.mid").toString()};
        Renders.run(Stream.concat(Stream.of(render), Stream.of("--set", file("x.set").toString())).toArray(String[]::new));
        for (String track : List.of("1", "2", "3")) {
            List<String> turned = setOf(track, file("x.set")).stream().filter(line -> line.startsWith("@")).toList();
            List<String> own = track.equals("3") ? List.of("@2.3 density 0.5") : List.of("@3.1 temperature 1.5");
            assertEquals(Stream.concat(Stream.of("@2.1 tempo 90"), own.stream()).toList(), turned);
        }
        Files.write(file("own.cues"), List.of("@2.3 tempo 80"));
        assertTrue(Renders.refusal(64, render).contains("track 3: its cues turn tempo: that is one for all, and those of 1 turn it"));
    }

    @Test
    void theExampleThatShipsPlays() throws IOException {
        Path music = new Renders(folder).render("x.mid", "--ensemble", "../docs/band.toml", "--bars", "4");
        assertTrue(Files.size(music) > 500);
    }

    @Test
    void tracksOnOnePortAreThereOnTheirChannelsWithOneClock() throws Exception {
        write(
                "tempo = 400", "out = ['" + WirePort.NAME + ",channel=2']",
                "[[track]]", "seed = 1",
                "[[track]]", "seed = 2", "out = ['" + WirePort.NAME + ",channel=5']");
        Process process = Ghostnote.process(
                        List.of("-Dghostnote.test.wire=" + file("wire")),
                        "play", "--ensemble", file("band.toml").toString(), "--bars", "4")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = process.errorReader().readAllAsString();
        assertEquals(0, process.waitFor(), said);
        List<Wire.Message> messages = new Wire(file("wire")).messages();
        assertEquals(4 * 96, messages.stream().filter(message -> message.status() == CLOCK).count());
        assertEquals(1, messages.stream().filter(message -> message.status() == START).count());
        for (int channel : new int[] {1, 4}) {
            long ons = messages.stream().filter(message -> message.status() == (0x90 | channel)).count();
            assertTrue(ons > 10, ons + " on channel " + channel);
            assertEquals(ons, messages.stream().filter(message -> message.status() == (0x80 | channel)).count());
        }
    }

    @Test
    void theClockOfAPortGoesOnWhereTheTrackThatBroughtItLeaves() throws Exception {
        write(
                "tempo = 400", "[[track]]", "out = ['" + WirePort.NAME + ",channel=2']",
                "[[track]]", "out = ['" + WirePort.NAME + ",channel=5']");
        Process process = Ghostnote.process(
                        List.of("-Dghostnote.test.wire=" + file("wire")),
                        "play", "--ensemble", file("band.toml").toString(), "--bars", "8")
                .start();
        try (var in = process.outputWriter();
                var out = process.inputReader()) {
            assertTrue(out.lines().anyMatch(line -> line.startsWith("     3.1")), "it ended before");
            in.write("1: close " + WirePort.NAME + "\n");
            in.flush();
            out.lines().forEach(line -> {});
        }
        assertEquals(0, process.waitFor(), () -> "it failed");
        List<Wire.Message> messages = new Wire(file("wire")).messages();
        long pulses = messages.stream().filter(message -> message.status() == CLOCK).count();
        assertTrue(Math.abs(8 * 96 - pulses) <= 1, pulses + " pulses");
        assertEquals(1, messages.stream().filter(message -> message.status() == START).count());
        assertEquals(1, messages.stream().filter(message -> message.status() == Wire.STOP).count());
        assertEquals(Wire.STOP, messages.getLast().status());
        long left = messages.stream().filter(message -> message.status() == 0x91).count();
        assertTrue(left > 5, left + " hits of the one that left");
        assertEquals(left, messages.stream().filter(message -> message.status() == 0x81).count());
        assertTrue(messages.stream().filter(message -> message.status() == 0x94).count() > left);
    }

    @Test
    void eachHasAPortOfJacksAndWhatSoundsIsHeardTogether() throws Exception {
        write("[[track]]", "name = 'kit'", "[[track]]", "name = 'shaker'", "[[track]]", "name = 'synth'", "out = 'jack'");
        try (Jackd jackd = Jackd.started(48_000, 256)) {
            ProcessBuilder builder = Ghostnote.process(
                    List.of(), "play", "--ensemble", file("band.toml").toString(), "--bars", "60", "--headless");
            builder.environment().putAll(jackd.environment());
            Process process = builder.redirectError(file("err.txt").toFile()).start();
            try {
                Jackd.await(() -> Files.exists(file("err.txt")) && said().contains("bar 2 "));
                List<String> ports = jackd.linesOf("jack_lsp");
                assertTrue(ports.containsAll(List.of("ghostnote:kit", "ghostnote:shaker", "ghostnote:synth")), ports::toString);
                assertTrue(said().contains("kit: ") && said().contains("through JACK"), this::said);
            } finally {
                process.destroy();
            }
            assertTrue(process.waitFor() == 143 || process.exitValue() == 0, this::said);
        }
    }

    private String said() {
        try {
            return Files.readString(file("err.txt"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aKilledOneIsRecoveredWholeAndReplays() throws Exception {
        write("tempo = 300", "[[track]]", "name = 'kit'", "[[track]]", "name = 'shaker'", "sound = 'machine'");
        ProcessBuilder builder = Ghostnote.process(List.of(), "play", "--ensemble", file("band.toml").toString());
        Map<String, String> state = Map.of("XDG_STATE_HOME", folder.toString());
        builder.environment().putAll(state);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertTrue(process.inputReader().lines().anyMatch(line -> line.startsWith("     5.1")));
        process.destroyForcibly().waitFor();
        ProcessBuilder recover = Ghostnote.process(List.of(), "recover", "--out", file("saved.mid").toString());
        recover.environment().putAll(state);
        Ghostnote.Result result = Ghostnote.waitFor(recover.start());
        assertEquals(0, result.exitCode(), result::err);
        Sequence saved = MidiSystem.getSequence(file("saved.mid").toFile());
        assertEquals(3, saved.getTracks().length);
        assertTrue(ons(saved, 1).size() > 20 && ons(saved, 2).size() > 20);
        assertTrue(setOf("shaker", file("saved.set")).contains("sound machine"));
        Renders.run("replay", file("saved.set").toString(), "--out", file("again.mid").toString());
        assertArrayEquals(Files.readAllBytes(file("saved.mid")), Files.readAllBytes(file("again.mid")));
    }

    @Test
    void theCommandLineHasTheLastWordForAll() throws IOException {
        write("seed = 3", "out = ['notes.mid']", "[[track]]", "style = 'funk'", "[[track]]", "seed = 40", "style = 'jazz'");
        String[] render = {"render", "--ensemble", file("band.toml").toString(), "--bars", "2", "--out", file("x.mid").toString()};
        Path set = file("x.set");
        Renders.run(Stream.concat(Stream.of(render), Stream.of("--set", set.toString())).toArray(String[]::new));
        assertTrue(setOf("1", set).containsAll(List.of("seed 3", "style funk")));
        assertTrue(setOf("2", set).containsAll(List.of("seed 40", "style jazz")));
        Renders.run(Stream.concat(
                        Stream.of(render), Stream.of("--set", set.toString(), "--seed", "8", "--style", "rock", "--tempo", "99"))
                .toArray(String[]::new));
        assertTrue(setOf("1", set).containsAll(List.of("seed 8", "style rock", "tempo 99")));
        assertTrue(setOf("2", set).containsAll(List.of("seed 9", "style rock", "tempo 99")));
        assertEquals(2 * BAR, Long.parseLong(setOf("2", set).get(5).substring("ticks ".length())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed = 3 | expected a table [[track]]",
                "[track] | line 1, column 1: track: expected two brackets",
                "[[track]];tempo = 99 | line 2, column 1: tempo: it is one for all tracks",
                "[[track]];name = 'a b' | line 2, column 1: name: expected letters, digits and hyphens",
                "[[track]];name = 'a';[[track]];name = 'a' | line 4, column 1: name: a is taken",
                "[[track]];name = 'all' | line 2, column 1: name: all is taken",
                "[[track]];sync = 'jack' | line 2, column 1: sync: expected the name of an option of a track",
                "[[track]];seed = 'x' | line 2, column 1: Invalid value for option '--seed'",
                "[[track]];seed = { | line 2",
                "[[track]];style = 'polka' | polka"
            })
    void whatIsWrongIsToldInOneLineWithItsPlace(String lines, String told) throws IOException {
        write(lines.split(";"));
        Ghostnote.Result result = Ghostnote.run(
                "render", "--ensemble", file("band.toml").toString(), "--out", file("x.mid").toString());
        assertTrue(result.exitCode() != 0);
        assertEquals(1, result.errLines().size(), result::err);
        assertTrue(result.err().contains(told), result::err);
        assertFalse(Files.exists(file("x.mid")));
    }
}

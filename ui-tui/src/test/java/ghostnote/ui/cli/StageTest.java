package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stage in a real terminal, its keys pressed one by one. */
class StageTest {
    private static final Map<String, String> UTF_8 = Map.of("LC_ALL", "C.UTF-8");

    @TempDir
    Path folder;

    private Tmux start(int width, int height, Map<String, String> environment) throws Exception {
        return new Tmux(folder, width, height, environment, List.of(), "--tempo", "90");
    }

    @Test
    void eachKeyDoesWhatTheHelpPageSays() throws Exception {
        LittleDrummer.train(folder.resolve("config/ghostnote/drummers"), "brushes");
        try (Tmux tmux = start(80, 24, UTF_8)) {
            tmux.await("▶");
            tmux.press("Space");
            tmux.await("■");
            tmux.press("Space");
            tmux.await("▶");
            tmux.press("Down", "Right");
            tmux.await("when              1.05");
            tmux.press("Left", "Left");
            tmux.await("when              0.95");
            tmux.press("S-Right");
            tmux.await("when              0.96");
            tmux.press("]", "]", "[");
            tmux.await("when              0.97");
            tmux.press("u");
            tmux.await("undo: when ");
            tmux.press("C-r");
            tmux.await("redo: when 0.97");
            tmux.press("BSpace");
            tmux.await("when                 1");
            tmux.press("Enter");
            tmux.await(": when ");
            tmux.type("1.55");
            tmux.press("BSpace", "Enter");
            tmux.await("when               1.5");
            tmux.press("Up");
            tmux.press("Up");
            tmux.press("Right");
            tmux.await("5/4");
            tmux.await("meter 5/4 at");
            tmux.press("BSpace");
            tmux.await("meter              4/4");

            tmux.press("1");
            tmux.await("1 kick M");
            tmux.press("1", "0");
            tmux.await("0 perc M");
            tmux.await("1 kick  ");
            tmux.press("0", "#");
            tmux.await("3 rim  S");
            tmux.press("#", "s", "2");
            tmux.await("2 snareS");
            tmux.press("s", "2");
            tmux.await("2 snare ");

            tmux.press("f");
            tmux.await("fill at ");
            tmux.press("r");
            tmux.await("reseed at ");
            tmux.press("z");
            tmux.await("freeze 2 at ");
            tmux.press("z");
            tmux.await("freeze 0 at ");
            tmux.press("k");
            tmux.await("kept in ghostnote-");
            tmux.press("p", "<", ">");
            // What thinks of them may not be compiled yet; it says so.
            for (int i = 0; i < 10 && !tmux.screen().contains("could go on like this"); i++) {
                tmux.press("a");
                Thread.sleep(1500);
            }
            tmux.await(" 16");
            tmux.press("Right", "Right", "Enter");
            tmux.await("way 3 at ");
            tmux.press("c");
            tmux.await("Who keeps time");
            tmux.await("this machine");
            tmux.press("Enter");
            tmux.press("i");
            tmux.await("roland-tr-8s");
            tmux.press("Escape");
            tmux.await("space start/stop");
            tmux.press("d");
            tmux.await("Who drums");
            tmux.await("brushes");
            tmux.press("Down", "Enter");
            tmux.await("drummer brushes at ");
            tmux.await("GHOSTNOTE  brushes");
            tmux.press("o");
            tmux.await("Where it plays to");
            tmux.press("Escape");
            tmux.await("space start/stop");
            tmux.press(":");
            tmux.type("style jazz");
            tmux.press("Enter");
            tmux.await("brushes, jazz");
            tmux.press("?");
            tmux.await("start-stop   starts and stops");
            tmux.press("NPage", "NPage", "NPage");
            tmux.await("how freely it draws");
            tmux.press("Escape");
            tmux.await("space start/stop");
            tmux.press("t");
            Thread.sleep(400);
            tmux.press("t");
            tmux.await("tempo", screen -> !screen.contains("90.0 bpm"));
            tmux.press("q");
            tmux.await("the same key again ends the performance");
            tmux.press("Escape");
            tmux.await("space start/stop");
            tmux.press("q", "q");
            tmux.awaitEnd();
            tmux.await("it ended with 0");
            tmux.assertRestored();
            assertTrue(tmux.said().contains("played "), tmux.said());
        }
        List<String> turned = Files.readAllLines(folder.resolve("x.set")).stream()
                .filter(line -> line.startsWith("@"))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
        for (String turn : List.of("when 1.5", "mute.kick on", "mute.kick off", "solo.cross-stick on", "fill on", "freeze 2",
                "way 3", "drummer brushes", "style jazz", "nudge -5")) {
            assertTrue(turned.contains(turn), turn + " is not in " + turned);
        }
        Ghostnote.Result replayed = Ghostnote.waitFor(Ghostnote.process(
                        List.of(),
                        "replay",
                        "x.set",
                        "--out",
                        "again.mid",
                        "--drummer",
                        "config/ghostnote/drummers/brushes.safetensors")
                .directory(folder.toFile())
                .start());
        assertEquals(0, replayed.exitCode(), replayed::err);
        assertEquals(-1, Files.mismatch(folder.resolve("take.mid"), folder.resolve("again.mid")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP", "C-c"})
    void theTerminalIsAsItWasAfterASignal(String signal) throws Exception {
        try (Tmux tmux = start(80, 24, UTF_8)) {
            tmux.await("▶");
            if (signal.equals("C-c")) {
                tmux.press(signal);
            } else {
                new ProcessBuilder("kill", "-" + signal, String.valueOf(tmux.program().pid())).start().waitFor();
            }
            tmux.awaitEnd();
            tmux.assertRestored();
            assertTrue(Files.exists(folder.resolve("take.mid")), "no take");
        }
    }

    @Test
    void theTerminalIsAsItWasAfterAStartThatFails() throws Exception {
        try (Tmux tmux = new Tmux(folder, 80, 24, UTF_8, List.of(), "--tempo", "90", "--out", "no such port")) {
            tmux.awaitEnd();
            tmux.assertRestored();
            tmux.await("it ended with 69");
            assertTrue(tmux.said().contains("no MIDI output port \"no such port\""), tmux.said());
        }
    }

    @Test
    void controlZAndControlSAreKeysAndDoNotStopTheShow() throws Exception {
        try (Tmux tmux = start(80, 24, UTF_8)) {
            tmux.await("▶");
            tmux.press("C-z", "C-s", "f");
            tmux.await("fill at ");
            tmux.press("q", "q");
            tmux.awaitEnd();
            tmux.assertRestored();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "xterm-256color, '', truecolor, 38;2;",
        "xterm-256color, '', '', 38;5;",
        "xterm, '', '', [31m",
        "xterm-256color, 1, truecolor, ''"
    })
    void itHasTheColoursOfTheTerminal(String term, String noColor, String colorTerm, String expected) throws Exception {
        Map<String, String> environment = Map.of(
                "LC_ALL", "C.UTF-8", "TERM", term, "NO_COLOR", noColor, "COLORTERM", colorTerm);
        try (Tmux tmux = start(80, 24, environment)) {
            tmux.await("▶");
            String colors = tmux.colors();
            if (expected.isEmpty()) {
                assertFalse(colors.matches("(?s).*\\[[0-9;]*(3[0-7]|38;[0-9;]*|9[0-7])m.*"), colors);
            } else {
                assertTrue(colors.contains(expected), colors);
            }
            tmux.press("q", "q");
            tmux.awaitEnd();
        }
    }

    @Test
    void withoutUnicodeItIsPlainAsciiAndItFitsAnySize() throws Exception {
        try (Tmux tmux = start(80, 24, Map.of("LC_ALL", "C"))) {
            String screen = tmux.await("1 kick", shown -> shown.contains("1 kick") && shown.contains(" > "));
            assertTrue(screen.chars().allMatch(character -> character < 0x7F), screen);
            tmux.resize(40, 12);
            tmux.await("small", shown -> shown.startsWith(">") && shown.contains("perc"));
            tmux.resize(120, 40);
            tmux.await("hat-closed-edg");
            tmux.resize(5, 2);
            tmux.resize(80, 24);
            tmux.await("1 kick ");
            tmux.press("q", "q");
            tmux.awaitEnd();
            tmux.assertRestored();
            assertFalse(tmux.said().contains("xception"), tmux.said());
        }
    }

    @Test
    void theNextTrackIsSteeredByTheSameKeys() throws Exception {
        Path band = folder.resolve("band.toml");
        Files.writeString(band, "[[track]]\nname = 'kit'\nstyle = 'funk'\n[[track]]\nname = 'shaker'\nstyle = 'latin'\n");
        try (Tmux tmux = new Tmux(folder, 100, 30, UTF_8, List.of(), "--ensemble", band.toString())) {
            tmux.await("GHOSTNOTE  kit (1 of 2): allround, funk, seed 11");
            tmux.await("▶");
            tmux.press("Down", "Right");
            tmux.await("when              1.05");
            tmux.press("Tab");
            tmux.await("GHOSTNOTE  shaker (2 of 2): allround, latin, seed 12");
            tmux.press("Down", "Left");
            tmux.await("when              0.95");
            tmux.press("1", "f");
            tmux.await("1 kick M");
            tmux.press("Tab");
            tmux.await("when              1.05");
            tmux.await("1 kick  ");
            tmux.press(":");
            tmux.type("shaker: tempo 99");
            tmux.press("Enter");
            tmux.await("99.0 bpm");
            tmux.press("q", "q");
            tmux.awaitEnd();
        }
        String set = Files.readString(folder.resolve("x.set"));
        assertTrue(set.indexOf("when 1.05") < set.indexOf("track shaker"), set);
        assertTrue(set.indexOf("when 0.95") > set.indexOf("track shaker"), set);
        assertEquals(2, set.split("tempo 99", -1).length - 1, set);
    }
}

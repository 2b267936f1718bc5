package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A performance that is steered by lines, as from a terminal or another program. */
class TypedLinesTest {
    @TempDir
    Path folder;

    @Test
    void whatIsTypedIsTurnedUndoneAndDoneAgainAndTheSetFileReplaysIt() throws Exception {
        Player player = new Player(folder);
        player.awaitPosition("1.3");
        player.type("temperature 1.4");
        player.type("solo.tom* on");
        player.type("undo");
        player.type("undo");
        player.type("redo");
        player.awaitPosition("3.1");
        player.type("goto 1");
        player.awaitPosition("5.1");
        List<String> said = player.end();
        assertTrue(said.contains("ghostnote: undo: temperature 1"), said::toString);
        assertTrue(said.contains("ghostnote: redo: temperature 1.4"), said::toString);
        List<String> turned = player.turned();
        assertEquals("temperature 1.4", turned.getFirst());
        assertEquals(List.of("temperature 1", "temperature 1.4", "goto 1"), turned.subList(turned.size() - 3, turned.size()));
        player.assertReplays();
    }

    @Test
    void keepSavesTheLastBars() throws Exception {
        Player player = new Player(folder);
        player.awaitPosition("4.1");
        player.type("keep 2");
        String kept = player.awaitSaid("ghostnote: kept in ");
        player.end();
        MidiFile file = MidiFileReader.read(folder.resolve(kept.substring("ghostnote: kept in ".length())));
        List<NoteOn> all = MidiFileReader.read(folder.resolve("take.mid")).noteOns();
        List<NoteOn> fromTheSecondBar = all.stream()
                .filter(on -> on.tick() >= 1920)
                .map(on -> new NoteOn(on.tick() - 1920, on.channel(), on.note(), on.velocity()))
                .toList();
        assertTrue(file.noteOns().size() > 10);
        assertEquals(fromTheSecondBar.subList(0, file.noteOns().size()), file.noteOns());
    }

    @Test
    void whatCannotBeDoneIsToldInOneLineAndItPlaysOn() throws Exception {
        Player player = new Player(folder);
        player.awaitPosition("1.2");
        player.type("swing 99");
        player.type("louder");
        player.type("keep x");
        player.type("undo");
        player.type("");
        player.awaitPosition("2.1");
        assertEquals(
                List.of(
                        "ghostnote: swing 99: expected a number from 50 to 75",
                        "ghostnote: expected a control and its value, such as temperature 1.3, or fill, reseed, repeat, mute"
                                + " hat, solo hat, undo, redo, keep 4, preset FILE, kit NAME, futures, future 7, stop, start,"
                                + " continue, start-stop, locate 9.1, tap, sync midi:PORT, out PORT, close PORT, control PORT,"
                                + " learn temperature, forget temperature, panic, track NAME, quit; found: louder",
                        "ghostnote: keep x: expected a whole number from 1 to 9999",
                        "ghostnote: there is nothing to undo"),
                player.end());
        assertEquals(List.of(), player.turned());
    }

    @Test
    void aBarOfAnotherMeterIsToldToBeOutOfReach() throws Exception {
        Player player = new Player(folder);
        player.awaitPosition("2.2");
        player.type("meter 7/8");
        player.awaitPosition("4.1");
        player.type("goto 1");
        player.type("goto 3");
        player.awaitPosition("5.1");
        assertEquals(
                List.of("ghostnote: goto 1: that bar was in 4/4, and this is 7/8: it plays on from nothing (meter 4/4"
                        + " first)"),
                player.end());
        player.assertReplays();
    }

    @Test
    void aPresetKeepsWhatIsStoredAndWhereTheControlsStandForAnotherPerformance() throws Exception {
        Player player = new Player(folder);
        player.awaitPosition("3.1");
        player.type("store 2");
        player.type("density 0.2");
        player.type("mute.ride* on");
        player.type("second-state 2");
        player.type("state-on-beat 2");
        player.type("morph 0.5");
        player.awaitPosition("4.1");
        player.type("preset my own.preset");
        player.type("preset");
        player.awaitPosition("5.1");
        assertEquals(
                List.of(
                        "ghostnote: preset written: my own.preset",
                        "ghostnote: preset: expected the file to write, such as preset funky.preset"),
                player.end());
        player.assertReplays();
        List<String> lines = Files.readAllLines(folder.resolve("my own.preset"));
        assertEquals("ghostnote preset 1", lines.getFirst());
        assertTrue(lines.containsAll(List.of("density 0.2", "mute.ride on", "tempo 240")), lines::toString);
        assertTrue(lines.stream().filter(line -> line.startsWith("stored 2 ")).count() > 10, lines::toString);

        String preset = folder.resolve("my own.preset").toString();
        String cues = Files.writeString(folder.resolve("x.cues"), "@2.1 state 2\n").toString();
        String out = folder.resolve("again.mid").toString();
        String set = folder.resolve("again.set").toString();
        Ghostnote.Result result =
                Ghostnote.run("render", "--preset", preset, "--cues", cues, "--out", out, "--set", set);
        assertEquals(0, result.exitCode(), result::err);
        assertTrue(Files.readAllLines(Path.of(set)).containsAll(lines.subList(1, lines.size())));
        String replayed = folder.resolve("replayed.mid").toString();
        assertEquals(0, Ghostnote.run("replay", set, "--out", replayed).exitCode());
        assertArrayEquals(Files.readAllBytes(Path.of(out)), Files.readAllBytes(Path.of(replayed)));
    }

    @Test
    void aPresetWithAWrongLineIsRefusedInOneLine() throws Exception {
        for (String wrong : List.of(
                "stored 17 0 kick 90",
                "stored 1 0 gong 90",
                "stored 1 0 kick",
                "stored x 0 kick 90",
                "swing 99",
                "@2.1 swing 60",
                "state 2")) {
            Path preset = Files.writeString(folder.resolve("x.preset"), "ghostnote preset 1\n" + wrong + "\n");
            Ghostnote.Result result = Ghostnote.run(
                    "render", "--preset", preset.toString(), "--out", folder.resolve("x.mid").toString());
            assertEquals(1, result.err().lines().count(), result::err);
            assertTrue(result.err().startsWith("ghostnote: " + preset), result::err);
            assertTrue(result.exitCode() != 0);
        }
    }
}

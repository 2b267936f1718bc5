package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A performance that is steered by lines, as from a terminal or another program. */
class TypedLinesTest {
    @TempDir
    Path folder;

    /** A process that plays, and what it says. */
    private final class Player {
        final Process process;
        final BufferedReader out;
        final BufferedReader err;
        final Writer in;

        Player() throws IOException {
            process = Ghostnote.process(
                            List.of(), "play", "--seed", "11", "--tempo", "240", "--set", "x.set", "--out", "take.mid")
                    .directory(folder.toFile())
                    .start();
            out = process.inputReader();
            err = process.errorReader();
            in = process.outputWriter();
        }

        void type(String line) throws IOException {
            in.write(line + "\n");
            in.flush();
        }

        void awaitPosition(String position) throws IOException {
            String line = out.readLine();
            while (line != null && !line.strip().startsWith(position + " ")) {
                line = out.readLine();
            }
            assertTrue(line != null, "it ended before " + position);
        }

        List<String> end() throws IOException, InterruptedException {
            type("quit");
            List<String> said = err.lines().filter(line -> line.startsWith("ghostnote: ")).toList();
            assertEquals(0, process.waitFor());
            return said;
        }
    }

    private List<String> turned() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("x.set"))) {
            return lines.filter(line -> line.startsWith("@")).map(line -> line.substring(line.indexOf(' ') + 1)).toList();
        }
    }

    @Test
    void whatIsTypedIsTurnedUndoneAndDoneAgainAndTheSetFileReplaysIt() throws Exception {
        Player player = new Player();
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
        List<String> turned = turned();
        assertEquals("temperature 1.4", turned.getFirst());
        assertEquals(List.of("temperature 1", "temperature 1.4", "goto 1"), turned.subList(turned.size() - 3, turned.size()));
        String again = folder.resolve("again.mid").toString();
        assertEquals(0, Ghostnote.run("replay", folder.resolve("x.set").toString(), "--out", again).exitCode());
        assertArrayEquals(Files.readAllBytes(folder.resolve("take.mid")), Files.readAllBytes(Path.of(again)));
    }

    @Test
    void keepSavesTheLastBars() throws Exception {
        Player player = new Player();
        player.awaitPosition("4.1");
        player.type("keep 2");
        String kept = player.err.lines().filter(line -> line.startsWith("ghostnote: kept in ")).findFirst().orElseThrow();
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
        Player player = new Player();
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
                        "ghostnote: expected a control and its value, such as temperature 1.3, or undo, redo, keep 4,"
                                + " futures, future 7, quit; found: louder",
                        "ghostnote: keep x: expected a whole number from 1 to 9999",
                        "ghostnote: there is nothing to undo"),
                player.end());
        assertEquals(List.of(), turned());
    }
}

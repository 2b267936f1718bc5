package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.os.Threads;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed while they play to a port that tells what came out of it. */
class RecoverCommandTest {
    /** Fast, so that a short time holds many notes. */
    private static final String[] PLAY = {"play", "--seed", "11", "--tempo", "400", "--out", WirePort.NAME};

    @TempDir
    Path folder;

    @Test
    void nothingThatWasPlayedIsMissingAfterAKill() throws Exception {
        killAtRandomMoments(3);
    }

    @Test
    @Tag("soak")
    void nothingThatWasPlayedIsMissingAfterTwoHundredKills() throws Exception {
        killAtRandomMoments(200);
    }

    private void killAtRandomMoments(int times) throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        int played = 0;
        for (int i = 0; i < times; i++) {
            Wire wire = new Wire(folder.resolve("wire-" + i));
            Path state = folder.resolve("state-" + i);
            Process process = process(wire, state, PLAY).start();
            wire.awaitNotes(1);
            Thread.sleep(random.nextInt(1500));
            process.destroyForcibly().waitFor();
            List<Integer> sounded = wire.notesOn();
            Path midi = folder.resolve("recovered-" + i + ".mid");
            Ghostnote.Result result = recover(state, midi);
            assertEquals(0, result.exitCode(), result::err);
            List<NoteOn> recovered = MidiFileReader.read(midi).noteOns();
            ArrayDeque<Integer> kept = new ArrayDeque<>(recovered.stream().map(NoteOn::note).toList());
            for (int note : sounded) {
                assertTrue(kept.removeFirstOccurrence(note), "a note %d of %d is missing".formatted(note, sounded.size()));
            }
            // Those of the next tenth of a second, and of a machine so busy that they were too late.
            assertTrue(kept.size() <= 16, kept::toString);
            played += sounded.size();
        }
        assertTrue(played > 8 * times, "only %d notes".formatted(played));
    }

    @Test
    void theSetFileOfWhatWasRecoveredReplaysIt() throws Exception {
        Wire wire = new Wire(folder.resolve("wire"));
        Path cues = Files.writeString(folder.resolve("x.cues"), "@1.2 meter 3/8\n@2.2 tempo 200\n@3.1+5 meter 2/4\n");
        String[] arguments =
                Stream.concat(Stream.of(PLAY), Stream.of("--cues", cues.toString())).toArray(String[]::new);
        Process process = process(wire, folder, arguments).start();
        wire.awaitNotes(1);
        Thread.sleep(2000);
        process.destroyForcibly().waitFor();
        Path midi = folder.resolve("recovered.mid");
        assertEquals(0, recover(folder, midi).exitCode());
        Path again = folder.resolve("again.mid");
        Ghostnote.Result replayed = Ghostnote.run(
                "replay", folder.resolve("recovered.set").toString(), "--out", again.toString());
        assertEquals(0, replayed.exitCode(), replayed::err);
        assertArrayEquals(Files.readAllBytes(midi), Files.readAllBytes(again));
    }

    @Test
    void ofTwoWhoPlayedAtOnceAndWereKilledBothAreInOneFile() throws Exception {
        int sounded = killTwoDrummers();
        Path midi = folder.resolve("recovered.mid");
        Ghostnote.Result result = recover(folder, midi);
        assertEquals(0, result.exitCode(), result::err);
        MidiFile music = MidiFileReader.read(midi);
        assertEquals(1, music.format());
        int kicks = assertAllHits(music, Voice.KICK, sounded);
        int cowbells = assertAllHits(music, Voice.COWBELL, sounded);
        Path set = folder.resolve("recovered.set");
        assertTrue(
                result.err().contains("%s, %s: %d notes, to bar ".formatted(midi, set, kicks + cowbells)), result::err);
        List<String> lines = Files.readAllLines(set);
        int second = lines.indexOf("track percussion");
        assertEquals(List.of("ghostnote ensemble 1", "track kit"), lines.subList(0, 2));
        assertEquals(lines.subList(2, second), lines.subList(second + 1, lines.size()));
    }

    @Test
    void ofTwoAJournalOfWhichNothingIsLeftDoesNotCostTheOther() throws Exception {
        int sounded = killTwoDrummers();
        Path kit = journal("kit");
        Path percussion = journal("percussion");
        byte[] whole = Files.readAllBytes(percussion);
        Files.write(percussion, Arrays.copyOf(whole, whole.length - 5));
        Files.write(kit, new byte[0]);
        Path midi = folder.resolve("recovered.mid");
        Ghostnote.Result result = recover(folder, midi);
        assertEquals(0, result.exitCode(), result::err);
        assertEquals(
                "ghostnote: %s: not a journal, or nothing in it is whole; it is left out".formatted(kit),
                result.errLines().getFirst());
        assertTrue(result.err().contains("; lines left out as torn or damaged: 1"), result::err);
        assertAllHits(MidiFileReader.read(midi), Voice.COWBELL, sounded - 1);
        Files.write(percussion, new byte[0]);
        assertEquals(ExitCode.NO_INPUT, recover(folder, midi).exitCode());
    }

    /** How many hits of each sounded. */
    private int killTwoDrummers() throws Exception {
        Path out = folder.resolve("out");
        ProcessBuilder builder = Ghostnote.java(List.of(), "ghostnote.ui.journal.TwoDrummers")
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("XDG_STATE_HOME", folder.toString());
        Process process = builder.start();
        Threads.waitFor(() -> soundedSoFar(out) >= 150 || !process.isAlive(), 5, 60_000);
        assertEquals(128 + 9, process.destroyForcibly().waitFor(), () -> "it was not killed");
        assertEquals("", Files.readString(folder.resolve("err")).replaceAll("(?m)^WARNING: .*\\R", ""));
        return soundedSoFar(out);
    }

    private static int soundedSoFar(Path out) {
        try {
            return Files.readAllLines(out).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path journal(String track) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("ghostnote"))) {
            return files.filter(file -> file.toString().endsWith("." + track + ".journal"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Those that sounded, and no more than a few that were about to. */
    private static int assertAllHits(MidiFile music, Voice voice, int sounded) {
        List<Long> ticks = music.noteOns().stream()
                .filter(on -> on.note() == voice.note())
                .map(NoteOn::tick)
                .toList();
        assertEquals(LongStream.range(0, ticks.size()).map(number -> 10 * number).boxed().toList(), ticks);
        assertTrue(
                ticks.size() >= sounded && ticks.size() <= sounded + 50,
                () -> "%d of %s, but %d sounded".formatted(ticks.size(), voice, sounded));
        return ticks.size();
    }

    @Test
    void withoutACrashThereIsNothingToRecoverAndTheLineSaysWhereThePerformancesAre() throws Exception {
        Wire wire = new Wire(folder.resolve("wire"));
        Process process = process(wire, folder, "play", "--seed", "1", "--bars", "1", "--tempo", "900").start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        Ghostnote.Result result = recover(folder, folder.resolve("x.mid"));
        assertEquals(ExitCode.NO_INPUT, result.exitCode());
        assertEquals(
                List.of("ghostnote: every performance ended as it should; journals of the last ones are in "
                        + folder.resolve("ghostnote") + ", name one to save it"),
                result.errLines());
    }

    @Test
    void whatIsNoJournalIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("x.journal"), "once upon a time\n");
        Ghostnote.Result result = Ghostnote.run("recover", text.toString(), "--out", folder.resolve("x.mid").toString());
        assertEquals(ExitCode.BAD_DATA, result.exitCode());
        assertEquals(
                List.of("ghostnote: " + text + ": not a journal, or nothing in it is whole"), result.errLines());
    }

    @Test
    void whatCannotBeReadIsToldByName() {
        Ghostnote.Result result = Ghostnote.run("recover", folder.toString(), "--out", folder.resolve("x.mid").toString());
        assertEquals(ExitCode.IO_ERROR, result.exitCode());
        assertEquals(List.of("ghostnote: cannot read " + folder + ": Is a directory"), result.errLines());
    }

    @Test
    void whereTheJournalCannotBeWrittenThatIsToldAndItPlays() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Process process =
                process(new Wire(folder.resolve("wire")), file, "play", "--seed", "1", "--bars", "1", "--tempo", "900").start();
        String err = process.errorReader().readAllAsString();
        assertEquals(0, process.waitFor(), err);
        assertTrue(
                err.contains("ghostnote: no journal in %s: Not a directory; playing goes on"
                        .formatted(file.resolve("ghostnote"))),
                err);
        assertTrue(err.contains("played "), err);
    }

    private static ProcessBuilder process(Wire wire, Path state, String... arguments) {
        ProcessBuilder process = Ghostnote.process(wire.jvmFlags(), arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process.environment().put("XDG_STATE_HOME", state.toString());
        return process;
    }

    private static Ghostnote.Result recover(Path state, Path midi) throws Exception {
        ProcessBuilder process = Ghostnote.process(List.of(), "recover", "--out", midi.toString());
        process.environment().put("XDG_STATE_HOME", state.toString());
        return Ghostnote.waitFor(process.start());
    }
}

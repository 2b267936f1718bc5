package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For each note on the wire exactly one note-off, however a real process ends and whatever is done to it. */
class NoteDisciplineTest {
    private static final int NOTE_ON = 0x99;
    private static final int NOTE_OFF = 0x89;
    private static final int STOP = 0xfc;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP", "quit"})
    void eachNoteEndsOnceHoweverThePerformanceEnds(String ending) throws Exception {
        Path wire = folder.resolve("wire");
        Process process = Ghostnote.process(
                        List.of("-Dghostnote.test.wire=" + wire),
                        "play", "--seed", "11", "--tempo", "500", "--out", WirePort.NAME)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Writer in = process.outputWriter();
        awaitNotes(wire, 1);
        for (String line : List.of(
                "mute.hat* on", "density 1", "goto 1", "temperature 2", "solo.snare on", "undo", "freeze 1", "tempo 300",
                "reseed-on-16th 7", "freeze 0")) {
            in.write(line + "\n");
            in.flush();
            Thread.sleep(60);
        }
        awaitNotes(wire, 10);
        if (ending.equals("quit")) {
            in.write("quit\n");
            in.flush();
        } else {
            new ProcessBuilder("kill", "-" + ending, String.valueOf(process.pid())).start().waitFor();
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it did not end");
        assertDisciplined(Files.readAllBytes(wire));
    }

    private static void assertDisciplined(byte[] wire) {
        boolean[] sounds = new boolean[128];
        int status = 0;
        for (int at = 0; at + 2 < wire.length; at += 3) {
            status = wire[at] & 0xff;
            if (status == NOTE_ON || status == NOTE_OFF) {
                int note = wire[at + 1];
                assertEquals(status == NOTE_OFF, sounds[note], "note %d at message %d".formatted(note, at / 3));
                sounds[note] = status == NOTE_ON;
                assertTrue(wire[at + 2] > 0 || status == NOTE_OFF, "a note-on of velocity 0");
            }
        }
        for (int note = 0; note < sounds.length; note++) {
            assertTrue(!sounds[note], "note %d hangs".formatted(note));
        }
        assertEquals(STOP, status, "the last message");
    }

    private static void awaitNotes(Path wire, int count) throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (notes(wire) < count) {
            assertTrue(System.nanoTime() < deadlineNs, "it does not play");
            Thread.sleep(10);
        }
    }

    private static int notes(Path wire) throws IOException {
        int notes = 0;
        byte[] bytes = Files.exists(wire) ? Files.readAllBytes(wire) : new byte[0];
        for (int at = 0; at + 2 < bytes.length; at += 3) {
            notes += (bytes[at] & 0xff) == NOTE_ON ? 1 : 0;
        }
        return notes;
    }
}

package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For each note on the wire exactly one note-off, however a real process ends and whatever is done to it. */
class NoteDisciplineTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP", "quit"})
    void eachNoteEndsOnceHoweverThePerformanceEnds(String ending) throws Exception {
        Wire wire = new Wire(folder.resolve("wire"));
        Process process = Ghostnote.process(
                        wire.jvmFlags(),
                        "play", "--seed", "11", "--tempo", "500", "--out", WirePort.NAME)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Writer in = process.outputWriter();
        wire.awaitNotes(1);
        for (String line : List.of(
                "mute.hat* on", "density 1", "goto 1", "temperature 2", "solo.snare on", "undo", "freeze 1", "tempo 300",
                "reseed-on-16th 7", "kit roland-td", "freeze 0", "kit volca-beats")) {
            in.write(line + "\n");
            in.flush();
            Thread.sleep(60);
        }
        wire.awaitNotes(10);
        if (ending.equals("quit")) {
            in.write("quit\n");
            in.flush();
        } else {
            new ProcessBuilder("kill", "-" + ending, String.valueOf(process.pid())).start().waitFor();
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it did not end");
        assertDisciplined(wire.messages());
    }

    private static void assertDisciplined(List<Wire.Message> messages) {
        boolean[] sounds = new boolean[128];
        for (Wire.Message message : messages) {
            boolean on = message.status() == Wire.NOTE_ON;
            if (on || message.status() == Wire.NOTE_OFF) {
                assertEquals(!on, sounds[message.note()], message::toString);
                sounds[message.note()] = on;
                assertTrue(message.velocity() > 0 || !on, "a note-on of velocity 0");
            }
        }
        for (int note = 0; note < sounds.length; note++) {
            assertTrue(!sounds[note], "note %d hangs".formatted(note));
        }
        assertEquals(Wire.STOP, messages.getLast().status(), "the last message");
    }
}

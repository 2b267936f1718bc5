package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A port that is played to for a while only. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutputsComeAndGoTest {
    private static final int CLOCK = 0xF8;
    private static final int CONTINUE = 0xFB;
    private static final int POSITION = 0xF2;
    private static final int CHANNEL_MODE = 0xB9;

    @TempDir
    Path folder;

    @Test
    void aPortThatComesLaterTakesUpWhereTheOthersAreAndIsLeftInSilence() throws Exception {
        Wire wire = new Wire(folder.resolve("wire"));
        Player player = new Player(folder, wire.jvmFlags());
        player.awaitPosition("3.1");
        player.type("out " + WirePort.NAME);
        player.awaitSaid("ghostnote: playing to " + WirePort.NAME);
        wire.awaitNotes(30);
        player.type("out " + WirePort.NAME);
        player.awaitSaid("ghostnote: out " + WirePort.NAME + ": it is played to already");
        player.type("panic");
        player.type("close wire");
        player.awaitSaid("ghostnote: not playing to " + WirePort.NAME + " any more");
        List<Wire.Message> messages = wire.messages();
        player.awaitPosition("12.1");
        player.end();

        assertEquals(messages, wire.messages(), "nothing more is sent");
        List<Integer> commands = messages.stream()
                .map(Wire.Message::status)
                .filter(status -> status >= 0xF0 && status != CLOCK)
                .toList();
        assertEquals(List.of(POSITION, CONTINUE, Wire.STOP), commands);
        assertEquals(
                List.of(120, 123),
                messages.stream()
                        .filter(message -> message.status() == CHANNEL_MODE)
                        .map(Wire.Message::note)
                        .toList());
        long on = messages.stream().filter(message -> message.status() == Wire.NOTE_ON).count();
        long off = messages.stream().filter(message -> message.status() == Wire.NOTE_OFF).count();
        assertEquals(on, off);
        List<Integer> heard = wire.notesOn();
        List<Integer> played = MidiFileReader.read(folder.resolve("take.mid")).noteOns().stream()
                .map(NoteOn::note)
                .toList();
        assertTrue(isLeftOf(played, heard), heard + " is not in " + played);
        player.assertReplays();
    }

    /** What was sent too late, as this machine was held up, is left out on the wire. */
    private static boolean isLeftOf(List<Integer> all, List<Integer> some) {
        int found = 0;
        for (int i = 0; i < all.size() && found < some.size(); i++) {
            found += all.get(i).equals(some.get(found)) ? 1 : 0;
        }
        return found == some.size();
    }
}

package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A terminal that takes nothing any more: a hung SSH session, or somebody who scrolls back. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnreadTerminalTest {
    @TempDir
    Path folder;

    @Test
    void itPlaysOnObeysKeysAndEndsWithTheTakeSaved() throws Exception {
        String last = playUnread(5_000);
        assertTrue(last.contains(" 0 dropped;"), last);
    }

    @Test
    @Tag("soak")
    void forAMinuteNoNoteIsLate() throws Exception {
        String last = playUnread(60_000);
        assertTrue(last.contains("; 0 late, 0 dropped;"), last);
    }

    /** Returns what it said in the end. */
    private String playUnread(long ms) throws Exception {
        Wire wire = new Wire(folder.resolve("wire"));
        String[] more = {"--tempo", "240", "--out", WirePort.NAME};
        try (Pty pty = new Pty(folder, 250, 60, Map.of(), wire.jvmFlags(), more)) {
            wire.awaitNotes(1);
            pty.awaitBlocked();
            int before = wire.notesOn().size();
            pty.type("f");
            Thread.sleep(ms);
            assertTrue(pty.isBlocked(), "the terminal takes something again");
            assertTrue(wire.notesOn().size() > before + ms / 250, "so few notes");
            pty.signal("TERM");
            assertEquals(143, pty.awaitEnd(), pty::said);
            List<Integer> played = MidiFileReader.read(folder.resolve("take.mid")).noteOns().stream()
                    .map(NoteOn::note)
                    .toList();
            assertEquals(played, wire.notesOn(), "the port has missed nothing");
            assertEquals(wire.notesOn().size(), offs(wire), "each note was ended");
            assertTrue(Files.readString(folder.resolve("x.set")).contains(" fill on"), "the key was not obeyed");
            String last = pty.said().lines().filter(line -> line.startsWith("played ")).findFirst().orElseThrow();
            System.err.println(last);
            return last;
        }
    }

    private static long offs(Wire wire) throws Exception {
        return wire.messages().stream().filter(message -> message.status() == Wire.NOTE_OFF).count();
    }
}

package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A performer who drums on a MIDI port. */
class ListenTest {
    private static final int SNARE = 38;
    private static final int NO_DRUM = 100;

    @TempDir
    Path folder;

    @Test
    void itRestsWhileTheyDrumAndGoesOnTwoBeatsBehindTheirLastHit() throws Exception {
        Path pipe = folder.resolve("pads");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Player player =
                new Player(folder, List.of("-Dghostnote.test.pads=" + pipe), "--in", PadPort.NAME.substring(0, 4));
        try (OutputStream pads = Files.newOutputStream(pipe)) {
            player.awaitPosition("3.1");
            for (int hit = 0; hit < 12; hit++) {
                pads.write(new byte[] {(byte) 0x99, SNARE, 90});
                pads.write(new byte[] {(byte) 0x99, SNARE, 0});
                pads.write(new byte[] {(byte) 0x90, NO_DRUM, 90});
                pads.flush();
                Thread.sleep(125);
            }
            player.awaitPosition("9.1");
        }
        assertEquals(List.of(), player.end());
        List<String> turned = player.turned();
        assertEquals(12, turned.size());
        assertTrue(turned.stream().allMatch("hit.snare 90"::equals), turned::toString);

        List<Long> ticks = MidiFileReader.read(folder.resolve("take.mid")).noteOns().stream()
                .map(NoteOn::tick)
                .toList();
        long longestRest = 0;
        for (int i = 1; i < ticks.size(); i++) {
            longestRest = Math.max(longestRest, ticks.get(i) - ticks.get(i - 1));
        }
        // Eleven times an eighth at 240 bpm, and two beats; more where this process is held up.
        assertTrue(longestRest >= 11 * 240 + 960 - 240, "the longest rest: " + longestRest);
        assertTrue(ticks.getLast() > 7 * 1920, "it went on");
        player.assertReplays();
    }

    @Test
    void aPortThatIsNotThereIsToldInOneLine() throws Exception {
        Ghostnote.Result result = Ghostnote.run("play", "--in", "no such pads");
        assertEquals(1, result.err().lines().count(), result::err);
        assertTrue(result.err().startsWith("ghostnote: no MIDI input port \"no such pads\": "), result::err);
        assertTrue(result.exitCode() != 0);
    }
}

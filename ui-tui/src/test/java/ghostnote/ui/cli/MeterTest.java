package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.midi.file.MeterChange;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterTest {
    private static final long BAR = 1920;
    private static final long SHORT_BAR = 1680;

    @TempDir
    Path folder;

    private Ghostnote.Result render(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "render", "--seed", "3", "--bars", "10", "--out", folder.resolve("x.mid").toString(), "--set",
                folder.resolve("x.set").toString()));
        arguments.addAll(List.of(more));
        return Ghostnote.run(arguments.toArray(String[]::new));
    }

    @Test
    void aMeterThatIsTurnedIsInTheFileAndPositionsBehindItCountInIt() throws Exception {
        Path cues = Files.writeString(
                folder.resolve("x.cues"), "@2.4 meter 7/8\n@4.7 density 0.3\n@5.1 meter 3/4\n@7.3+20 density 0\n");
        Ghostnote.Result result = render("--cues", cues.toString());
        assertEquals(0, result.exitCode(), result::err);
        MidiFile music = MidiFileReader.read(folder.resolve("x.mid"));
        // A change needs a sixteenth to get ready: what is turned on a bar line is heard on the next.
        long backLine = 2 * BAR + 3 * SHORT_BAR;
        assertEquals(
                List.of(
                        new MeterChange(0, 4, 4),
                        new MeterChange(2 * BAR, 7, 8),
                        new MeterChange(backLine, 3, 4)),
                music.meters());
        assertEquals(backLine + 5 * 1440, music.endTick());
        List<String> set = Files.readAllLines(folder.resolve("x.set"));
        assertTrue(set.containsAll(Files.readAllLines(cues)), set::toString);
        assertTrue(set.contains("ticks " + music.endTick()), set::toString);
        Path again = folder.resolve("again.mid");
        assertEquals(
                0, Ghostnote.run("replay", folder.resolve("x.set").toString(), "--out", again.toString()).exitCode());
        assertArrayEquals(Files.readAllBytes(folder.resolve("x.mid")), Files.readAllBytes(again));
    }

    @Test
    void aPerformanceMayBeInAnyMeterFromTheBeginning() throws Exception {
        assertEquals(0, render("--meter", "7/8").exitCode());
        MidiFile music = MidiFileReader.read(folder.resolve("x.mid"));
        assertEquals(List.of(new MeterChange(0, 7, 8)), music.meters());
        assertEquals(10 * SHORT_BAR, music.endTick());
        assertTrue(music.noteOns().size() > 60, "so few: " + music.noteOns().size());
        Path again = folder.resolve("again.mid");
        assertEquals(
                0, Ghostnote.run("replay", folder.resolve("x.set").toString(), "--out", again.toString()).exitCode());
        assertArrayEquals(Files.readAllBytes(folder.resolve("x.mid")), Files.readAllBytes(again));
    }

    @Test
    void whatIsNoMeterIsToldInOneLine() {
        for (String wrong : List.of("7", "0/4", "4/3", "65/4", "seven", "3/32")) {
            Ghostnote.Result result = render("--meter", wrong);
            assertEquals(
                    "ghostnote: meter " + wrong + ": expected 1 to 64 beats of 1, 2, 4, 8 or 16, such as 7/8",
                    result.err().strip());
        }
    }

    @Test
    void aMeterThatIsTurnedBeforeTheOneOfALineAboveIsRefused() throws Exception {
        Path cues = Files.writeString(folder.resolve("x.cues"), "@5.1 meter 7/8\n@3.1 meter 3/4\n");
        Ghostnote.Result result = render("--cues", cues.toString());
        assertEquals(
                "ghostnote: " + cues + ", line 2: @3.1: expected behind the meter of the line before, at @6.1",
                result.err().strip());
    }
}

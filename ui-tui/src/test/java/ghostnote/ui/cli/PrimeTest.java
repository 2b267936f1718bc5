package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.midi.file.MeterChange;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NoteOn;
import ghostnote.midi.file.TempoChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrimeTest {
    private static final int KICK = 36;
    private static final int SNARE = 38;
    private static final int HAT = 42;
    private static final int BAR = 1920;
    private static final int BARS = 8;

    @TempDir
    Path folder;

    /** A beat of kicks on some sixteenths, with hats and snares as usual. */
    private Path loop(String name, int beats, int... kicks) throws IOException {
        List<NoteOn> ons = new ArrayList<>();
        for (int bar = 0; bar < BARS; bar++) {
            for (int place = 0; place < 16; place++) {
                long tick = (long) bar * BAR + place * 120L;
                for (int kick : kicks) {
                    if (kick == place) {
                        ons.add(NoteOn.drum(tick, KICK, 110));
                    }
                }
                if (place % 8 == 4) {
                    ons.add(NoteOn.drum(tick, SNARE, 115));
                }
                if (place % 2 == 0) {
                    ons.add(NoteOn.drum(tick, HAT, 80));
                }
            }
        }
        Path file = folder.resolve(name);
        new MidiFileWriter()
                .write(file, MidiFile.of(ons, List.of(TempoChange.ofBpm(0, 93)), beats, 4, (long) BARS * BAR));
        return file;
    }

    private MidiFile render(Path prime, int seed) throws IOException {
        Path out = folder.resolve("out.mid");
        Ghostnote.Result result = Ghostnote.run(
                "render", "--bars", "4", "--seed", String.valueOf(seed), "--prime", prime.toString(), "--set",
                folder.resolve("out.set").toString(), "--out", out.toString());
        assertEquals(0, result.exitCode(), result::err);
        return MidiFileReader.read(out);
    }

    /** The share of a sixteenth's places that kicks are on, in some takes. */
    private double[] kicksAt(Path prime) throws IOException {
        double[] shares = new double[16];
        int takes = 5;
        for (int seed = 1; seed <= takes; seed++) {
            MidiFile music = render(prime, seed);
            assertEquals(93, music.tempos().getFirst().tempoBpm(), 0.01);
            boolean[] hit = new boolean[4 * 16];
            for (NoteOn on : music.noteOns()) {
                int place = (int) Math.floorDiv(on.tick() + 60, 120L);
                if (on.note() == KICK && place < hit.length) {
                    hit[place] = true;
                }
            }
            for (int place = 0; place < hit.length; place++) {
                shares[place % 16] += hit[place] ? 1.0 / (4 * takes) : 0;
            }
        }
        return shares;
    }

    @Test
    void itGoesOnWithWhatItHasHeard() throws IOException {
        double[] onAllBeats = kicksAt(loop("four.mid", 4, 0, 4, 8, 12));
        double[] onOneAndTheAndOfTwo = kicksAt(loop("two.mid", 4, 0, 6, 10));
        for (int place : new int[] {4, 12}) {
            assertTrue(onAllBeats[place] >= 0.6, "kick at %d in %.2f".formatted(place, onAllBeats[place]));
            assertTrue(onOneAndTheAndOfTwo[place] <= 0.3, "kick at %d in %.2f".formatted(place, onOneAndTheAndOfTwo[place]));
        }
        for (int place : new int[] {6, 10}) {
            assertTrue(onOneAndTheAndOfTwo[place] >= 0.6, "kick at %d in %.2f".formatted(place, onOneAndTheAndOfTwo[place]));
            assertTrue(onAllBeats[place] <= 0.3, "kick at %d in %.2f".formatted(place, onAllBeats[place]));
        }
    }

    @Test
    void theSetFileHoldsWhatWasHeard() throws IOException {
        Path prime = loop("prime.mid", 4, 0, 8);
        render(prime, 3);
        Files.delete(prime);
        Path again = folder.resolve("again.mid");
        assertEquals(
                0,
                Ghostnote.run("replay", folder.resolve("out.set").toString(), "--out", again.toString())
                        .exitCode());
        assertArrayEquals(Files.readAllBytes(folder.resolve("out.mid")), Files.readAllBytes(again));
    }

    @Test
    void whatCannotBeHeardIsRefusedInOneLine() throws IOException {
        Path waltz = loop("waltz.mid", 3, 0);
        refuse(waltz, 64, waltz + ": it is in 3/4, and this plays in 4/4", "--meter", "4/4");
        refuse(folder.resolve("none.mid"), 66, "none.mid: no such file");
        refuse(Files.writeString(folder.resolve("text.mid"), "once upon a time"), 64, "text.mid: ");
    }

    @Test
    void theMeterOfWhatWasHeardIsGoneOnIn() throws IOException {
        MidiFile music = render(loop("waltz.mid", 3, 0), 3);
        assertEquals(List.of(new MeterChange(0, 3, 4)), music.meters());
        assertEquals(4 * 1440, music.endTick());
    }

    private void refuse(Path prime, int exitCode, String expected, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "render", "--bars", "1", "--prime", prime.toString(), "--out", folder.resolve("x.mid").toString()));
        arguments.addAll(List.of(more));
        Ghostnote.Result result = Ghostnote.run(arguments.toArray(String[]::new));
        assertEquals(exitCode, result.exitCode(), result::err);
        assertEquals(1, result.errLines().size(), result::err);
        assertTrue(result.err().contains(expected), result::err);
    }
}

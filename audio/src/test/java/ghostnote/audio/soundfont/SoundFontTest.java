package ghostnote.audio.soundfont;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.media.sound.ModelPatch;
import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.SoundException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundFontTest {
    private static final int NOTE_ON = 0x99;
    private static final int NOTE_OFF = 0x89;
    private static final int FRAMES = 100_000;
    private static final float SILENCE = 1e-3f;

    /** The synthesiser's interpolation at the rate of the recording. */
    private static final int INTERPOLATION_FRAMES = 3;

    private static final short AT_ONCE = -12_000;

    @TempDir
    Path folder;

    private Path click;

    @BeforeEach
    void write() throws IOException {
        click = folder.resolve("click.sf2");
        Fonts.writeClick(click);
    }

    /** Hits far enough apart to be told apart, at any frame; of each its note-off half way to the next. */
    private static List<Integer> hits(long seed, int firstFrame) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> hits = new ArrayList<>();
        for (int frame = firstFrame; frame < FRAMES - 4_000; frame += 2_500 + random.nextInt(1_000)) {
            hits.add(frame);
        }
        return hits;
    }

    private record Sound(float[] left, float[] right) {
        List<Integer> onsets() {
            List<Integer> onsets = new ArrayList<>();
            int loud = -1_000;
            for (int i = 0; i < left.length; i++) {
                if (Math.abs(left[i]) > SILENCE) {
                    if (i - loud > 500) {
                        onsets.add(i);
                    }
                    loud = i;
                }
            }
            return onsets;
        }

        float peak() {
            float peak = 0;
            for (float sample : left) {
                peak = Math.max(peak, Math.abs(sample));
            }
            return peak;
        }
    }

    private static Sound play(Path font, int rateHz, List<Integer> hits, int block) throws IOException {
        Sound sound = new Sound(new float[FRAMES], new float[FRAMES]);
        float[] left = new float[block];
        float[] right = new float[block];
        try (Instrument instrument = SoundFont.load(font).make(rateHz)) {
            for (int at = 0; at < FRAMES; at += block) {
                int frames = Math.min(block, FRAMES - at);
                for (int hit : hits) {
                    if (hit >= at && hit < at + frames) {
                        instrument.send(hit - at, NOTE_ON, 36, 127);
                    }
                    if (hit + 1_000 >= at && hit + 1_000 < at + frames) {
                        instrument.send(hit + 1_000 - at, NOTE_OFF, 36, 0);
                    }
                }
                instrument.render(left, right, frames);
                System.arraycopy(left, 0, sound.left, at, frames);
                System.arraycopy(right, 0, sound.right, at, frames);
            }
        }
        return sound;
    }

    private static List<Integer> later(List<Integer> hits, int frames) {
        return hits.stream().map(hit -> hit + frames).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 128, 512, 8_192})
    void everyHitIsHeardAsManyFramesBehindItsMessageAsTheInterpolationTakes(int block) throws IOException {
        List<Integer> hits = hits(block, 777);
        assertEquals(later(hits, INTERPOLATION_FRAMES), play(click, 48_000, hits, block).onsets());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 100, 441, 1_023})
    void whereBlocksAreNotThoseOfTheSynthesiserAllIsLaterByOneOfThose(int block) throws IOException {
        List<Integer> hits = hits(block, 777);
        assertEquals(
                later(hits, INTERPOLATION_FRAMES + SoundFontPlayer.CONTROL_FRAMES),
                play(click, 48_000, hits, block).onsets());
    }

    @ParameterizedTest
    @ValueSource(ints = {32_000, 44_100, 96_000, 192_000})
    void anOnsetIsWithinAFrameOfWhereItBelongsAtAnyRate(int rateHz) throws IOException {
        List<Integer> hits = hits(rateHz, 1);
        List<Integer> onsets = play(click, rateHz, hits, 64).onsets();
        assertEquals(hits.size(), onsets.size());
        double interpolation = INTERPOLATION_FRAMES * rateHz / 48_000.0;
        for (int i = 0; i < hits.size(); i++) {
            // The interpolation is heard before the sample that it leads up to.
            double behind = onsets.get(i) - hits.get(i) - interpolation;
            assertTrue(behind > -2 * rateHz / 48_000.0 - 1 && behind <= 1, "%.2f frames behind".formatted(behind));
            assertEquals(onsets.getFirst() - hits.getFirst(), onsets.get(i) - hits.get(i), 1);
        }
    }

    @Test
    void aBlockThatIsCutShortLeavesWhatRingsWhole() throws IOException {
        float[][] rings = new float[2][];
        for (int cut = 0; cut < 2; cut++) {
            rings[cut] = new float[1_024];
            float[] left = new float[512];
            float[] right = new float[512];
            try (Instrument instrument = SoundFont.load(click).make(48_000)) {
                instrument.send(300, NOTE_ON, 36, 127);
                instrument.render(left, right, 512);
                int frames = cut == 0 ? 512 : 77;
                for (int at = 0; at < 1_024; at += frames) {
                    int count = Math.min(frames, 1_024 - at);
                    instrument.send(0, NOTE_OFF, 36, 0);
                    instrument.render(left, right, count);
                    System.arraycopy(left, 0, rings[cut], at, count);
                }
            }
        }
        assertFalse(Arrays.equals(new float[1_024], rings[0]));
        assertArrayEquals(rings[0], rings[1]);
    }

    @Test
    void theSameMessagesAreTheSameSound() throws IOException {
        Sound first = play(click, 44_100, hits(1, 5), 512);
        Sound second = play(click, 44_100, hits(1, 5), 512);
        assertArrayEquals(first.left, second.left);
        assertArrayEquals(first.right, second.right);
        assertTrue(first.peak() > 0.1 && first.peak() < 1, "peak " + first.peak());
    }

    @Test
    void howBlocksAreCutChangesNoSampleButWhenItIsHeard() throws IOException {
        List<Integer> hits = hits(2, 5);
        Sound whole = play(click, 44_100, hits, 512);
        Sound wholeToo = play(click, 44_100, hits, 64);
        assertArrayEquals(whole.left, wholeToo.left);
        Sound cut = play(click, 44_100, hits, 100);
        int later = SoundFontPlayer.CONTROL_FRAMES;
        assertArrayEquals(
                Arrays.copyOfRange(whole.left, 0, FRAMES - later), Arrays.copyOfRange(cut.left, later, FRAMES));
    }

    @Test
    void aFontWithoutADrumKitPlaysItsFirstPreset() throws IOException {
        Path font = folder.resolve("piano.sf2");
        Fonts.write(font, new ModelPatch(0, 3, false), (short) 0, 48_000);
        assertEquals("Clicks", SoundFont.load(font).name());
        List<Integer> hits = hits(3, 9);
        assertEquals(hits.size(), play(font, 48_000, hits, 128).onsets().size());
    }

    @Test
    void aDrumKitUnderAnyNumberIsFound() throws IOException {
        Path font = folder.resolve("kit.sf2");
        Fonts.write(font, new ModelPatch(0, 40, true), (short) 0, 48_000);
        List<Integer> hits = hits(4, 9);
        assertEquals(hits.size(), play(font, 48_000, hits, 128).onsets().size());
    }

    @Test
    void aNoteOffEndsWhatIsMadeToBeEnded() throws IOException {
        Path font = folder.resolve("short.sf2");
        Fonts.write(font, new ModelPatch(0, 0, true), AT_ONCE, 48_000);
        float[][] peaks = new float[2][];
        for (int ends = 0; ends < 2; ends++) {
            float[] left = new float[512];
            try (Instrument instrument = SoundFont.load(font).make(48_000)) {
                instrument.send(0, NOTE_ON, 36, 127);
                if (ends == 1) {
                    instrument.send(20, NOTE_OFF, 36, 0);
                }
                instrument.render(left, new float[512], 512);
            }
            peaks[ends] = Arrays.copyOfRange(left, 256, 512);
        }
        assertFalse(Arrays.equals(new float[256], peaks[0]));
        assertArrayEquals(new float[256], peaks[1]);
    }

    @Test
    void otherChannelsMeanNothing() throws IOException {
        float[] left = new float[512];
        try (Instrument instrument = SoundFont.load(click).make(48_000)) {
            instrument.send(0, 0x90, 36, 127);
            instrument.send(0, 0xF8, 0, 0);
            instrument.render(left, new float[512], 512);
        }
        assertArrayEquals(new float[512], left);
    }

    @Test
    void whatIsBrokenOrNoSoundFontIsRefusedInOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(click);
        SplittableRandom random = new SplittableRandom(5);
        Path broken = folder.resolve("broken.sf2");
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bytes = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int flips = i % 2 * 20; flips > 0; flips--) {
                int tail = whole.length - 1_000;
                bytes[random.nextBoolean() ? random.nextInt(400) : tail + random.nextInt(1_000)] = (byte) random.nextInt();
            }
            Files.write(broken, bytes);
            try {
                SoundFont.load(broken);
            } catch (SoundException refusal) {
                refused++;
                assertTrue(refusal.getMessage().startsWith(broken + ": "), refusal::getMessage);
                assertEquals(1, refusal.getMessage().lines().count());
            }
        }
        assertTrue(refused > 150, refused + " of 300 were refused");
        Files.writeString(broken, "RIFF is not all of it");
        assertTrue(assertThrows(SoundException.class, () -> SoundFont.load(broken))
                .getMessage()
                .contains("sound font (SF2)"));
        assertThrows(FileNotFoundException.class, () -> SoundFont.load(folder.resolve("none.sf2")));
    }
}

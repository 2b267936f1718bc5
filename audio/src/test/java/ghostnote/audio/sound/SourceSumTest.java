package ghostnote.audio.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceSumTest {
    private static final int RATE_HZ = 48_000;

    /** Noise of so many frames up to so loud, given in blocks of any length. */
    private static final class Noise implements StereoSource {
        private final SplittableRandom random;
        private final float[] samples;
        private int given;

        Noise(long seed, int frames, float amplitude) {
            random = new SplittableRandom(seed);
            samples = new float[frames];
            for (int i = 0; i < frames; i++) {
                samples[i] = random.nextInt(4) == 0 ? -0f : amplitude * (2 * random.nextFloat() - 1);
            }
        }

        @Override
        public int next(float[] left, float[] right) {
            int frames = Math.min(random.nextInt(1, left.length + 1), samples.length - given);
            for (int i = 0; i < frames; i++) {
                left[i] = samples[given + i];
                right[i] = -left[i];
            }
            given += frames;
            return frames;
        }
    }

    /** Rings for so many frames once it is struck. */
    private static final class Bell implements Instrument {
        private final long ringFrames;
        private long left;

        Bell(long ringFrames) {
            this.ringFrames = ringFrames;
        }

        @Override
        public void send(int offsetFrames, int status, int data1, int data2) {
            left = ringFrames + offsetFrames;
        }

        @Override
        public void render(float[] leftSide, float[] rightSide, int frames) {
            for (int i = 0; i < frames; i++) {
                leftSide[i] = left-- > 0 ? 0.9f : 0;
                rightSide[i] = leftSide[i];
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** The left side; the right one is its mirror image. */
    private static float[] heard(StereoSource source, int blockFrames) {
        float[] left = new float[blockFrames];
        float[] right = new float[blockFrames];
        float[] all = {};
        for (int frames = source.next(left, right); frames > 0; frames = source.next(left, right)) {
            int before = all.length;
            all = Arrays.copyOf(all, before + frames);
            System.arraycopy(left, 0, all, before, frames);
            for (int i = 0; i < frames; i++) {
                assertEquals(0, left[i] + right[i]);
            }
        }
        assertEquals(0, source.next(left, right));
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300, 512, 4096})
    void eachIsAddedFrameByFrameHoweverLongTheBlocks(int blockFrames) {
        List<Noise> sources = List.of(new Noise(1, 5_003, 0.1f), new Noise(2, 20_011, 0.2f), new Noise(3, 1, 0.2f));
        float[] expected = new float[20_011];
        for (Noise source : sources) {
            for (int i = 0; i < source.samples.length; i++) {
                expected[i] += source.samples[i];
            }
        }
        float[] heard = heard(new SourceSum(sources), blockFrames);
        assertEquals(expected.length, heard.length);
        for (int i = 0; i < expected.length; i++) {
            // A zero of either sign is silence.
            assertEquals(expected[i] + 0f, heard[i] + 0f);
        }
    }

    @Test
    void oneAloneIsHeardBitForBit() {
        Noise alone = new Noise(1, 5_003, 5);
        assertArrayEquals(alone.samples, heard(new SourceSum(List.of(alone)), 700));
    }

    @Test
    void itEndsWhenTheLastPieceHasRungOut() {
        TimedMessage struck = new TimedMessage(100, 0x99, 36, 100);
        StereoSource sum = new SourceSum(List.of(
                new Bounce(new Bell(10), List.of(struck), 1_000, RATE_HZ),
                new Bounce(new Bell(50_000), List.of(struck), 2_000, RATE_HZ),
                new Bounce(new Bell(10), List.of(struck), 30_011, RATE_HZ)));
        Bounce longest = new Bounce(new Bell(50_000), List.of(struck), 2_000, RATE_HZ);
        float[] left = new float[700];
        float[] right = new float[700];
        long frames = 0;
        for (int more = sum.next(left, right); more > 0; more = sum.next(left, right)) {
            frames += more;
        }
        while (longest.next(left, right) > 0) {
            assertTrue(longest.frames() <= frames);
        }
        assertEquals(longest.frames(), frames);
    }

    @Test
    void theSumOfManyStaysBelowFullScale() {
        List<Noise> many = List.of(new Noise(1, 9_000, 1), new Noise(2, 9_000, 1), new Noise(3, 9_000, 1));
        float loudest = 0;
        for (float sample : heard(new SourceSum(many), 512)) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        assertTrue(loudest > 0.7 && loudest < 1, "the loudest is " + loudest);
    }
}

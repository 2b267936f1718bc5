package ghostnote.audio.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MasterTest {
    private static final int RATE_HZ = 48_000;
    private static final int FRAMES = 4_800;

    /** Plays one amplitude on the left, and as much with another sign on the right. */
    private record Constant(float amplitude) implements Instrument {
        @Override
        public void send(int offsetFrames, int status, int data1, int data2) {
            throw new AssertionError("nobody sends");
        }

        @Override
        public void render(float[] left, float[] right, int frames) {
            Arrays.fill(left, 0, frames, amplitude);
            Arrays.fill(right, 0, frames, -amplitude);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private final float[] left = new float[FRAMES];
    private final float[] right = new float[FRAMES];

    @Test
    void aLevelIsInForceFromTheFirstFrameOn() {
        try (Master master = new Master(new Constant(0.5f), RATE_HZ, -6)) {
            master.render(left, right, FRAMES);
            assertEquals(0.5 * Math.pow(10, -0.3), left[0], 1e-6);
            assertEquals(-left[0], right[0]);
            assertEquals(left[0], left[FRAMES - 1], 1e-6);
        }
    }

    @Test
    void aTurnedLevelIsThereWithinATwentiethOfASecondWithoutAStep() {
        try (Master master = new Master(new Constant(0.4f), RATE_HZ, 0)) {
            master.level(-20);
            master.render(left, right, FRAMES);
            for (int i = 1; i < FRAMES; i++) {
                assertTrue(Math.abs(left[i] - left[i - 1]) < 0.001, "a step at frame " + i);
            }
            assertEquals(0.04, left[RATE_HZ / 20], 0.004);
        }
    }

    @Test
    void theMeterShowsWhatComesOut() {
        try (Master master = new Master(new Constant(0.4f), RATE_HZ, -6)) {
            master.render(left, right, FRAMES);
            assertEquals(left[0], master.meter().leftPeak(), 1e-4);
            assertEquals(left[0], master.meter().rightPeak(), 1e-4);
        }
    }
}

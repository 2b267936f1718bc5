package ghostnote.audio.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LevelMeterTest {
    private static final int RATE_HZ = 48_000;

    private final LevelMeter meter = new LevelMeter(RATE_HZ);

    private void add(double seconds, float leftAmplitude, float rightAmplitude) {
        int block = 480;
        float[] left = new float[block];
        float[] right = new float[block];
        for (int at = 0; at < seconds * RATE_HZ; at += block) {
            for (int i = 0; i < block; i++) {
                double sine = Math.sin(2 * Math.PI * 1_000 * (at + i) / RATE_HZ);
                left[i] = (float) (leftAmplitude * sine);
                right[i] = (float) (rightAmplitude * sine);
            }
            meter.add(left, right, block);
        }
    }

    @Test
    void aSinePeaksAtItsAmplitudeAndItsMeanIsThreeDecibelsBelow() {
        add(3, 0.5f, 0.25f);
        assertEquals(0.5, meter.leftPeak(), 0.001);
        assertEquals(0.25, meter.rightPeak(), 0.001);
        assertEquals(0.5 / Math.sqrt(2), meter.leftRms(), 0.005);
        assertEquals(0.25 / Math.sqrt(2), meter.rightRms(), 0.005);
    }

    @Test
    void aPeakFallsByTwentyDecibelsInASecondAndAHalf() {
        add(1, 0.8f, 0.8f);
        add(1.5, 0, 0);
        assertEquals(0.08, meter.leftPeak(), 0.001);
    }

    @Test
    void silenceIsNothingAtAll() {
        add(1, 0.8f, 0.8f);
        add(30, 0, 0);
        assertEquals(0, meter.leftPeak());
        assertEquals(0, meter.rightRms());
    }
}

package ghostnote.audio.sound;

import ghostnote.engine.RealTime;

/**
 * How loud both sides are: the peak, which falls back by 20 dB in 1.5 s (as IEC 60268-10, type I, asks to within its
 * tolerance), and the root of the mean square over 300 ms. Both are amplitudes; full scale is 1.
 *
 * <p>Thread: one that renders adds; any reads. Real-time safe: yes.
 */
public final class LevelMeter {
    private static final double FALL_S = 1.5;
    private static final double MEAN_S = 0.3;

    /** Below this it is silence, and no number that a processor takes its time over. */
    private static final float SILENCE = 1e-9f;

    private final float fall;
    private final float share;
    private volatile float leftPeak;
    private volatile float rightPeak;
    private volatile float leftSquare;
    private volatile float rightSquare;

    LevelMeter(int sampleRateHz) {
        fall = (float) StrictMath.pow(10, -1 / (FALL_S * sampleRateHz));
        share = (float) (1 - StrictMath.exp(-1 / (MEAN_S * sampleRateHz)));
    }

    @RealTime
    void add(float[] left, float[] right, int frames) {
        leftPeak = peak(left, frames, leftPeak);
        rightPeak = peak(right, frames, rightPeak);
        leftSquare = square(left, frames, leftSquare);
        rightSquare = square(right, frames, rightSquare);
    }

    @RealTime
    private float peak(float[] samples, int frames, float before) {
        float peak = before;
        for (int i = 0; i < frames; i++) {
            peak = Math.max(peak * fall, Math.abs(samples[i]));
        }
        return peak < SILENCE ? 0 : peak;
    }

    @RealTime
    private float square(float[] samples, int frames, float before) {
        float square = before;
        for (int i = 0; i < frames; i++) {
            square += share * (samples[i] * samples[i] - square);
        }
        return square < SILENCE * SILENCE ? 0 : square;
    }

    /** The peak on the left. */
    public float leftPeak() {
        return leftPeak;
    }

    /** The peak on the right. */
    public float rightPeak() {
        return rightPeak;
    }

    /** The root of the mean square on the left. */
    public float leftRms() {
        return (float) Math.sqrt(leftSquare);
    }

    /** The root of the mean square on the right. */
    public float rightRms() {
        return (float) Math.sqrt(rightSquare);
    }
}

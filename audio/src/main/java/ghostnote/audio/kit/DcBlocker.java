package ghostnote.audio.kit;

import ghostnote.engine.RealTime;

/**
 * Keeps direct current out: y[n] = x[n] - x[n - 1] + r y[n - 1], 3 dB down at 8 Hz. What is left of silence is flushed.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class DcBlocker {
    private static final double HZ = 8;

    /** 180 dB down: what is less than this would only become ever smaller, and take a processor ever longer. */
    private static final float NOTHING = 1e-9f;

    private final float r;
    private float leftInput;
    private float rightInput;
    private float leftOutput;
    private float rightOutput;

    DcBlocker(int sampleRateHz) {
        r = (float) StrictMath.exp(-2 * Math.PI * HZ / sampleRateHz);
    }

    /** Both sides at once: neither waits for the other. */
    @RealTime
    void run(float[] left, float[] right, int frames) {
        float leftIn = leftInput;
        float rightIn = rightInput;
        float leftOut = leftOutput;
        float rightOut = rightOutput;
        for (int i = 0; i < frames; i++) {
            leftOut = left[i] - leftIn + r * leftOut;
            rightOut = right[i] - rightIn + r * rightOut;
            leftOut = Math.abs(leftOut) < NOTHING ? 0 : leftOut;
            rightOut = Math.abs(rightOut) < NOTHING ? 0 : rightOut;
            leftIn = left[i];
            rightIn = right[i];
            left[i] = leftOut;
            right[i] = rightOut;
        }
        leftInput = leftIn;
        rightInput = rightIn;
        leftOutput = leftOut;
        rightOutput = rightOut;
    }
}

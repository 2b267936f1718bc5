package ghostnote.audio.kit;

import ghostnote.engine.RealTime;

/**
 * Keeps direct current out: y[n] = x[n] - x[n - 1] + r y[n - 1], 3 dB down at 8 Hz. What is left of silence is flushed.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class DcBlocker {
    private static final double HZ = 8;

    /** To add and take away: leaves what is heard as it is, and nothing of what would become ever smaller. */
    private static final float FLUSH = 1e-10f;

    private final float r;
    private float input;
    private float output;

    DcBlocker(int sampleRateHz) {
        r = (float) StrictMath.exp(-2 * Math.PI * HZ / sampleRateHz);
    }

    @RealTime
    void run(float[] samples, int frames) {
        float in = input;
        float out = output;
        for (int i = 0; i < frames; i++) {
            out = samples[i] - in + r * out + FLUSH - FLUSH;
            in = samples[i];
            samples[i] = out;
        }
        input = in;
        output = out;
    }
}

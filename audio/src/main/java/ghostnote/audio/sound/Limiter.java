package ghostnote.audio.sound;

import ghostnote.engine.RealTime;

/**
 * Keeps sound below full scale without an edge and without delay: what is below half of it goes through as it is, what is
 * above is bent towards it, y = k + (1 - k) u / (1 + u), u = (x - k) / (1 - k). What is no number becomes silence.
 *
 * <p>Thread: any. Real-time safe: yes.
 */
final class Limiter {
    private static final float KNEE = 0.5f;
    private static final float ROOM = 1 - KNEE;

    /** As good as infinite: nothing finite comes nearer to full scale. */
    private static final float LOUDEST = 1e9f;

    private Limiter() {}

    @RealTime
    static void limit(float[] samples, int frames) {
        for (int i = 0; i < frames; i++) {
            float sample = samples[i];
            float size = Math.min(Math.abs(sample), LOUDEST);
            float over = Math.max(size - KNEE, 0);
            float bent = Math.min(size, KNEE) + ROOM * over / (over + ROOM);
            samples[i] = Float.isNaN(sample) ? 0 : Math.copySign(bent, sample);
        }
    }
}

package ghostnote.audio.kit;

import ghostnote.engine.RealTime;

/**
 * Room for the frames of one hit, small enough to stay in the nearest cache.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class Spares {
    static final int MOST_FRAMES = 256;

    final float[] mono = new float[MOST_FRAMES];
    final float[] left = new float[MOST_FRAMES];
    final float[] right = new float[MOST_FRAMES];

    @RealTime
    void silence(int frames) {
        for (int i = 0; i < frames; i++) {
            left[i] = 0;
            right[i] = 0;
        }
    }
}

package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import java.util.Arrays;

/**
 * Room for the frames of one hit, small enough to stay in the nearest cache.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class Spares {
    static final int MOST_FRAMES = 256;

    /** The phases of a tone, and one part of the hit. */
    final int[] phases = new int[MOST_FRAMES];

    final float[] mono = new float[MOST_FRAMES];

    /** The hit. */
    final float[] left = new float[MOST_FRAMES];
    final float[] right = new float[MOST_FRAMES];

    /** Empties both sides. */
    @RealTime
    void silence(int frames) {
        Arrays.fill(left, 0, frames, 0);
        Arrays.fill(right, 0, frames, 0);
    }
}

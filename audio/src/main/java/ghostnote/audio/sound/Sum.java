package ghostnote.audio.sound;

import ghostnote.engine.RealTime;
import java.util.Arrays;

/**
 * Sound that is heard together.
 *
 * <p>Thread: any. Real-time safe: yes.
 */
final class Sum {
    /** What is added to it stays as it is, even a zero with a sign. */
    private static final float NOTHING = -0f;

    private Sum() {}

    /** The sum of none. */
    @RealTime
    static void clear(float[] sum, int frames) {
        Arrays.fill(sum, 0, frames, NOTHING);
    }

    /** Adds so many frames, beginning with one of them. */
    @RealTime
    static void add(float[] sum, float[] samples, int first, int frames) {
        for (int i = 0; i < frames; i++) {
            sum[i] += samples[first + i];
        }
    }
}

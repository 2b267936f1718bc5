package ghostnote.audio.sound;

/**
 * Levels as people say them. Gains are the same on every machine.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public final class Decibels {
    private static final double PER_DECADE = 20;

    private Decibels() {}

    /** What to multiply by. */
    public static float toGain(float db) {
        return (float) StrictMath.pow(10, db / PER_DECADE);
    }
}

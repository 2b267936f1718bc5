package ghostnote.audio.sound;

/**
 * Sound that is held in memory; full scale is 1.
 *
 * <p>Thread: immutable by agreement, any.
 *
 * @param rateHz frames a second
 * @param left its left side
 * @param right its right side; the same array as the left if both sound alike
 */
public record Recording(int rateHz, float[] left, float[] right) {
    /** How long it is. */
    public int frames() {
        return left.length;
    }

    /** Whether both sides sound alike. */
    @SuppressWarnings("ReferenceEquality") // nothing is told of two arrays that happen to hold the same
    public boolean isMono() {
        return left == right;
    }
}

package ghostnote.audio.kit;

/**
 * What a counter is after so many steps, to be read instead of counted: the compiler makes vectors of sums of what is read,
 * but not of what is carried from frame to frame.
 */
final class Ramps {
    /** The numbers from 0 on. */
    static final int[] RAMP = new int[Spares.MOST_FRAMES];

    /** Knuth's linear congruence after so many steps: s becomes {@code LEAPS[i] * s + SHIFTS[i]}. */
    static final int[] LEAPS = new int[Spares.MOST_FRAMES + 1];

    static final int[] SHIFTS = new int[Spares.MOST_FRAMES + 1];

    private static final int MULTIPLIER = 1_664_525;
    private static final int INCREMENT = 1_013_904_223;

    static {
        LEAPS[0] = 1;
        for (int i = 0; i < RAMP.length; i++) {
            RAMP[i] = i;
            LEAPS[i + 1] = LEAPS[i] * MULTIPLIER;
            SHIFTS[i + 1] = SHIFTS[i] * MULTIPLIER + INCREMENT;
        }
    }

    private Ramps() {}
}

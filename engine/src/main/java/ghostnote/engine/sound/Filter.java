package ghostnote.engine.sound;

/**
 * A filter of second order.
 *
 * @param pass which frequencies it lets through
 * @param hz where it begins to hold others back, or the middle of its band
 * @param q how sharply: 0.71 is flat, above that it rings
 */
public record Filter(Pass pass, float hz, float q) {
    /** What is let through. */
    public enum Pass {
        LOW,
        BAND,
        HIGH
    }

    private static final float LOWEST_HZ = 20;
    private static final float HIGHEST_HZ = 20_000;

    /** Flat up to the edge (Butterworth). */
    public static final float FLAT = 0.7071068f;

    public Filter {
        Range.require("filter", hz, LOWEST_HZ, HIGHEST_HZ);
        Range.require("q", q, 0.3f, 30);
    }

    /** The same, its frequency multiplied as far as there are such. */
    public Filter transposed(float ratio) {
        return new Filter(pass, Math.clamp(hz * ratio, LOWEST_HZ, HIGHEST_HZ), q);
    }
}

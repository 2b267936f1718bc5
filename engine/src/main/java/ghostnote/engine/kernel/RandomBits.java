package ghostnote.engine.kernel;

/**
 * Random bits by number, as both twins compute them: a Weyl sequence through the finaliser of MurmurHash3 (Appleby
 * 2011).
 */
final class RandomBits {
    static final int STEP = 0x9e3779b9;
    static final int FIRST_SHIFT = 16;
    static final int FIRST_FACTOR = 0x85ebca6b;
    static final int SECOND_SHIFT = 13;
    static final int SECOND_FACTOR = 0xc2b2ae35;
    static final int LAST_SHIFT = 16;

    /** Leaves a number below 2^24, which a float can hold. */
    static final int TO_FLOAT_SHIFT = 8;

    private static final int RANGE = 1 << 24;

    private RandomBits() {}

    /** Bits {@code i} of a seed, at least 0 and below 2^24. */
    static int of(int seed, int i) {
        int x = seed + i * STEP;
        x = (x ^ x >>> FIRST_SHIFT) * FIRST_FACTOR;
        x = (x ^ x >>> SECOND_SHIFT) * SECOND_FACTOR;
        return (x ^ x >>> LAST_SHIFT) >>> TO_FLOAT_SHIFT;
    }

    /** A share of all bits lies below this. */
    static int threshold(float share) {
        return Math.round(share * RANGE);
    }
}

package ghostnote.engine.kernel;

import ghostnote.engine.RealTime;

/**
 * exp(-x) and exp(-x) - 1 as both twins compute them, for x up to {@link #LIMIT} either way: n = round(-x log2 e), r =
 * x + n ln 2, q = exp(-r) - 1 = -r + r^2 (C0 + C1 r + C2 r^2 + C3 r^3 + C4 r^4), then 2^n q + 2^n or 2^n q + (2^n -
 * 1). The coefficients are a least-maximum fit for r within half of ln 2. The second form keeps its digits where x is
 * small, which is where tanh would lose them.
 */
public final class Exponential {
    /**
     * Larger arguments are taken as this, and NaN too. exp(-44) = 8e-20 is nothing beside 1 in a float, and the product
     * of two of exp(44) is still finite.
     */
    static final float LIMIT = 44f;

    static final int LIMIT_BITS = Float.floatToRawIntBits(LIMIT);
    static final int MAGNITUDE = 0x7fff_ffff;
    static final int SIGN = 0x8000_0000;

    static final float MINUS_LOG2_E = -1.442695f;
    /** Adding 1.5 x 2^23 rounds to an integer that then stands in the low bits of the sum. */
    static final float ROUNDER = 12_582_912f;

    static final float LN2_HIGH = 355f / 512;
    static final float LN2_LOW = -0.00021219444f;

    static final float C0 = 0.49999994f;
    static final float C1 = -0.16666521f;
    static final float C2 = 0.04166839f;
    static final float C3 = -0.008368745f;
    static final float C4 = 0.001381454f;

    static final int EXPONENT_SHIFT = 23;
    static final int EXPONENT_OF_ONE = 0x3f80_0000;

    private Exponential() {}

    /** exp(-x), the scalar twin. Thread: any. Real-time safe: yes. */
    @RealTime
    public static float ofNegated(float x) {
        return ofNegated(x, 0f);
    }

    /** exp(-x) - 1, the scalar twin. */
    @RealTime
    static float minusOneOfNegated(float x) {
        return ofNegated(x, 1f);
    }

    @RealTime
    private static float ofNegated(float x, float subtract) {
        int bits = Float.floatToRawIntBits(x);
        float limited = Float.intBitsToFloat(Math.min(bits & MAGNITUDE, LIMIT_BITS) | (bits & SIGN));
        float rounded = Math.fma(limited, MINUS_LOG2_E, ROUNDER);
        float n = rounded - ROUNDER;
        float power =
                Float.intBitsToFloat((Float.floatToRawIntBits(rounded) << EXPONENT_SHIFT) + EXPONENT_OF_ONE);
        float r = Math.fma(n, LN2_LOW, Math.fma(n, LN2_HIGH, limited));
        float p = Math.fma(C4, r, C3);
        p = Math.fma(p, r, C2);
        p = Math.fma(p, r, C1);
        p = Math.fma(p, r, C0);
        float q = Math.fma(p, r * r, -r);
        return Math.fma(power, q, power - subtract);
    }
}

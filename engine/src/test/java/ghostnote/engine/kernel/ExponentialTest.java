package ghostnote.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    private static final int SAMPLES = 1_000_000;

    @Test
    void anExponentialIsWithinTwoUlpOfTheTrueOne() {
        for (int i = 0; i <= SAMPLES; i++) {
            float x = -44f + 88f * i / SAMPLES;
            double truth = Math.exp(-x);
            double errorUlp = Math.abs(Exponential.ofNegated(x) - truth) / Math.ulp((float) truth);
            assertTrue(errorUlp <= 2, () -> "exp(-%s) is off by %s ulp".formatted(x, errorUlp));
        }
    }

    @Test
    void anExponentialMinusOneKeepsItsDigitsNearZero() {
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < SAMPLES; i++) {
            // Every magnitude alike, from 1e-38 to 44.
            double magnitude = Math.pow(10, random.nextDouble(-38, Math.log10(44)));
            float x = (float) (random.nextBoolean() ? magnitude : -magnitude);
            double truth = Math.expm1(-x);
            double error = Math.abs(Exponential.minusOneOfNegated(x) / truth - 1);
            assertTrue(error <= 3e-7, () -> "exp(-%s) - 1 is off by a share of %s".formatted(x, error));
        }
    }

    @Test
    void zeroGivesExactlyOneAndExactlyZero() {
        for (float zero : new float[] {0f, -0f}) {
            assertEquals(1f, Exponential.ofNegated(zero));
            assertEquals(0f, Math.abs(Exponential.minusOneOfNegated(zero)));
        }
        assertEquals(-Float.MIN_VALUE, Exponential.minusOneOfNegated(Float.MIN_VALUE));
    }

    @Test
    void whatLiesOutOfRangeIsTakenAsTheLimit() {
        float least = Exponential.ofNegated(Exponential.LIMIT);
        float most = Exponential.ofNegated(-Exponential.LIMIT);
        for (float x : new float[] {44.0001f, 88, 1e10f, Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
            assertEquals(least, Exponential.ofNegated(x));
            assertEquals(most, Exponential.ofNegated(-x));
        }
        assertTrue(least > 0 && least < 1e-19f && Float.isFinite(most * most), least + " and " + most);
    }

    @Test
    void notANumberDoesNotExplode() {
        for (int bits : new int[] {0x7fc0_0000, 0xffc0_0000, 0x7f80_0001, 0xffff_ffff}) {
            float nan = Float.intBitsToFloat(bits);
            assertTrue(Float.isFinite(Exponential.ofNegated(nan)));
            assertTrue(Float.isFinite(Exponential.minusOneOfNegated(nan)));
        }
    }

    @Test
    void anExponentialNeverRisesWithItsArgumentByMoreThanItsError() {
        float before = Exponential.ofNegated(-44f);
        for (int i = 1; i <= SAMPLES; i++) {
            float now = Exponential.ofNegated(-44f + 88f * i / SAMPLES);
            assertTrue(now <= before + 2 * Math.ulp(before));
            before = now;
        }
    }
}

package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimiserTest {
    private static final int WEIGHTS = 7;
    private static final double RATE = 0.01;

    @Test
    void adamFollowsItsFormulaInDoublePrecision() {
        float[] weights = new float[WEIGHTS];
        Optimiser adam = Optimiser.of(settings(UpdateRule.ADAM, 0), WEIGHTS);
        RandomGenerator random = new SplittableRandom(1);
        double[] expected = new double[WEIGHTS];
        double[] means = new double[WEIGHTS];
        double[] squares = new double[WEIGHTS];
        for (int update = 1; update <= 50; update++) {
            float[] gradient = gradient(random);
            adam.update(weights, gradient, 0.5f, RATE, update);
            for (int j = 0; j < WEIGHTS; j++) {
                double g = 0.5 * gradient[j];
                means[j] = 0.9 * means[j] + 0.1 * g;
                squares[j] = 0.999 * squares[j] + 0.001 * g * g;
                double mean = means[j] / (1 - Math.pow(0.9, update));
                double square = squares[j] / (1 - Math.pow(0.999, update));
                expected[j] -= RATE * mean / (Math.sqrt(square) + 1e-8);
                assertEquals(expected[j], weights[j], 1e-5);
            }
        }
    }

    @Test
    void rmsPropFollowsItsFormulaInDoublePrecision() {
        float[] weights = new float[WEIGHTS];
        Optimiser rmsProp = Optimiser.of(settings(UpdateRule.RMSPROP, 0), WEIGHTS);
        RandomGenerator random = new SplittableRandom(2);
        double[] expected = new double[WEIGHTS];
        double[] squares = new double[WEIGHTS];
        for (int update = 1; update <= 50; update++) {
            float[] gradient = gradient(random);
            rmsProp.update(weights, gradient, 0.5f, RATE, update);
            for (int j = 0; j < WEIGHTS; j++) {
                double g = 0.5 * gradient[j];
                squares[j] = 0.99 * squares[j] + 0.01 * g * g;
                expected[j] -= RATE * g / (Math.sqrt(squares[j]) + 1e-8);
                assertEquals(expected[j], weights[j], 1e-5);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void weightDecayShrinksEveryWeightByItsShareWhateverTheGradient(UpdateRule rule) {
        float[] plain = gradient(new SplittableRandom(3));
        float[] decayed = plain.clone();
        float[] gradient = gradient(new SplittableRandom(4));
        float[] before = plain.clone();
        Optimiser.of(settings(rule, 0), WEIGHTS).update(plain, gradient, 1, RATE, 1);
        Optimiser.of(settings(rule, 2), WEIGHTS).update(decayed, gradient, 1, RATE, 1);
        for (int j = 0; j < WEIGHTS; j++) {
            assertEquals(plain[j] - RATE * 2 * before[j], decayed[j], 1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNothingPushesStaysWhereItIs(UpdateRule rule) {
        float[] weights = new float[WEIGHTS];
        Optimiser optimiser = Optimiser.of(settings(rule, 1), WEIGHTS);
        for (int update = 1; update < 5; update++) {
            optimiser.update(weights, new float[WEIGHTS], 1, RATE, update);
        }
        assertArrayEquals(new float[WEIGHTS], weights);
    }

    @ParameterizedTest
    @EnumSource
    void aGradientOfAnySizeMovesAWeightByAboutTheRate(UpdateRule rule) {
        for (float size : new float[] {1e-4f, 1, 1e4f}) {
            float[] weights = new float[WEIGHTS];
            Optimiser optimiser = Optimiser.of(settings(rule, 0), WEIGHTS);
            float[] gradient = new float[WEIGHTS];
            Arrays.fill(gradient, size);
            for (int update = 1; update <= 1000; update++) {
                optimiser.update(weights, gradient, 1, RATE, update);
            }
            assertTrue(weights[0] < -999 * RATE && weights[0] > -1200 * RATE, size + ": " + weights[0]);
        }
    }

    private static float[] gradient(RandomGenerator random) {
        float[] gradient = new float[WEIGHTS];
        for (int j = 0; j < WEIGHTS; j++) {
            gradient[j] = (float) random.nextDouble(-1, 1);
        }
        return gradient;
    }

    private static TrainingSettings settings(UpdateRule rule, double weightDecay) {
        return new TrainingSettings(rule, 1, 1, RATE, 0.5, 1, 1, 1, 0, 0, 0, weightDecay, 1, 1);
    }
}

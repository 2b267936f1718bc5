package ghostnote.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class Int16WordsTest {
    /** Half a step of 1/32767 of the column's largest, and a hundredth more for the floats between. */
    private static final double LARGEST_ERROR = 0.51 / Short.MAX_VALUE;

    @Test
    void noWeightIsOffByMoreThanHalfAStepOfItsColumn() {
        RandomGenerator random = new SplittableRandom(3);
        for (int outputs : KernelTrial.outputs()) {
            int inputs = 23;
            float[] weights = new float[inputs * outputs];
            for (int i = 0; i < weights.length; i++) {
                double scale = Math.pow(10, i % outputs % 60 - 25);
                weights[i] = (float) (scale * random.nextGaussian());
            }
            assertCloseEnough(weights, inputs, outputs);
        }
    }

    @Test
    void theWorstNeighboursDoNotSpoilAWeight() {
        // The low half of a word is noise to the high half: largest where the low weight is just below zero.
        float[] weights = new float[3 * 32];
        for (int j = 0; j < 32; j++) {
            weights[j] = j < 16 ? -1e-9f : -1;
            weights[32 + j] = j < 16 ? -1 : 1;
            weights[64 + j] = j < 16 ? 1 : (j - 16) / 16f;
        }
        assertCloseEnough(weights, 3, 32);
    }

    private static void assertCloseEnough(float[] weights, int inputs, int outputs) {
        Int16Words packed = Int16Words.of(weights, inputs, outputs);
        for (int k = 0; k < inputs; k++) {
            for (int j = 0; j < outputs; j++) {
                double largest = 0;
                for (int i = 0; i < inputs; i++) {
                    largest = Math.max(largest, Math.abs(weights[i * outputs + j]));
                }
                double error = Math.abs(value(packed, k, j) - weights[k * outputs + j]);
                assertTrue(
                        error <= LARGEST_ERROR * largest,
                        "weight %d of column %d: off by %s of %s".formatted(k, j, error, largest));
            }
        }
    }

    /** The weight as both kernels see it. */
    private static double value(Int16Words packed, int k, int column) {
        boolean high = column % Int16Words.GROUP >= Kernel.LOGICAL_LANES;
        int w = column / Int16Words.GROUP * Kernel.LOGICAL_LANES + column % Kernel.LOGICAL_LANES;
        assertEquals(column, Int16Words.lowColumn(w) + (high ? Kernel.LOGICAL_LANES : 0));
        int word = packed.words[k * packed.wordsPerRow + w];
        double value = high ? (float) word : (word & Int16Words.LOW_MASK) - (1 << 15);
        return value * packed.scales[column];
    }

    @Test
    void aProductIsAsExactAsItsWeightsEvenWhereAllInputsPullOneWay() {
        RandomGenerator random = new SplittableRandom(4);
        int inputs = 257;
        int outputs = 70;
        float[] weights = new float[inputs * outputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        for (double mean : new double[] {0, 0.9, -1}) {
            float[] in = new float[inputs];
            for (int k = 0; k < inputs; k++) {
                in[k] = (float) (mean + random.nextGaussian(0, 0.1));
            }
            try (Arena arena = Arena.ofConfined()) {
                Floats out = Floats.allocate(arena, outputs);
                new ScalarKernel()
                        .pack(weights, inputs, outputs, Precision.INT16, arena)
                        .accumulate(Floats.copyOf(arena, in), out, false);
                for (int j = 0; j < outputs; j++) {
                    assertProduct(in, weights, j, outputs, out.get(j));
                }
            }
        }
    }

    private static void assertProduct(float[] in, float[] weights, int column, int outputs, float found) {
        double exact = 0;
        double largest = 0;
        double pull = 0;
        for (int k = 0; k < in.length; k++) {
            float weight = weights[k * outputs + column];
            exact += in[k] * (double) weight;
            largest = Math.max(largest, Math.abs(weight));
            pull += Math.abs(in[k]);
        }
        assertEquals(exact, found, LARGEST_ERROR * largest * pull, "output " + column);
    }

    @Test
    void aColumnOfZerosAddsExactlyNothing() {
        int outputs = 40;
        float[] weights = new float[3 * outputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 2 == 0 ? 0 : 1 + i;
        }
        for (Kernel kernel : new Kernel[] {new ScalarKernel(), new VectorKernel()}) {
            try (Arena arena = Arena.ofConfined()) {
                Floats out = Floats.allocate(arena, outputs);
                kernel.pack(weights, 3, outputs, Precision.INT16, arena)
                        .accumulate(Floats.copyOf(arena, new float[] {3, -5, 7}), out, false);
                for (int j = 0; j < outputs; j += 2) {
                    assertEquals(0f, out.get(j), kernel.name());
                    assertTrue(out.get(j + 1) != 0, kernel.name());
                }
            }
        }
    }

    @Test
    void sixteenBitsTakeHalfTheMemory() {
        for (Kernel kernel : new Kernel[] {new ScalarKernel(), new VectorKernel()}) {
            try (Arena arena = Arena.ofConfined()) {
                float[] weights = new float[200 * 800];
                long full = kernel.pack(weights, 200, 800, Precision.FLOAT32, arena).bytes();
                assertEquals(full, 2 * kernel.pack(weights, 200, 800, Precision.INT16, arena).bytes());
                assertEquals(200 * 800 * 4, full);
            }
        }
    }
}

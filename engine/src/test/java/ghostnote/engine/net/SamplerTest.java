package ghostnote.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.RandomModels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
    private static final int DRAWS = 60_000;

    private final Sampler sampler = new Sampler();
    private final RandomStream random = new RandomStream();

    @ParameterizedTest
    @CsvSource({"2, 1", "5, 1", "16, 0.4", "16, 1", "17, 3", "40, 1", "209, 1", "209, 2.5"})
    void drawsFallAsOftenAsTheSoftmaxSays(int choices, float temperature) {
        sampler.setTemperature(Feature.TICKS, temperature);
        float[] logits = logits(choices, 1.5);
        assertFallsAs(softmax(logits, temperature), count(logits));
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "5, 0.3", "16, 0.5", "40, 0.9", "209, 0.1", "209, 0.6", "209, 0.95"})
    void topPKeepsExactlyTheNucleus(int choices, float topP) {
        sampler.setTopP(Feature.TICKS, topP);
        float[] logits = logits(choices, 1.5);
        double[] kept = nucleus(softmax(logits, 1), topP);
        int[] counts = count(logits);
        for (int i = 0; i < choices; i++) {
            assertEquals(kept[i] > 0, counts[i] > 0, "choice " + i);
        }
        assertFallsAs(kept, counts);
    }

    /** The likeliest choices that together reach the probability, and nothing else. */
    private static double[] nucleus(double[] p, double topP) {
        double[] kept = new double[p.length];
        double sum = 0;
        for (int i : IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> -p[i])).toList()) {
            if (sum == 0 || sum < topP) {
                kept[i] = p[i];
                sum += p[i];
            }
        }
        double whole = sum;
        return Arrays.stream(kept).map(k -> k / whole).toArray();
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -1, -0f, 1e-9f, Sampler.GREEDY, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY})
    void coldestTakesTheFirstOfTheLikeliest(float temperature) {
        sampler.setTemperature(Feature.TICKS, temperature);
        assertEquals(DRAWS, count(new float[] {-3, 2, 7, 6.999f, 7, -1})[2]);
    }

    @Test
    void aLowTemperatureIsAsGoodAsTheLikeliest() {
        sampler.setTemperature(Feature.TICKS, 0.01f);
        assertEquals(DRAWS, count(new float[] {-3, 2, 6.5f, 6, 7, -1})[4]);
    }

    @ParameterizedTest
    @ValueSource(floats = {1e9f, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
    void hottestTakesAllAlike(float temperature) {
        sampler.setTemperature(Feature.TICKS, temperature);
        double[] alike = new double[21];
        Arrays.fill(alike, 1 / 21.0);
        assertFallsAs(alike, count(logits(21, 5)));
    }

    @Test
    void hugeLogitsAreNoProblem() {
        assertEquals(DRAWS, count(new float[] {-3e38f, 3e38f, 0})[1]);
        assertEquals(DRAWS, count(new float[] {-2e29f, -1e29f, -3e29f, -9e29f})[1]);
        assertEquals(0, sampler.faults());
    }

    @Test
    void aChoiceOfMinusInfinityIsNeverDrawnBesideOthers() {
        float[] logits = logits(20, 1);
        logits[4] = Float.NEGATIVE_INFINITY;
        logits[17] = Float.NEGATIVE_INFINITY;
        int[] counts = count(logits);
        assertEquals(0, counts[4] + counts[17]);
        assertEquals(0, sampler.faults());
    }

    @Test
    void headsDoNotShareTheirKnobs() {
        sampler.setTemperature(Feature.NOTE, 0);
        sampler.setTopP(Feature.VELOCITY, 0);
        float[] logits = logits(12, 1);
        assertFallsAs(softmax(logits, 1), count(logits));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1e9, 1", "1, 0.5", "NaN, NaN"})
    void aDrawTakesOneRandomNumberWhateverTheKnobsSay(float temperature, float topP) {
        sampler.setTemperature(Feature.TICKS, temperature);
        sampler.setTopP(Feature.TICKS, topP);
        for (float[] logits : new float[][] {logits(33, 1), {Float.NaN, 1, 2}}) {
            RandomStream alone = new RandomStream();
            alone.seed(5, 6);
            random.seed(5, 6);
            try (Head head = new Head(logits)) {
                for (int i = 0; i < 10; i++) {
                    head.draw();
                    alone.nextFloat();
                }
            }
            assertEquals(alone.nextFloat(), random.nextFloat());
        }
    }

    private static float[] logits(int choices, double deviation) {
        RandomGenerator generator = new SplittableRandom(choices);
        float[] logits = new float[choices];
        for (int i = 0; i < choices; i++) {
            logits[i] = (float) generator.nextGaussian(0, deviation);
        }
        return logits;
    }

    private static double[] softmax(float[] logits, double temperature) {
        double max = IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).max().orElseThrow();
        double[] p = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp((logits[i] - max) / temperature))
                .toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(e -> e / sum).toArray();
    }

    private int[] count(float[] logits) {
        random.seed(92, logits.length);
        int[] counts = new int[logits.length];
        try (Head head = new Head(logits)) {
            for (int i = 0; i < DRAWS; i++) {
                counts[head.draw()]++;
            }
        }
        return counts;
    }

    /** Pearson's chi-square; choices expected fewer than five times are taken together. */
    private static void assertFallsAs(double[] expected, int[] found) {
        double chiSquare = 0;
        int freedom = -1;
        double rareExpected = 0;
        double rareFound = 0;
        for (int i = 0; i < expected.length; i++) {
            double times = expected[i] * DRAWS;
            if (times < 5) {
                rareExpected += times;
                rareFound += found[i];
            } else {
                chiSquare += (found[i] - times) * (found[i] - times) / times;
                freedom++;
            }
        }
        if (rareExpected > 5) {
            chiSquare += (rareFound - rareExpected) * (rareFound - rareExpected) / rareExpected;
            freedom++;
        } else {
            assertTrue(rareFound < 20, "rare choices fell " + rareFound + " times, expected " + rareExpected);
        }
        double most = freedom + 5 * Math.sqrt(2.0 * Math.max(freedom, 1));
        assertTrue(chiSquare <= most, "chi-square %.1f of %d degrees of freedom".formatted(chiSquare, freedom));
    }

    /** The first head of a network, its logits set by hand. */
    private final class Head implements AutoCloseable {
        private final Network network;
        private final NetState state;

        Head(float[] logits) {
            network = new Network(
                    RandomModels.conditioned(1, 1, logits.length, 1), Kernels.choose(), Precision.FLOAT32);
            state = network.newState();
            network.step(state, Moments.first(network));
            for (int i = 0; i < logits.length; i++) {
                state.scratch.logits[0].set(i, logits[i]);
            }
            sampler.prepare(network);
        }

        int draw() {
            return sampler.draw(network, state, 0, random);
        }

        @Override
        public void close() {
            state.close();
            network.close();
        }
    }
}

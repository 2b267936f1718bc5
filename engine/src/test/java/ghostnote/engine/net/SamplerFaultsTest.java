package ghostnote.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.RandomModels;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sick network must not stop the music: whatever its logits are, a legal choice is drawn, and it is counted. */
class SamplerFaultsTest {
    private static final float NAN = Float.NaN;
    private static final float INFINITE = Float.POSITIVE_INFINITY;

    private static final float[] TEMPERATURES = {0, 1e-9f, 0.5f, 1, 1e9f, NAN, INFINITE};
    private static final float[] TOP_PS = {1, 0.9f, 0, NAN, -1, INFINITE};
    private static final float[] ODD_LOGITS = {
        NAN, INFINITE, -INFINITE, Float.MAX_VALUE, -Float.MAX_VALUE, -1e30f, -1e31f, 0, -0f, 1, Float.MIN_VALUE, 40
    };

    private final Sampler sampler = new Sampler();
    private final RandomStream random = new RandomStream();

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 16, 33, 209})
    void everyDrawIsLegalWhateverTheLogitsAndKnobs(int choices) {
        RandomGenerator odd = new SplittableRandom(choices);
        try (Network network = network(choices);
                NetState state = stepped(network)) {
            for (int i = 0; i < 200_000; i++) {
                if (i % 20 == 0) {
                    float all = ODD_LOGITS[odd.nextInt(ODD_LOGITS.length)];
                    boolean alike = odd.nextInt(4) == 0;
                    for (int j = 0; j < choices; j++) {
                        state.scratch.logits[0].set(j, alike ? all : ODD_LOGITS[odd.nextInt(ODD_LOGITS.length)]);
                    }
                    sampler.setTemperature(Feature.TICKS, TEMPERATURES[odd.nextInt(TEMPERATURES.length)]);
                    sampler.setTopP(Feature.TICKS, TOP_PS[odd.nextInt(TOP_PS.length)]);
                }
                int choice = sampler.draw(network, state, 0, random);
                assertTrue(choice >= 0 && choice < choices, () -> "choice " + choice);
            }
        }
        assertTrue(sampler.faults() > 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 16, 33})
    void logitsThatAreNotFiniteAreCountedAtEveryTemperature(int choices) {
        for (float bad : new float[] {NAN, INFINITE, -INFINITE}) {
            for (float temperature : TEMPERATURES) {
                for (float topP : TOP_PS) {
                    float[] logits = new float[choices];
                    Arrays.fill(logits, bad);
                    assertEquals(0, draw(logits, temperature, topP), "the first of equals");
                    assertEquals(1, faultsOf(logits, temperature, topP), "all %s at %s".formatted(bad, temperature));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 16, 33})
    void besideLogitsThatAreNotFiniteTheLargestNumberWins(int choices) {
        for (float temperature : TEMPERATURES) {
            float[] logits = new float[choices];
            Arrays.fill(logits, -2);
            logits[0] = NAN;
            logits[3] = 5;
            logits[4] = NAN;
            assertEquals(3, draw(logits, temperature, 1));
            assertEquals(1, faultsOf(logits, temperature, 1));
            logits[2] = INFINITE;
            assertEquals(2, draw(logits, temperature, 1));
            assertEquals(1, faultsOf(logits, temperature, 1));
        }
    }

    @Test
    void finiteLogitsAreNoFaultHoweverFarApart() {
        for (float temperature : TEMPERATURES) {
            assertEquals(0, faultsOf(new float[] {-3e38f, 3e38f, 0, -INFINITE}, temperature, 1));
        }
    }

    private int draw(float[] logits, float temperature, float topP) {
        sampler.setTemperature(Feature.TICKS, temperature);
        sampler.setTopP(Feature.TICKS, topP);
        try (Network network = network(logits.length);
                NetState state = stepped(network)) {
            for (int i = 0; i < logits.length; i++) {
                state.scratch.logits[0].set(i, logits[i]);
            }
            return sampler.draw(network, state, 0, random);
        }
    }

    private long faultsOf(float[] logits, float temperature, float topP) {
        long before = sampler.faults();
        draw(logits, temperature, topP);
        return sampler.faults() - before;
    }

    private Network network(int choices) {
        Network network = new Network(RandomModels.conditioned(1, 1, choices, 1), Kernels.choose(), Precision.FLOAT32);
        sampler.prepare(network);
        return network;
    }

    /** A state whose logits have their pads. */
    private static NetState stepped(Network network) {
        NetState state = network.newState();
        network.step(state, Moments.first(network));
        return state;
    }
}

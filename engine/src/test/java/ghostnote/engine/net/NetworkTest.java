package ghostnote.engine.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.model.RandomModels;
import ghostnote.engine.model.TestFolders;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {
    @Test
    void aStepIsWhatItsFormulasSay() {
        RandomGenerator random = new SplittableRandom(81);
        int[] units = {1, 2, 3, 7, 15, 16, 17, 33, 40};
        for (int trial = 0; trial < 27; trial++) {
            Model model = trial % 3 == 2
                    ? RandomModels.plain(units[trial % 9], 1 + random.nextInt(27), 2 + random.nextInt(90), trial)
                    : RandomModels.conditioned(units[trial % 9], 1 + random.nextInt(27), 2 + random.nextInt(90), trial);
            assertFollowsItsFormulas(model, random, 50);
        }
    }

    private static void assertFollowsItsFormulas(Model model, RandomGenerator random, int steps) {
        DoubleNetwork reference = new DoubleNetwork(model);
        try (Network network = new Network(model, Kernels.choose(), Precision.FLOAT32);
                NetState state = network.newState()) {
            for (int step = 0; step < steps; step++) {
                // Now and then there was no hit, or one of which less is known.
                int[] last = randomHit(model, random);
                int unknown = random.nextInt(2 * last.length);
                if (unknown < last.length) {
                    last[unknown] = -1 - random.nextInt(1000);
                } else if (step == 0) {
                    Arrays.fill(last, -1);
                }
                int[] next = randomHit(model, random);
                network.step(state, last);
                reference.step(last);
                for (int head = 0; head < network.headCount(); head++) {
                    network.give(state, head, next);
                    double[] expected = reference.logits(head, next);
                    assertEquals(expected.length, network.headChoices(head));
                    for (int i = 0; i < expected.length; i++) {
                        assertEquals(expected[i], network.logit(state, head, i), 2e-5, "step " + step);
                    }
                }
            }
        }
    }

    private static int[] randomHit(Model model, RandomGenerator random) {
        int[] hit = new int[Feature.count()];
        for (Feature feature : Feature.values()) {
            int choices = model.config().vocabulary().size(feature);
            hit[feature.ordinal()] = choices == 0 ? 0 : random.nextInt(choices);
        }
        return hit;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theSeedPlaysTwoHundredLikeliestHitsAsItsFormulasSay(Precision precision) throws IOException {
        Model seed = ModelFiles.load(TestFolders.seed());
        DoubleNetwork reference = new DoubleNetwork(seed);
        Sampler sampler = greedy();
        try (Network network = new Network(seed, Kernels.choose(), precision);
                NetState state = network.newState()) {
            int[] hit = new int[Feature.count()];
            for (int step = 0; step < 200; step++) {
                network.step(state, hit);
                reference.step(hit);
                int[] next = new int[Feature.count()];
                for (int head = 0; head < network.headCount(); head++) {
                    next[network.headFeature(head)] = sampler.draw(network, state, head, new RandomStream());
                    int expected = DoubleNetwork.likeliest(reference.logits(head, next));
                    assertEquals(expected, next[network.headFeature(head)], "step %d, head %d".formatted(step, head));
                }
                hit = next;
            }
        }
    }

    private static Sampler greedy() {
        Sampler sampler = new Sampler();
        for (Feature feature : Feature.values()) {
            sampler.setTemperature(feature, 0);
        }
        return sampler;
    }

    @Test
    void sixteenBitWeightsComeCloseToTheirOriginals() {
        Model model = RandomModels.conditioned(33, 9, 17, 82);
        RandomGenerator random = new SplittableRandom(83);
        try (Network full = new Network(model, Kernels.choose(), Precision.FLOAT32);
                Network half = new Network(model, Kernels.choose(), Precision.INT16);
                NetState fullState = full.newState();
                NetState halfState = half.newState()) {
            for (int step = 0; step < 100; step++) {
                int[] hit = randomHit(model, random);
                full.step(fullState, hit);
                half.step(halfState, hit);
                for (int i = 0; i < full.headChoices(1); i++) {
                    assertEquals(full.logit(fullState, 1, i), half.logit(halfState, 1, i), 2e-3);
                }
            }
        }
    }

    @Test
    void oneNetworkServesManyStatesWithoutMixingThem() {
        Model model = RandomModels.conditioned(9, 5, 6, 84);
        int[] a = {0, 1, 2, 3};
        int[] b = {4, 3, 1, 9};
        try (Network network = new Network(model, Kernels.choose(), Precision.FLOAT32);
                NetState alone = network.newState();
                NetState first = network.newState();
                NetState second = network.newState()) {
            for (int step = 0; step < 20; step++) {
                network.step(alone, a);
                network.step(first, a);
                network.step(second, b);
            }
            assertArrayEquals(logits(network, alone), logits(network, first));
            assertTrue(!Arrays.equals(logits(network, alone), logits(network, second)));
        }
    }

    @Test
    void aClearedStateForgetsEverything() {
        Model model = RandomModels.conditioned(9, 5, 6, 85);
        int[] none = {-1, -1, -1, -1};
        try (Network network = new Network(model, Kernels.choose(), Precision.FLOAT32);
                NetState fresh = network.newState();
                NetState used = network.newState()) {
            RandomStream random = new RandomStream();
            random.seed(1, 2);
            used.randomise(random, 3);
            network.step(used, new int[] {1, 1, 1, 1});
            used.clear();
            network.step(used, none);
            network.step(fresh, none);
            assertArrayEquals(logits(network, fresh), logits(network, used));
        }
    }

    private static float[] logits(Network network, NetState state) {
        float[] logits = new float[network.headChoices(0)];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = network.logit(state, 0, i);
        }
        return logits;
    }

    @Test
    void aRandomStateLiesWithinItsAmplitudeAndFollowsItsStream() {
        try (Network network = new Network(RandomModels.plain(200, 2, 2, 86), Kernels.choose(), Precision.FLOAT32);
                NetState one = network.newState();
                NetState two = network.newState()) {
            RandomStream random = new RandomStream();
            random.seed(7, -1);
            one.randomise(random, 0.1f);
            random.seed(7, -1);
            two.randomise(random, 0.1f);
            double sum = 0;
            for (int u = 0; u < 200; u++) {
                assertTrue(Math.abs(one.hidden.get(u)) <= 0.1f && Math.abs(one.memory.get(u)) <= 0.1f);
                assertEquals(one.hidden.get(u), two.hidden.get(u));
                assertEquals(one.memory.get(u), two.memory.get(u));
                sum += Math.abs(one.hidden.get(u));
            }
            assertEquals(0.05, sum / 200, 0.01);
        }
    }
}

package ghostnote.engine.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.model.RandomModels;
import ghostnote.engine.model.TestFolders;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.Moment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void anyCellStackedIsWhatItsFormulasSay(CellKind kind) {
        RandomGenerator random = new SplittableRandom(87);
        for (int trial = 0; trial < 12; trial++) {
            // One layer of the kind, then others, or itself again, below and above it.
            List<Layer> layers = new ArrayList<>(List.of(new Layer(kind, 1 + random.nextInt(40))));
            while (layers.size() < 1 + trial % 3) {
                CellKind other = trial < 6 ? kind : CellKind.values()[random.nextInt(CellKind.values().length)];
                layers.add(random.nextInt(layers.size() + 1), new Layer(other, 1 + random.nextInt(40)));
            }
            assertFollowsItsFormulas(RandomModels.layered(trial, layers.toArray(new Layer[0])), random, 150);
        }
    }

    @Test
    void whatLooksBackAndHeadsWithHiddenUnitsAreWhatTheirFormulasSay() {
        RandomGenerator random = new SplittableRandom(88);
        for (int trial = 0; trial < 4; trial++) {
            Layer[] layers = {new Layer(CellKind.LSTM, 30), new Layer(CellKind.GRU, 1 + random.nextInt(40))};
            assertFollowsItsFormulas(RandomModels.full(trial, layers), random, 250);
        }
    }

    private static void assertFollowsItsFormulas(Model model, RandomGenerator random, int steps) {
        Vocabulary vocabulary = model.config().vocabulary();
        DoubleNetwork reference = new DoubleNetwork(model);
        try (Network network = new Network(model, Kernels.choose(), Precision.FLOAT32);
                NetState state = network.newState()) {
            Moment moment = Moments.asked(vocabulary);
            for (int step = 0; step < steps; step++) {
                // Now and then what was played is forgotten, and only the state goes on.
                if (random.nextInt(100) == 0) {
                    moment.clear();
                }
                network.step(state, moment);
                reference.step(moment);
                for (int head = 0; head < network.headCount(); head++) {
                    network.give(state, head, moment);
                    double[] expected = reference.logits(head, moment);
                    assertEquals(expected.length, network.headChoices(head));
                    for (int i = 0; i < expected.length; i++) {
                        assertEquals(expected[i], network.logit(state, head, i), 2e-5, "step " + step);
                    }
                    Moments.decideAny(moment, model.config().heads().get(head).feature(), vocabulary, random);
                }
                moment.commit();
            }
        }
    }

    /** After one hit. */
    private static Moment moment(Network network, int ticks, int note, int velocity) {
        Moment moment = Moments.first(network);
        moment.decide(Feature.TICKS.ordinal(), ticks);
        moment.decide(Feature.NOTE.ordinal(), note);
        moment.decide(Feature.VELOCITY.ordinal(), velocity);
        moment.commit();
        return moment;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theSeedPlaysTwoHundredLikeliestHitsAsItsFormulasSay(Precision precision) throws IOException {
        Model seed = ModelFiles.load(TestFolders.seed());
        DoubleNetwork reference = new DoubleNetwork(seed);
        Sampler sampler = greedy();
        try (Network network = new Network(seed, Kernels.choose(), precision);
                NetState state = network.newState()) {
            Moment moment = Moments.first(network);
            for (int step = 0; step < 200; step++) {
                network.step(state, moment);
                reference.step(moment);
                for (int head = 0; head < network.headCount(); head++) {
                    network.give(state, head, moment);
                    int choice = sampler.draw(network, state, head, new RandomStream());
                    int expected = DoubleNetwork.likeliest(reference.logits(head, moment));
                    assertEquals(expected, choice, "step %d, head %d".formatted(step, head));
                    moment.decide(network.headFeature(head), choice);
                }
                moment.commit();
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

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void sixteenBitWeightsComeCloseToTheirOriginals(CellKind kind) {
        Model model = RandomModels.layered(82, new Layer(kind, 33), new Layer(kind, 20));
        RandomGenerator random = new SplittableRandom(83);
        try (Network full = new Network(model, Kernels.choose(), Precision.FLOAT32);
                Network half = new Network(model, Kernels.choose(), Precision.INT16);
                NetState fullState = full.newState();
                NetState halfState = half.newState()) {
            Moment moment = Moments.first(full);
            for (int step = 0; step < 100; step++) {
                full.step(fullState, moment);
                half.step(halfState, moment);
                Moments.playAny(moment, model.config(), random);
                for (int i = 0; i < full.headChoices(1); i++) {
                    assertEquals(full.logit(fullState, 1, i), half.logit(halfState, 1, i), 2e-3);
                }
            }
        }
    }

    @Test
    void oneNetworkServesManyStatesWithoutMixingThem() {
        Model model = RandomModels.conditioned(9, 5, 6, 84);
        try (Network network = new Network(model, Kernels.choose(), Precision.FLOAT32);
                NetState alone = network.newState();
                NetState first = network.newState();
                NetState second = network.newState()) {
            Moment a = moment(network, 0, 1, 2);
            Moment b = moment(network, 4, 3, 1);
            for (int step = 0; step < 20; step++) {
                network.step(alone, a);
                network.step(first, a);
                network.step(second, b);
            }
            assertArrayEquals(logits(network, alone), logits(network, first));
            assertTrue(!Arrays.equals(logits(network, alone), logits(network, second)));
        }
    }

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void aClearedStateForgetsEverything(CellKind kind) {
        Model model = RandomModels.layered(85, new Layer(kind, 9), new Layer(kind, 17));
        try (Network network = new Network(model, Kernels.choose(), Precision.FLOAT32);
                NetState fresh = network.newState();
                NetState used = network.newState()) {
            RandomStream random = new RandomStream();
            random.seed(1, 2);
            used.randomise(random, 3);
            network.step(used, moment(network, 1, 1, 1));
            used.clear();
            Moment none = Moments.first(network);
            for (int step = 0; step < 5; step++) {
                network.step(used, none);
                network.step(fresh, none);
                assertArrayEquals(logits(network, fresh), logits(network, used));
            }
        }
    }

    private static float[] logits(Network network, NetState state) {
        float[] logits = new float[network.headChoices(0)];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = network.logit(state, 0, i);
        }
        return logits;
    }

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void aRandomStateLiesWithinItsAmplitudeAndFollowsItsStream(CellKind kind) {
        Model model = RandomModels.layered(86, new Layer(kind, 200), new Layer(kind, 90));
        try (Network network = new Network(model, Kernels.choose(), Precision.FLOAT32);
                NetState one = network.newState();
                NetState two = network.newState()) {
            RandomStream random = new RandomStream();
            random.seed(7, -1);
            one.randomise(random, 0.1f);
            network.step(two, moment(network, 1, 1, 1));
            random.seed(7, -1);
            two.randomise(random, 0.1f);
            for (int layer = 0; layer < 2; layer++) {
                LayerState state = one.layers[layer];
                assertSpread(state.hidden(), two.layers[layer].hidden());
                assertEquals(kind.remembers() ? state.hidden().length() : 0, state.memory().length());
                if (kind.remembers()) {
                    assertSpread(state.memory(), two.layers[layer].memory());
                }
            }
            assertEquals(one.step(), two.step());
        }
    }

    @Test
    void aScatteredStateIsNormalAndFollowsItsStream() {
        Model model = RandomModels.layered(86, new Layer(CellKind.LSTM, 2000));
        try (Network network = new Network(model, Kernels.choose(), Precision.FLOAT32);
                NetState state = network.newState();
                NetState again = network.newState()) {
            RandomStream random = new RandomStream();
            random.seed(7, -1);
            state.scatter(random, 0.5f);
            random.seed(7, -1);
            again.scatter(random, 0.5f);
            Floats hidden = state.layers[0].hidden();
            double sum = 0;
            double squares = 0;
            double fourths = 0;
            for (int u = 0; u < hidden.length(); u++) {
                double value = hidden.get(u);
                assertEquals(value, again.layers[0].hidden().get(u));
                sum += value;
                squares += value * value;
                fourths += value * value * value * value;
            }
            double variance = squares / hidden.length();
            assertEquals(0, sum / hidden.length(), 0.05);
            assertEquals(0.25, variance, 0.03);
            assertEquals(3, fourths / hidden.length() / (variance * variance), 0.5);
        }
    }

    private static void assertSpread(Floats found, Floats again) {
        double sum = 0;
        for (int u = 0; u < found.length(); u++) {
            assertTrue(Math.abs(found.get(u)) <= 0.1f);
            assertEquals(found.get(u), again.get(u));
            sum += Math.abs(found.get(u));
        }
        assertEquals(0.05, sum / found.length(), 0.01);
    }
}

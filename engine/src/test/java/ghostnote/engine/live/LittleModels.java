package ghostnote.engine.live;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.RandomModels;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.model.Weights;
import ghostnote.engine.net.Network;
import ghostnote.engine.sense.Setting;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Models of a few units, made by hand or by chance. */
final class LittleModels {
    static final int[] VELOCITIES = {1, 40, 99, 127};

    /** More than any sum of little weights: what has it in its favour is drawn. */
    static final float SURE = 1000;

    private static final int UNITS = 5;
    private static final int[] DELAYS = {0, 30, 60, 80, 120, 240, 480};
    private static final List<Voice> VOICES =
            List.of(Voice.HAT_CLOSED, Voice.KICK, Voice.SNARE, Voice.RIDE, Voice.HAT_CLOSED_EDGE);

    private LittleModels() {}

    /** Knows dynamics and its place in the bar. */
    static Network grown(long seed) {
        Vocabulary vocabulary = new Vocabulary(VOICES, DELAYS, VELOCITIES, 120, 16);
        ModelConfig config = new ModelConfig(
                "grown",
                List.of(new Layer(CellKind.LSTM, UNITS)),
                List.of(Feature.TICKS, Feature.NOTE, Feature.VELOCITY, Feature.PLACE),
                List.of(
                        new Head(Feature.TICKS, List.of()),
                        new Head(Feature.NOTE, List.of(Feature.TICKS, Feature.PLACE)),
                        new Head(Feature.VELOCITY, List.of(Feature.NOTE, Feature.PLACE))),
                vocabulary);
        return network(config, randomTensors(config, seed));
    }

    /** Knows all there is to know. */
    static Network full(long seed) {
        ModelConfig config = fullConfig();
        return network(config, randomTensors(config, seed));
    }

    /** The same, but it never passes the downbeat by. */
    static Network fullOnEveryOne(long seed) {
        return fullOnEveryOne(seed, 16);
    }

    /** The same in bars of so many sixteenths. */
    static Network fullOnEveryOne(long seed, int places) {
        ModelConfig config = fullConfig();
        Map<String, float[]> tensors = randomTensors(config, seed);
        float[] rows = new float[16 * 17];
        for (int place = 0; place < places; place++) {
            Arrays.fill(rows, place * 17 + places - place + 1, (place + 1) * 17, -SURE);
        }
        tensors.put("head.ticks.bias", new float[17]);
        tensors.put("head.ticks.given.place", rows);
        return network(config, tensors);
    }

    /**
     * The same, but its layer does not remember, its hits share no place, and none lies ahead of its place: what it
     * plays follows from what it has played and from nothing else.
     */
    static Network fullWithoutMemory(long seed) {
        ModelConfig shape = fullConfig();
        List<Layer> forgetful = List.of(new Layer(CellKind.ELMAN, UNITS));
        ModelConfig config =
                new ModelConfig("forgetful", forgetful, shape.inputs(), shape.heads(), shape.vocabulary());
        Map<String, float[]> tensors = randomTensors(config, seed);
        Arrays.fill(tensors.get("layer.0.recurrent"), 0);
        tensors.get("head.ticks.bias")[0] = -SURE;
        int onTheGrid = config.vocabulary().offsetIndex(0);
        Arrays.fill(tensors.get("head.offset.bias"), 0, onTheGrid, -SURE);
        return network(config, tensors);
    }

    private static ModelConfig fullConfig() {
        // Without hidden units in the head of the delays, so that its logits can be forced.
        ModelConfig config = RandomModels.fullConfig(
                RandomModels.fullVocabulary(VOICES.size(), 17, 16), 6, new Layer(CellKind.LSTM, UNITS));
        List<Head> heads = new ArrayList<>(config.heads());
        heads.set(0, new Head(Feature.TICKS, heads.getFirst().given()));
        return new ModelConfig("full", config.layers(), config.inputs(), heads, config.vocabulary());
    }

    /** Knows voices and delays only, and draws the voice first. */
    static Network simple(long seed) {
        return simple(seed, VOICES, DELAYS);
    }

    static Network simple(long seed, List<Voice> voices, int[] delays) {
        ModelConfig config = simpleConfig(voices, delays);
        return network(config, randomTensors(config, seed));
    }

    /** All its weights are 0 but the biases of the delays. */
    static Network withDelayBias(List<Voice> voices, int[] delays, float... bias) {
        ModelConfig config = simpleConfig(voices, delays);
        Map<String, float[]> tensors = zeroTensors(config);
        tensors.put("head.ticks.bias", bias);
        return network(config, tensors);
    }

    private static ModelConfig simpleConfig(List<Voice> voices, int[] delays) {
        return new ModelConfig(
                "simple",
                List.of(new Layer(CellKind.LSTM, UNITS)),
                List.of(Feature.NOTE, Feature.TICKS),
                List.of(new Head(Feature.NOTE, List.of()), new Head(Feature.TICKS, List.of())),
                new Vocabulary(voices, delays, new int[0], 0, 0));
    }

    /** Nothing in particular is asked for. */
    static Setting setting(Network network, Meter meter) {
        return new Setting(meter, 120, network.vocabulary().styles().size());
    }

    static Map<String, float[]> randomTensors(ModelConfig config, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, float[]> tensors = zeroTensors(config);
        for (float[] values : tensors.values()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-1.5, 1.5);
            }
        }
        return tensors;
    }

    static Map<String, float[]> zeroTensors(ModelConfig config) {
        Map<String, float[]> tensors = new HashMap<>();
        config.shapes().forEach((name, shape) ->
                tensors.put(name, new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)]));
        return tensors;
    }

    static Network network(ModelConfig config, Map<String, float[]> tensors) {
        return new Network(new Model(config, new Weights(config, tensors)), Kernels.choose(), Precision.FLOAT32);
    }
}

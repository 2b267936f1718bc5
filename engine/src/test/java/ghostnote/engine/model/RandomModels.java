package ghostnote.engine.model;

import ghostnote.engine.drum.Voice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Models without training: every number drawn, none of them 0. */
public final class RandomModels {
    private RandomModels() {}

    /** All features in, three heads, each given what is drawn before it. */
    public static Model conditioned(int units, int voices, int delays, long seed) {
        return conditioned(lstm(units), voices, delays, seed);
    }

    /** The same with other layers, small otherwise. */
    public static Model layered(long seed, Layer... layers) {
        return conditioned(List.of(layers), 5, 7, seed);
    }

    /** All features, heads with and without hidden units, each given what it may be. */
    public static Model full(long seed, Layer... layers) {
        return of(fullConfig(fullVocabulary(5, 17, 16), 24, layers), seed);
    }

    /**
     * The choices of a model that knows its place, with offsets and styles.
     *
     * @param delays in places
     */
    public static Vocabulary fullVocabulary(int voices, int delays, int places) {
        int[] ticks = new int[delays];
        for (int step = 0; step < delays; step++) {
            ticks[step] = 120 * step;
        }
        return new Vocabulary(
                Arrays.asList(Voice.values()).subList(0, voices),
                ticks,
                new int[] {-60, -35, -10, 0, 20, 40, 59},
                new int[] {1, 20, 40, 60, 80, 100, 126, 127},
                120,
                places,
                List.of("rock", "latin-brazilian", "hip_hop"));
    }

    /** Hears every feature; its heads are given every feature that can be known by then. */
    public static ModelConfig fullConfig(Vocabulary vocabulary, int width, Layer... layers) {
        List<Feature> drawn = new ArrayList<>();
        List<Head> heads = new ArrayList<>();
        for (Feature feature : List.of(Feature.TICKS, Feature.NOTE, Feature.OFFSET, Feature.VELOCITY)) {
            List<Feature> given = Arrays.stream(Feature.values())
                    .filter(known -> drawn.containsAll(known.needs()))
                    .toList();
            heads.add(new Head(feature, feature == Feature.OFFSET ? 0 : width, given));
            drawn.add(feature);
        }
        return new ModelConfig("full", List.of(layers), List.of(Feature.values()), heads, vocabulary);
    }

    private static Model conditioned(List<Layer> layers, int voices, int delays, long seed) {
        Vocabulary vocabulary = new Vocabulary(
                Arrays.asList(Voice.values()).subList(0, voices),
                delays(delays),
                new int[] {20, 40, 60, 80, 100, 120, 127},
                120,
                16);
        List<Feature> inputs = List.of(Feature.TICKS, Feature.NOTE, Feature.VELOCITY, Feature.PLACE);
        List<Head> heads = List.of(
                new Head(Feature.TICKS, List.of()),
                new Head(Feature.NOTE, List.of(Feature.TICKS, Feature.PLACE)),
                new Head(Feature.VELOCITY, List.of(Feature.NOTE, Feature.PLACE, Feature.TICKS)));
        return of(new ModelConfig("conditioned", layers, inputs, heads, vocabulary), seed);
    }

    /** Note and delay in, note and delay out, neither given the other: the shape of the seed. */
    public static Model plain(int units, int voices, int delays, long seed) {
        Vocabulary vocabulary = new Vocabulary(
                Arrays.asList(Voice.values()).subList(0, voices), delays(delays), new int[0], 0, 0);
        List<Head> heads = List.of(new Head(Feature.NOTE, List.of()), new Head(Feature.TICKS, List.of()));
        List<Feature> inputs = List.of(Feature.NOTE, Feature.TICKS);
        return of(new ModelConfig("plain", lstm(units), inputs, heads, vocabulary), seed);
    }

    private static List<Layer> lstm(int units) {
        return List.of(new Layer(CellKind.LSTM, units));
    }

    /** A model of a shape. */
    public static Model of(ModelConfig config, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Map<String, float[]> tensors = new LinkedHashMap<>();
        config.shapes().forEach((name, shape) -> {
            float[] values = new float[(int) Weights.sizeOf(shape)];
            // Wilder layers would make chaos of rounding errors.
            double deviation = name.startsWith("layer.") || name.contains(".hidden.")
                    ? Math.min(0.4, 0.7 / Math.sqrt(shape[0]))
                    : 0.4;
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian(0, deviation);
            }
            tensors.put(name, values);
        });
        for (int l = 0; l < config.layers().size(); l++) {
            if (config.layers().get(l).cell() == CellKind.CLOCKWORK) {
                stopEars(config.layers().get(l), tensors.get(ModelConfig.layerTensor(l, "recurrent")));
            }
        }
        return new Model(config, new Weights(config, tensors));
    }

    private static void stopEars(Layer layer, float[] recurrent) {
        for (int unit = 0; unit < layer.units(); unit++) {
            for (int heard = 0; heard < layer.firstHeard(unit); heard++) {
                recurrent[heard * layer.units() + unit] = 0;
            }
        }
    }

    private static int[] delays(int count) {
        int[] delays = new int[count];
        for (int i = 0; i < count; i++) {
            delays[i] = 30 * i;
        }
        return delays;
    }
}

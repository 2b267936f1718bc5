package ghostnote.engine.model;

import ghostnote.engine.drum.Voice;
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
        return of(new ModelConfig("conditioned", units, inputs, heads, vocabulary), seed);
    }

    /** Note and delay in, note and delay out, neither given the other: the shape of the seed. */
    public static Model plain(int units, int voices, int delays, long seed) {
        Vocabulary vocabulary = new Vocabulary(
                Arrays.asList(Voice.values()).subList(0, voices), delays(delays), new int[0], 0, 0);
        List<Head> heads = List.of(new Head(Feature.NOTE, List.of()), new Head(Feature.TICKS, List.of()));
        return of(new ModelConfig("plain", units, List.of(Feature.NOTE, Feature.TICKS), heads, vocabulary), seed);
    }

    /** A model of a shape. */
    public static Model of(ModelConfig config, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Map<String, float[]> tensors = new LinkedHashMap<>();
        config.shapes().forEach((name, shape) -> {
            float[] values = new float[(int) Weights.sizeOf(shape)];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian(0, 0.4);
            }
            tensors.put(name, values);
        });
        return new Model(config, new Weights(config, tensors));
    }

    private static int[] delays(int count) {
        int[] delays = new int[count];
        for (int i = 0; i < count; i++) {
            delays[i] = 30 * i;
        }
        return delays;
    }
}

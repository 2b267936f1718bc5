package ghostnote.engine.learn;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A model with every kind of weight, small enough to try each of them, and files it can read. */
final class Tiny {
    static final int[] TICKS = {0, 120, 240};
    static final Vocabulary VOCABULARY =
            new Vocabulary(List.of(Voice.KICK, Voice.SNARE, Voice.HAT_CLOSED), TICKS, new int[] {40, 100}, 240, 8);

    private Tiny() {}

    static ModelConfig config(int units) {
        return new ModelConfig(
                "tiny",
                units,
                List.of(Feature.TICKS, Feature.NOTE, Feature.VELOCITY, Feature.PLACE),
                List.of(
                        new Head(Feature.TICKS, List.of()),
                        new Head(Feature.NOTE, List.of(Feature.TICKS, Feature.PLACE)),
                        new Head(Feature.VELOCITY, List.of(Feature.NOTE, Feature.PLACE))),
                VOCABULARY);
    }

    /** Weights of which none is 0, so that zeros hide nothing. */
    static Parameters parameters(int units, long seed) {
        Parameters parameters = Parameters.initial(config(units), seed);
        RandomGenerator random = new SplittableRandom(seed);
        for (float[] row : parameters.rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] += (float) random.nextDouble(-0.5, 0.5);
            }
        }
        return parameters;
    }

    static TrainingSettings settings(int batch, int steps, double dropout) {
        return new TrainingSettings(batch, steps, 0.01, 20, 3, dropout, 1, 7);
    }

    /** Files of random events, one of each length. */
    static List<List<int[]>> files(long seed, int... lengths) {
        RandomGenerator random = new SplittableRandom(seed);
        List<List<int[]>> files = new ArrayList<>();
        for (int length : lengths) {
            List<int[]> file = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                int[] event = new int[Feature.count()];
                for (Feature feature : Feature.values()) {
                    event[feature.ordinal()] = random.nextInt(VOCABULARY.size(feature));
                }
                file.add(event);
            }
            files.add(file);
        }
        return files;
    }
}

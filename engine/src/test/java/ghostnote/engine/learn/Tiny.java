package ghostnote.engine.learn;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.RandomModels;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.FillPlan;
import ghostnote.engine.sense.Part;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A model with every kind of weight, small enough to try each of them, and files it can read. */
final class Tiny {
    static final int[] TICKS = {0, 120, 240};
    static final Vocabulary VOCABULARY =
            new Vocabulary(List.of(Voice.KICK, Voice.SNARE, Voice.HAT_CLOSED), TICKS, new int[] {40, 100}, 240, 8);

    private Tiny() {}

    /** As many layers as there are numbers of units. */
    static ModelConfig config(int... units) {
        return config(CellKind.LSTM, units);
    }

    static ModelConfig config(CellKind cell, int... units) {
        return new ModelConfig(
                "tiny",
                Arrays.stream(units).mapToObj(count -> new Layer(cell, count)).toList(),
                List.of(Feature.TICKS, Feature.NOTE, Feature.VELOCITY, Feature.PLACE),
                List.of(
                        new Head(Feature.TICKS, List.of()),
                        new Head(Feature.NOTE, List.of(Feature.TICKS, Feature.PLACE)),
                        new Head(Feature.VELOCITY, List.of(Feature.NOTE, Feature.PLACE))),
                VOCABULARY);
    }

    /** Hears all there is to hear, through heads with hidden units and one without. */
    static ModelConfig fullConfig(int... units) {
        Layer[] layers = Arrays.stream(units).mapToObj(count -> new Layer(CellKind.LSTM, count)).toArray(Layer[]::new);
        return RandomModels.fullConfig(RandomModels.fullVocabulary(3, 4, 4), 3, layers);
    }

    /** Weights of which none is 0, so that zeros hide nothing. */
    static Parameters parameters(int units, long seed) {
        return parameters(config(units), seed);
    }

    static Parameters parameters(ModelConfig config, long seed) {
        Parameters parameters = Parameters.initial(config, seed);
        RandomGenerator random = new SplittableRandom(seed);
        for (Table table : parameters.tables) {
            table.forEach(at -> parameters.values()[at] += (float) random.nextDouble(-0.5, 0.5));
        }
        parameters.clearUnheard();
        return parameters;
    }

    static TrainingSettings settings(int batch, int steps, double dropout) {
        return new TrainingSettings(UpdateRule.ADAM, batch, steps, 0.01, 0.5, 1, 3, 20, dropout, 0, 0, 0, 1, 7);
    }

    /** Files of random hits, one of each length. */
    static List<Part> files(long seed, int... lengths) {
        return files(VOCABULARY, Meter.COMMON, seed, lengths);
    }

    /** Such files, with bars of a quarter, so that there is soon something to look back on. */
    static List<Part> fullFiles(long seed, int... lengths) {
        return files(fullConfig(1).vocabulary(), new Meter(1, 4), seed, lengths);
    }

    private static List<Part> files(Vocabulary vocabulary, Meter meter, long seed, int... lengths) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Part> files = new ArrayList<>();
        for (int length : lengths) {
            int[][] hits = new int[length][Feature.count()];
            for (int[] choices : hits) {
                for (Feature feature : Feature.values()) {
                    int most = feature.drawn() ? vocabulary.size(feature) : 1;
                    choices[feature.ordinal()] = random.nextInt(Math.max(1, most));
                }
            }
            int style = random.nextInt(-1, vocabulary.styles().size());
            files.add(part(vocabulary, meter, style, FillPlan.every(2), hits));
        }
        return files;
    }

    /** A file of hits with these choices, each as long after the one before as it says. */
    static Part part(int[]... hits) {
        return part(VOCABULARY, Meter.COMMON, Part.NO_STYLE, FillPlan.natural(), hits);
    }

    private static Part part(Vocabulary vocabulary, Meter meter, int style, FillPlan fills, int[]... hits) {
        List<Part.Hit> timed = new ArrayList<>();
        long tick = 0;
        for (int[] choices : hits) {
            tick += vocabulary.ticks(choices[Feature.TICKS.ordinal()]);
            timed.add(new Part.Hit(tick, choices));
        }
        return new Part(meter, 100, style, fills, timed);
    }

    /** The choices of a hit. */
    static int[] hit(int ticks, int note, int velocity) {
        int[] choices = new int[Feature.count()];
        choices[Feature.TICKS.ordinal()] = ticks;
        choices[Feature.NOTE.ordinal()] = note;
        choices[Feature.VELOCITY.ordinal()] = velocity;
        return choices;
    }
}

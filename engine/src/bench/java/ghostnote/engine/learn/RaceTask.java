package ghostnote.engine.learn;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.FillPlan;
import ghostnote.engine.sense.Part;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What is trained: the seed drummer's shape, on random events.
 *
 * @param batch streams
 * @param units of each layer
 * @param layers how many
 */
record RaceTask(int batch, int units, int layers) {
    static final int STEPS = 200;
    static final int NOTES = 17;
    static final int TICKS = 209;
    static final int NOTE = 0; // among the inputs, and among the heads
    static final int DELAY = 1;
    static final double LEARNING_RATE = 1e-3;

    private static final int FILE_EVENTS = 20_000;
    private static final long SEED = 17;

    ModelConfig config() {
        List<Voice> voices = List.of(Voice.values()).subList(0, NOTES);
        Vocabulary vocabulary = new Vocabulary(voices, IntStream.range(0, TICKS).toArray(), new int[0], 0, 0);
        return new ModelConfig(
                "race",
                Collections.nCopies(layers, new Layer(CellKind.LSTM, units)),
                List.of(Feature.NOTE, Feature.TICKS),
                List.of(new Head(Feature.NOTE, List.of()), new Head(Feature.TICKS, List.of())),
                vocabulary);
    }

    TrainingSettings settings() {
        return new TrainingSettings(UpdateRule.ADAM, batch, STEPS, LEARNING_RATE, 0.5, 1, 1, 1, 0, 0, 0, 0, 5, SEED);
    }

    /**
     * The same streams each time.
     *
     * @param layout where the rows of weights stand
     */
    Streams streams(Parameters layout) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Part> parts = new ArrayList<>();
        for (int b = 0; b < batch; b++) {
            List<Part.Hit> hits = new ArrayList<>();
            long tick = 0;
            for (int i = 0; i < FILE_EVENTS; i++) {
                int[] choices = new int[Feature.count()];
                choices[Feature.NOTE.ordinal()] = random.nextInt(NOTES);
                int delay = random.nextInt(TICKS); // its own index
                choices[Feature.TICKS.ordinal()] = delay;
                tick += delay;
                hits.add(new Part.Hit(tick, choices));
            }
            parts.add(new Part(Meter.COMMON, 120, Part.NO_STYLE, FillPlan.natural(), hits));
        }
        return new Streams(parts, layout, batch, 0, 0, SEED);
    }

    int eventsPerUpdate() {
        return batch * STEPS;
    }

    /** The multiplications and additions of an event in matrix products, forward and twice that back. */
    double flopsPerEvent() {
        double recurrent = 2.0 * units * 4 * units;
        return 3 * ((2 * layers - 1) * recurrent + 2.0 * units * (NOTES + TICKS));
    }

    @Override
    public String toString() {
        return "batch %d, %d units, %d layer%s".formatted(batch, units, layers, layers == 1 ? "" : "s");
    }
}

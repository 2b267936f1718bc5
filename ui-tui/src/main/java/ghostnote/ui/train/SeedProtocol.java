package ghostnote.ui.train;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.learn.Epoch;
import ghostnote.engine.learn.TrainingSettings;
import ghostnote.engine.learn.UpdateRule;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.Part;
import ghostnote.engine.time.Ticks;
import ghostnote.ui.corpus.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The training of the seed, as a check of the trainer: one LSTM of 200 units, gradients over 200 steps, RMSProp, the
 * note and the raw delay of the last hit in, two independent softmaxes out, 52,260 hits, and what counts is how many of
 * the hits that it learns from it gets right. The seed needed hours for 92 %.
 *
 * @param loops that many hits
 * @param config of the model
 */
public record SeedProtocol(List<Loop> loops, ModelConfig config) {
    /** What the seed reached. */
    public static final double SEED_ACCURACY = 0.92;

    /** How the network is trained. What is to be learnt by heart is learnt soonest by many updates: few streams. */
    public static final TrainingSettings SETTINGS =
            new TrainingSettings(UpdateRule.RMSPROP, 2, 200, 3e-3, 0.5, 4, 15, 400, 0, 0, 0, 0, 1, 1);

    private static final int HITS = 52_260;
    private static final int UNITS = 200;
    private static final long LONGEST_DELAY_TICKS = 16 * Ticks.PER_QUARTER;

    /** Takes the first hits of a corpus, file by file, and their notes and delays for a vocabulary. */
    public static SeedProtocol of(String name, List<Loop> corpus) {
        List<Loop> loops = new ArrayList<>();
        int left = HITS;
        for (Loop loop : corpus) {
            List<Hit> hits = loop.hits().subList(0, Math.min(left, loop.hits().size()));
            if (!hits.isEmpty()) {
                loops.add(loop.withHits(hits));
            }
            left -= hits.size();
        }
        return new SeedProtocol(List.copyOf(loops), new ModelConfig(
                name,
                List.of(new Layer(CellKind.LSTM, UNITS)),
                List.of(Feature.NOTE, Feature.TICKS),
                List.of(new Head(Feature.NOTE, List.of()), new Head(Feature.TICKS, List.of())),
                vocabulary(loops)));
    }

    private static Vocabulary vocabulary(List<Loop> loops) {
        List<Voice> voices = loops.stream()
                .flatMap(loop -> loop.hits().stream())
                .map(Hit::voice)
                .distinct()
                .sorted()
                .toList();
        int[] delays = loops.stream()
                .flatMapToInt(loop -> delays(loop.hits()).stream().mapToInt(Integer::intValue))
                .sorted()
                .distinct()
                .toArray();
        return new Vocabulary(voices, delays, new int[0], 0, 0);
    }

    private static List<Integer> delays(List<Hit> hits) {
        List<Integer> delays = new ArrayList<>();
        long before = 0;
        for (Hit hit : hits) {
            delays.add((int) Math.min(LONGEST_DELAY_TICKS, hit.tick() - before));
            before = hit.tick();
        }
        return delays;
    }

    /** What it learns from. */
    public List<Part> parts() {
        return loops.stream().map(loop -> loop.part(config.vocabulary())).toList();
    }

    /** An epoch in the figures that count here. */
    public static String figures(Epoch epoch) {
        return "epoch %3d: %.4f nats a hit, %.2f %% right, %,.0f hits/s, rate %.5f".formatted(
                epoch.number(),
                epoch.trainingNats(),
                100 * epoch.validationAccuracy(),
                epoch.eventsPerSecond(),
                epoch.learningRate());
    }

    /** What is said at the end. */
    public static String verdict(List<Epoch> epochs) {
        Epoch best = epochs.getFirst();
        for (Epoch epoch : epochs) {
            best = epoch.validationAccuracy() > best.validationAccuracy() ? epoch : best;
        }
        OptionalDouble reached = epochs.stream()
                .filter(epoch -> epoch.validationAccuracy() >= SEED_ACCURACY)
                .mapToDouble(epoch -> minutesTo(epoch, epochs))
                .findFirst();
        return "%s; at best %.2f %% after %.2f min, epoch %d".formatted(
                reached.isPresent()
                        ? "92 %% right after %.2f min".formatted(reached.getAsDouble())
                        : "92 % right was not reached",
                100 * best.validationAccuracy(),
                minutesTo(best, epochs),
                best.number());
    }

    private static double minutesTo(Epoch last, List<Epoch> epochs) {
        return epochs.stream().filter(epoch -> epoch.number() <= last.number()).mapToDouble(Epoch::seconds).sum() / 60;
    }
}

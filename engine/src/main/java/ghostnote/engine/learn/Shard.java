package ghostnote.engine.learn;

import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/**
 * The share of a batch that one thread works on at a time: its streams' state, and its own gradient.
 *
 * <p>Thread: one at a time; the weights are read only.
 */
final class Shard implements Callable<Double> {
    /** So many streams keep what they share in cache, and leave work for a second thread in a batch of 16. */
    static final int STREAMS = 8;

    private final Streams streams;
    private final int first;
    private final int end;
    private final int steps;
    private final float eventWeight;
    private final Parameters gradient;
    private final LstmPass lstm;
    private final HeadsPass heads;
    private Window window;

    /**
     * @param first the first of its streams
     * @param dropoutSeed of the random stream of its dropout
     */
    Shard(Parameters weights, TrainingSettings settings, Streams streams, int first, long dropoutSeed) {
        this.streams = streams;
        this.first = first;
        end = Math.min(first + STREAMS, settings.batch());
        steps = settings.stepsPerUpdate();
        eventWeight = 1f / ((float) settings.batch() * steps);
        gradient = new Parameters(weights.config);
        lstm = new LstmPass(weights, gradient, steps, end - first);
        heads = new HeadsPass(
                weights, gradient, steps, end - first, settings.dropout(), new SplittableRandom(dropoutSeed));
    }

    /** Takes its next window. The shards of a batch do this one after the other, as they share the files. */
    void load() {
        window = streams.play(steps, first, end);
    }

    /** Computes the gradient of the mean loss an event of the batch, and returns the nats of the window. */
    @Override
    public Double call() {
        gradient.clear();
        double nats = 0;
        lstm.startForward();
        for (int step = 0; step < steps; step++) {
            float[][] hidden = lstm.forward(step, window.last()[step]);
            nats += heads.forward(step, hidden, window.next()[step], eventWeight);
        }
        lstm.startBack();
        heads.startBack();
        for (int step = steps - 1; step >= 0; step--) {
            lstm.back(step, window.last()[step], heads.back(step, window.next()[step]));
        }
        return nats;
    }

    Parameters gradient() {
        return gradient;
    }
}

package ghostnote.ui.train;

import ghostnote.engine.learn.Epoch;
import ghostnote.engine.learn.Progress;
import java.io.PrintStream;
import java.util.function.Function;

/** A line an epoch. */
public final class Lines implements Progress {
    private final PrintStream out;
    private final Function<Epoch, String> words;

    /** Prints epochs in some words. */
    public Lines(PrintStream out, Function<Epoch, String> words) {
        this.out = out;
        this.words = words;
    }

    @Override
    public void update(int epoch, int done, int of, double nats) {}

    @Override
    public void epoch(Epoch epoch) {
        out.println(words.apply(epoch));
    }

    /** An epoch in figures. */
    public static String figures(Epoch epoch) {
        return "epoch %2d: %.4f nats a hit learning, %.4f kept apart, %4.1f %% right, %,.0f hits/s"
                .formatted(
                        epoch.number(),
                        epoch.trainingNats(),
                        epoch.validationNats(),
                        100 * epoch.validationAccuracy(),
                        epoch.eventsPerSecond());
    }
}

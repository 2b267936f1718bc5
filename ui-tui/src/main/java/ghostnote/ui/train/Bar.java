package ghostnote.ui.train;

import ghostnote.engine.learn.Epoch;
import ghostnote.engine.learn.Progress;
import ghostnote.engine.time.NanoClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the error stream that moves while an epoch learns, for people who watch; then the epoch's line. */
public final class Bar implements Progress, AutoCloseable {
    private static final int WIDTH = 110;
    private static final int REDRAW_MS = 250;
    private static final double NANOS_A_MINUTE = 60e9;

    private final Progress lines;
    private final int mostEpochs;
    private final NanoClock clock = NanoClock.system();
    private long firstNs;
    private int firstEpoch;
    private Epoch last;
    private ProgressBar bar;

    /**
     * @param lines told of every epoch
     * @param mostEpochs of the training
     */
    public Bar(Progress lines, int mostEpochs) {
        this.lines = lines;
        this.mostEpochs = mostEpochs;
    }

    /** Whether somebody watches the error stream. */
    public static boolean isWatched() {
        Path errorStream = Path.of("/dev/fd/2");
        try {
            // On Linux a link to what it is. Elsewhere one who types is taken for one who watches.
            String target = errorStream.toRealPath().toString();
            return target.equals(errorStream.toString())
                    ? Optional.ofNullable(System.console()).isPresent()
                    : target.matches("/dev/(pts/|tty|console).*");
        } catch (IOException pipeOrNone) {
            return false;
        }
    }

    @Override
    public void update(int epoch, int done, int of, double nats) {
        if (firstEpoch == 0) {
            firstEpoch = epoch;
            firstNs = clock.nanoTime();
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("epoch %2d".formatted(epoch))
                    .setInitialMax(of)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REDRAW_MS)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                    .hideEta()
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.setExtraMessage(message(epoch, (double) done / of, nats));
        bar.stepTo(done);
    }

    private String message(int epoch, double share, double nats) {
        double played = epoch - firstEpoch + share;
        double minutes = (clock.nanoTime() - firstNs) / NANOS_A_MINUTE;
        String left = played < 1 ? "" : ", at most %.0f min left".formatted(minutes / played
                * (mostEpochs - epoch + 1 - share));
        String before = last == null ? "" : ", %.3f kept apart, %.0f %% right, %,.0f hits/s".formatted(
                last.validationNats(), 100 * last.validationAccuracy(), last.eventsPerSecond());
        return " %.3f nats%s%s".formatted(nats, before, left);
    }

    @Override
    public void epoch(Epoch epoch) {
        close();
        last = epoch;
        lines.epoch(epoch);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}

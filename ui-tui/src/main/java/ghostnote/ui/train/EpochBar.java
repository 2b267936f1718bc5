package ghostnote.ui.train;

import ghostnote.engine.learn.Epoch;
import ghostnote.engine.learn.Progress;
import ghostnote.engine.time.NanoClock;
import ghostnote.ui.progress.Bar;

/** A bar that moves while an epoch learns; then the epoch's line. */
public final class EpochBar implements Progress, AutoCloseable {
    private static final double NANOS_A_MINUTE = 60e9;

    private final Progress lines;
    private final int mostEpochs;
    private final NanoClock clock = NanoClock.system();
    private long firstNs;
    private int firstEpoch;
    private Epoch last;
    private Bar bar;

    /**
     * @param lines told of every epoch
     * @param mostEpochs of the training
     */
    public EpochBar(Progress lines, int mostEpochs) {
        this.lines = lines;
        this.mostEpochs = mostEpochs;
    }

    @Override
    public void update(int epoch, int done, int of, double nats) {
        if (firstEpoch == 0) {
            firstEpoch = epoch;
            firstNs = clock.nanoTime();
        }
        if (bar == null) {
            bar = new Bar("epoch %2d".formatted(epoch));
        }
        bar.at(done, of, message(epoch, (double) done / of, nats));
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

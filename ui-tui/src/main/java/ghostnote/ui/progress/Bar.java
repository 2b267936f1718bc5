package ghostnote.ui.progress;

import ghostnote.engine.time.NanoClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar on the error stream that moves while something goes on, for people who watch; where nobody does, nothing. It
 * comes only where they have to wait, and is gone when it is closed.
 *
 * <p>Thread: one at a time; it redraws on one of its own. Real-time safe: no.
 */
public final class Bar implements Headway, AutoCloseable {
    private static final int WIDTH = 110;
    private static final int REDRAW_MS = 250;
    private static final long PATIENCE_NS = 500_000_000;

    private final String task;
    private final Optional<PrintStream> watched;
    private final NanoClock clock;
    private final long beganNs;
    private ConsoleProgressBarConsumer line;
    private ProgressBar bar;

    /**
     * Begins.
     *
     * @param task in a word or two
     */
    public Bar(String task) {
        this(task, isWatched() ? Optional.of(System.err) : Optional.empty(), NanoClock.system());
    }

    Bar(String task, Optional<PrintStream> watched, NanoClock clock) {
        this.task = task;
        this.watched = watched;
        this.clock = clock;
        beganNs = clock.nanoTime();
    }

    /** Whether somebody watches the error stream. */
    private static boolean isWatched() {
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
    public void at(long done, long of) {
        at(done, of, "");
    }

    /**
     * So much is done.
     *
     * @param words to show in place of the time that is left; empty for that
     */
    public void at(long done, long of, String words) {
        if (bar == null) {
            if (watched.isEmpty() || clock.nanoTime() - beganNs < PATIENCE_NS) {
                return;
            }
            bar = begin(watched.get(), words.isEmpty());
        }
        bar.maxHint(of);
        bar.setExtraMessage(words);
        bar.stepTo(done);
    }

    private ProgressBar begin(PrintStream out, boolean tellsTimeLeft) {
        line = new ConsoleProgressBarConsumer(out, WIDTH) {
            @Override
            public void close() {
                // Its own leaves an empty line behind.
                out.flush();
            }
        };
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MS)
                .setConsumer(line);
        return (tellsTimeLeft ? builder : builder.hideEta()).build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            // By itself it forgets to where it is closed before it was drawn twice.
            line.clear();
            bar = null;
        }
    }
}

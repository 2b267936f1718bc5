package ghostnote.ui.cli;

import ghostnote.engine.measure.NanoHistogram;
import ghostnote.engine.os.DeadlineThread;
import ghostnote.engine.os.Duty;
import ghostnote.engine.time.NanoClock;
import ghostnote.ui.screen.Shown;
import ghostnote.ui.screen.StageView;
import ghostnote.ui.term.StageTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A thread that wakes each millisecond, as the clock does, by turns beside a screen that draws thirty times a second and beside
 * none; writes how late it was with and without, in nanoseconds, to a file: {@code ScreenedClock FILE WINDOWS}.
 */
final class ScreenedClock {
    private static final long TICK_NS = 1_000_000;
    private static final long WINDOW_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long WARM_UP_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long REDRAW_NS = TimeUnit.SECONDS.toNanos(1) / 30;

    private ScreenedClock() {}

    /** Notes how late it is. */
    private static final class Tick implements Duty {
        final NanoHistogram[] lateness = {new NanoHistogram(), new NanoHistogram()};
        volatile int kind = -1;
        private long dueNs = System.nanoTime();
        private volatile boolean isStopped;

        @Override
        public long doWork(long nowNs) {
            if (nowNs < dueNs) {
                return dueNs;
            }
            int now = kind;
            if (now >= 0) {
                lateness[now].record(nowNs - dueNs);
            }
            dueNs += TICK_NS * (1 + (nowNs - dueNs) / TICK_NS);
            return dueNs;
        }

        @Override
        public void requestStop() {
            isStopped = true;
        }

        @Override
        public boolean ended() {
            return isStopped;
        }
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        Tick tick = new Tick();
        try (StageTerminal terminal = StageTerminal.open(Optional.empty(), Optional.empty());
                DeadlineThread clock = new DeadlineThread(tick, NanoClock.system(), "midi-clock")) {
            clock.prepare();
            clock.start();
            run(terminal, WARM_UP_NS, true);
            for (int window = 0; window < Integer.parseInt(arguments[1]); window++) {
                tick.kind = window % 2;
                run(terminal, WINDOW_NS, window % 2 == 1);
            }
            tick.kind = -1;
            Files.write(
                    Path.of(arguments[0]),
                    List.of(line(tick.lateness[0]), line(tick.lateness[1]), String.valueOf(clock.isRealTime())));
        }
    }

    private static void run(StageTerminal terminal, long lengthNs, boolean draws) throws InterruptedException {
        long beginNs = System.nanoTime();
        for (long redraw = 0; redraw * REDRAW_NS < lengthNs; redraw++) {
            if (draws) {
                terminal.measure();
                terminal.draw(StageView.draw(
                        Shown.playing(redraw), terminal.columns(), terminal.rows(), terminal.glyphs()));
            }
            TimeUnit.NANOSECONDS.sleep(beginNs + (redraw + 1) * REDRAW_NS - System.nanoTime());
        }
    }

    private static String line(NanoHistogram lateness) {
        return "%d %d %d %d".formatted(
                lateness.percentileNs(50), lateness.percentileNs(99), lateness.percentileNs(99.9), lateness.maxNs());
    }
}

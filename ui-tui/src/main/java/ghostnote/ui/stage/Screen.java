package ghostnote.ui.stage;

import ghostnote.engine.os.Threads;
import ghostnote.ui.config.ScreenSettings;
import ghostnote.ui.screen.Cells;
import ghostnote.ui.screen.Snapshot;
import ghostnote.ui.screen.StageView;
import ghostnote.ui.term.ColorDepth;
import ghostnote.ui.term.StageTerminal;
import java.io.IOError;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Draws the newest snapshot, on a thread of its own, {@code screen}, that may be blocked by the terminal as long as that likes:
 * what it had no time to draw is left out.
 *
 * <p>Thread: {@link #show} one, {@link #close} any.
 */
final class Screen implements AutoCloseable {
    private static final long LONGEST_OPEN_MS = 2000;
    private static final long LONGEST_CLOSE_MS = 200;
    private static final long LOOK_MS = 2;

    private final ScreenSettings settings;
    private final AtomicReference<Snapshot> newest = new AtomicReference<>();
    private final CompletableFuture<StageTerminal> opening = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "screen");
    private final Thread atExit = new Thread(this::leave, "leave-screen");
    private volatile boolean running = true;
    private volatile long redraws;

    Screen(ScreenSettings settings) {
        this.settings = settings;
        thread.setDaemon(true);
    }

    /** Begins to open the terminal, and shows something there as soon as it is. */
    void start(Snapshot first) {
        newest.set(first);
        Runtime.getRuntime().addShutdownHook(atExit);
        thread.start();
    }

    /** Waits until there is a terminal to show something on. */
    void await() throws IOException, InterruptedException {
        try {
            opening.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException refusal) {
                throw refusal;
            }
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** Begins to tell of keys, on a thread of its own, {@code keys}. */
    void readKeys(Consumer<String> listener) {
        Thread.ofPlatform().daemon().name("keys").start(() -> {
            try {
                while (running) {
                    readKey(listener);
                }
            } catch (IOException gone) {
                return; // nobody presses keys any more
            }
        });
    }

    private void readKey(Consumer<String> listener) throws IOException {
        try {
            opening.join().readKey().ifPresent(listener);
        } catch (OutOfMemoryError full) {
            return; // there may be room for the next one
        } catch (RuntimeException mistake) {
            Threads.tellOf(mistake);
        }
    }

    /** Shows this next. */
    void show(Snapshot snapshot) {
        newest.set(snapshot);
        LockSupport.unpark(thread);
    }

    /** How often it has drawn. Thread: any. */
    long redraws() {
        return redraws;
    }

    private void run() {
        try {
            opening.complete(StageTerminal.open(colors(), settings.ascii()));
        } catch (IOException | RuntimeException | Error refusal) {
            opening.completeExceptionally(refusal);
            return;
        }
        try (StageTerminal terminal = opening.join()) {
            while (running) {
                Snapshot next = newest.getAndSet(null);
                if (next == null) {
                    LockSupport.park(this);
                } else {
                    draw(next, terminal);
                }
            }
        }
    }

    private Optional<ColorDepth> colors() {
        return switch (settings.colors()) {
            case AUTO -> Optional.empty();
            case NONE -> Optional.of(ColorDepth.NONE);
            case EIGHT -> Optional.of(ColorDepth.EIGHT);
            case PALETTE -> Optional.of(ColorDepth.INDEXED);
            case DIRECT -> Optional.of(ColorDepth.TRUE);
        };
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one draws
    private void draw(Snapshot snapshot, StageTerminal terminal) {
        try {
            terminal.measure();
            Cells cells = StageView.draw(snapshot, terminal.columns(), terminal.rows(), terminal.glyphs());
            terminal.draw(cells);
            redraws++;
        } catch (OutOfMemoryError full) {
            return; // there may be room for the next one
        } catch (RuntimeException | IOError mistake) {
            if (running) {
                Threads.tellOf(mistake);
            }
        }
    }

    /** Leaves the terminal as it was, even where it takes nothing any more. */
    @Override
    public void close() {
        leave();
        Threads.unhook(atExit);
    }

    private void leave() {
        running = false;
        LockSupport.unpark(thread);
        // A start that fails at once may be quicker than the terminal opens, and that would be left open.
        Threads.waitFor(opening::isDone, LOOK_MS, LONGEST_OPEN_MS);
        Threads.joinFor(thread, LONGEST_CLOSE_MS);
        if (opening.isDone() && !opening.isCompletedExceptionally()) {
            opening.join().close();
        }
    }
}

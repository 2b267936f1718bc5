package ghostnote.ui.cli;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Mistakes of ours that a performance survives, on whatever thread. Each kind is told once, in one line, as there may be a
 * screen; all of it is printed on stderr when this is closed.
 *
 * <p>Thread: any. Real-time safe: no.
 */
final class Mistakes implements UncaughtExceptionHandler, AutoCloseable {
    private static final int MOST_KINDS = 20;

    private final Consumer<String> tell;
    private final UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final Map<String, Throwable> kinds = new LinkedHashMap<>();

    /** From now on, all that end a thread of this process. */
    Mistakes(Consumer<String> tell) {
        this.tell = tell;
        Thread.setDefaultUncaughtExceptionHandler(this);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable mistake) {
        String kind = "%s: %s".formatted(thread.getName(), mistake);
        if (isNew(kind, mistake)) {
            tell.accept("a bug of ours, and it plays on: " + Program.oneLine(kind));
        }
    }

    private synchronized boolean isNew(String kind, Throwable mistake) {
        return kinds.size() < MOST_KINDS && kinds.putIfAbsent(kind, mistake) == null;
    }

    @Override
    public synchronized void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        if (!kinds.isEmpty()) {
            System.err.println(Program.BUG);
            kinds.values().forEach(Throwable::printStackTrace);
        }
    }
}

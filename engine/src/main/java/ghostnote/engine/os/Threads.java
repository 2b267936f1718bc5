package ghostnote.engine.os;

import java.util.function.BooleanSupplier;

/** What every owner of a thread does in the end. */
public final class Threads {
    private Threads() {}

    /**
     * Waits until a thread has ended, but not for ever. An interrupt meanwhile is kept for the caller.
     *
     * @return whether it has
     */
    public static boolean joinFor(Thread thread, long longestMs) {
        try {
            thread.join(longestMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /**
     * Looks again and again whether something is so, but not for ever. An interrupt ends that, and is kept for the caller.
     */
    public static void waitFor(BooleanSupplier what, long lookMs, long longestMs) {
        try {
            for (long ms = 0; ms < longestMs && !what.getAsBoolean(); ms += lookMs) {
                Thread.sleep(lookMs);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes a shutdown hook back; when the process already ends, and it may be this very hook that asks, it stays. */
    public static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // it has done, or does, what it is for
        }
    }

    /** Tells of a mistake that this thread survives, to whoever is told of those that end a thread. */
    public static void tellOf(Throwable mistake) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, mistake);
    }

    /** Waits until a thread has ended. An interrupt meanwhile does not cut that short; the caller has it afterwards. */
    public static void joinWhole(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

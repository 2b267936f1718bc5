package ghostnote.engine.os;

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

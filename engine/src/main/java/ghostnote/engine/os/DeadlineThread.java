package ghostnote.engine.os;

import ghostnote.engine.RealTime;
import ghostnote.engine.time.NanoClock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that does a {@link Duty} at its deadlines. It parks until shortly before one and spins the rest, because a
 * parked thread wakes tens of microseconds late.
 */
public final class DeadlineThread implements Wake, AutoCloseable {
    /** At 48 pulses a second this is 1 % of a core. */
    private static final long SPIN_NS = 200_000;

    /** It looks so often at least, where nothing is due. */
    private static final long LONGEST_SLEEP_NS = 100_000_000;

    private final Duty duty;
    private final NanoClock clock;
    private final Thread thread;
    private final CountDownLatch prepared = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean realTime;

    public DeadlineThread(Duty duty, NanoClock clock, String name) {
        this.duty = duty;
        this.clock = clock;
        thread = new Thread(this::run, name);
        // A port that takes a message and never comes back is not to keep the process alive.
        thread.setDaemon(true);
    }

    /**
     * Starts the thread and lets it ask the system for its priority, which can take long; then it waits for
     * {@link #start}.
     */
    public void prepare() throws InterruptedException {
        thread.start();
        prepared.await();
    }

    /** Begins; prepares first, if that was not done. */
    public void start() throws InterruptedException {
        if (prepared.getCount() > 0) {
            prepare();
        }
        release();
    }

    /** Begins, once it is prepared. */
    public void release() {
        released.countDown();
    }

    private void run() {
        realTime = ThreadPriority.requestRealTime();
        prepared.countDown();
        try {
            released.await();
        } catch (InterruptedException neverWanted) {
            return;
        }
        while (true) {
            long dueNs = duty.doWork(clock.nanoTime());
            if (duty.ended()) {
                return;
            }
            waitUntil(dueNs);
        }
    }

    private void waitUntil(long dueNs) {
        long nowNs = clock.nanoTime();
        long leftNs = Math.min(dueNs, nowNs + LONGEST_SLEEP_NS) - nowNs;
        if (leftNs > SPIN_NS) {
            LockSupport.parkNanos(leftNs - SPIN_NS);
            // Woken early, on time or by a request: the duty looks again and nothing is lost.
            return;
        }
        while (clock.nanoTime() < dueNs) {
            Thread.onSpinWait();
        }
    }

    @Override
    @RealTime
    public void wake() {
        LockSupport.unpark(thread);
    }

    /**
     * Waits for its end, but not for ever.
     *
     * @return whether it has ended
     */
    public boolean joinFor(long longestMs) {
        return Threads.joinFor(thread, longestMs);
    }

    /** Waits for its end. */
    public void join() throws InterruptedException {
        thread.join();
    }

    /** Whether the system runs this thread before all ordinary ones. Known once it is prepared. */
    public boolean isRealTime() {
        return realTime;
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /**
     * Ends it now, as {@link #close} does, but does not wait for ever for a port that takes nothing.
     *
     * @return whether it has ended
     */
    public boolean closeWithin(long longestMs) {
        requestStop();
        return Threads.joinFor(thread, longestMs);
    }

    private void requestStop() {
        duty.requestStop();
        release();
        LockSupport.unpark(thread);
    }

    /** Ends it now: what its duty does last is done before this returns. Real-time safe: no. */
    @Override
    public void close() {
        requestStop();
        Threads.joinWhole(thread);
    }
}

package ghostnote.midi.clock;

import ghostnote.engine.os.ThreadPriority;
import ghostnote.engine.os.Threads;
import ghostnote.engine.time.NanoClock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread {@code midi-clock}: runs a {@link ClockDuty} at its deadlines. It parks until shortly before one and
 * spins the rest, because a parked thread wakes tens of microseconds late.
 */
public final class MidiClockThread implements AutoCloseable {
    /** At 48 pulses a second this is 1 % of a core. */
    private static final long SPIN_NS = 200_000;

    private final ClockDuty duty;
    private final NanoClock clock;
    private final Thread thread;
    private final CountDownLatch prepared = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean realTime;

    public MidiClockThread(ClockDuty duty, NanoClock clock) {
        this(duty, clock, "midi-clock");
    }

    /**
     * One of several.
     *
     * @param name of the thread
     */
    public MidiClockThread(ClockDuty duty, NanoClock clock, String name) {
        this.duty = duty;
        this.clock = clock;
        thread = new Thread(this::run, name);
        // A port that takes a message and never comes back is not to keep the process alive.
        thread.setDaemon(true);
    }

    /**
     * Starts the thread and lets it ask the system for its priority, which can take long; then it waits for
     * {@link #start}. The timeline is best set between the two.
     */
    public void prepare() throws InterruptedException {
        thread.start();
        prepared.await();
    }

    /** Plays at the duty's timeline; prepares first, if that was not done. */
    public void start() throws InterruptedException {
        if (prepared.getCount() > 0) {
            prepare();
        }
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
        long leftNs = dueNs - clock.nanoTime();
        if (leftNs > SPIN_NS) {
            LockSupport.parkNanos(leftNs - SPIN_NS);
            // Woken early, on time or by a request: the duty looks again and nothing is lost.
            return;
        }
        while (clock.nanoTime() < dueNs) {
            Thread.onSpinWait();
        }
    }

    /** Lets it look whether anything is due earlier than it thought. Thread: any. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    /**
     * Waits for the end of the performance, but not for ever.
     *
     * @return whether it has ended
     */
    public boolean joinFor(long longestMs) {
        return Threads.joinFor(thread, longestMs);
    }

    /** Waits for the end of the performance. */
    public void join() throws InterruptedException {
        thread.join();
    }

    /** Whether the system runs this thread before all ordinary ones. Known once it is prepared. */
    public boolean isRealTime() {
        return realTime;
    }

    /** Whether it still plays. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /**
     * Ends the performance now, as {@link #close} does, but does not wait for ever for a port that takes nothing.
     *
     * @return whether it has ended
     */
    public boolean closeWithin(long longestMs) {
        requestStop();
        return Threads.joinFor(thread, longestMs);
    }

    private void requestStop() {
        duty.requestStop();
        released.countDown();
        LockSupport.unpark(thread);
    }

    /** Ends the performance now: note-offs and stop are sent before this returns. Real-time safe: no. */
    @Override
    public void close() {
        requestStop();
        Threads.joinWhole(thread);
    }
}

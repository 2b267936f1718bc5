package ghostnote.engine.transport;

import ghostnote.engine.RealTime;
import ghostnote.engine.time.Timeline;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When each tick of a performance is due: stretches on which it rolls evenly, stands, or is armed. Ticks only ever grow;
 * a leap to another place of the song leaves some out. A stretch that is added later takes the place of all that would
 * have begun after it.
 *
 * <p>Thread: {@link #add} that of whoever leads, all else any. Real-time safe: yes, once made.
 */
public final class Transport {
    /** Twenty seconds of a MIDI clock that is followed. */
    private static final int CAPACITY = 1024;

    /** Slots behind the newest that may be half written. */
    private static final int HALF_WRITTEN = 2;

    private final Motion[] motions = new Motion[CAPACITY];
    private final long[] ticks = new long[CAPACITY];
    private final long[] times = new long[CAPACITY];
    private final double[] nanosPerTick = new double[CAPACITY];
    private final long[] leaps = new long[CAPACITY];
    private volatile long count;

    /** Two may lead for the moment in which one takes over from the other. */
    private final AtomicBoolean isBeingWritten = new AtomicBoolean();

    /**
     * Adds what it does from a moment on.
     *
     * @param tick see {@link Stretch#tick}
     * @param ns when, on the clock of the performance
     * @param newNanosPerTick how long a tick lasts
     * @param leapTicks see {@link Stretch#leapTicks}
     * @return false if another was just adding; try again
     */
    @RealTime
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer at a time
    public boolean add(Motion motion, long tick, long ns, double newNanosPerTick, long leapTicks) {
        if (!isBeingWritten.compareAndSet(false, true)) {
            return false;
        }
        int slot = slot(count);
        motions[slot] = motion;
        ticks[slot] = tick;
        times[slot] = ns;
        nanosPerTick[slot] = newNanosPerTick;
        leaps[slot] = leapTicks;
        count++;
        isBeingWritten.set(false);
        return true;
    }

    /** How many stretches were added. */
    @RealTime
    public long count() {
        return count;
    }

    /** The oldest that can still be read. */
    @RealTime
    public long oldest() {
        return Math.max(0, count + HALF_WRITTEN - CAPACITY);
    }

    /**
     * Reads a stretch.
     *
     * @return false if there is none of this number, or not any more
     */
    @RealTime
    public boolean read(long number, Stretch into) {
        if (number < oldest() || number >= count) {
            return false;
        }
        int slot = slot(number);
        into.number = number;
        into.motion = motions[slot];
        into.tick = ticks[slot];
        into.ns = times[slot];
        into.nanosPerTick = nanosPerTick[slot];
        into.leapTicks = leaps[slot];
        VarHandle.acquireFence();
        return number >= oldest();
    }

    /** Reads the stretch that is in force at a time; before the first has begun, that. False before there is any. */
    @RealTime
    public boolean readAt(long ns, Stretch into) {
        while (count > 0) {
            if (read(startedBy(ns), into)) {
                return true;
            }
        }
        return false;
    }

    /** The last tick that is due at or before a time; negative where it does not roll. */
    @RealTime
    long tickAt(long ns) {
        return tickAt(ns, true);
    }

    /** The first tick that is not due by then; where it does not roll, that to go on from. */
    @RealTime
    long nextTickAt(long ns) {
        return tickAt(ns, false) + 1;
    }

    @RealTime
    private long tickAt(long ns, boolean onlyWhereItRolls) {
        while (true) {
            long number = startedBy(ns);
            if (number < 0) {
                return -1;
            }
            int slot = slot(number);
            boolean rolls = motions[slot] == Motion.ROLLS;
            long tick = rolls ? Timeline.tickAt(ns, ticks[slot], times[slot], nanosPerTick[slot]) : ticks[slot] - 1;
            VarHandle.acquireFence();
            if (number >= oldest()) {
                return rolls || !onlyWhereItRolls ? tick : -1;
            }
        }
    }

    /** The newest that has begun at a time; the oldest there is if none has. */
    @RealTime
    private long startedBy(long ns) {
        long number = count - 1;
        while (number > oldest() && times[slot(number)] > ns) {
            number--;
        }
        return number;
    }

    @RealTime
    private static int slot(long number) {
        return (int) (number & CAPACITY - 1);
    }
}

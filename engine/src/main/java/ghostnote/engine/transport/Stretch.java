package ghostnote.engine.transport;

import ghostnote.engine.RealTime;
import ghostnote.engine.time.Timeline;

/**
 * A part of the {@link Transport} as it was read: from one moment and tick on, a straight line of ticks over time or a
 * standstill.
 *
 * <p>Thread: one owner. Real-time safe: yes.
 */
public final class Stretch {
    long number = -1;
    Motion motion = Motion.STANDS;
    long tick;
    long ns;
    double nanosPerTick;
    long leapTicks;

    /** The how-manieth it is; -1 before any was read. */
    @RealTime
    public long number() {
        return number;
    }

    /** What the performance does. */
    @RealTime
    public Motion motion() {
        return motion;
    }

    /** The first tick that is due here; where it stands or is armed, the one to go on from. */
    @RealTime
    public long tick() {
        return tick;
    }

    /** When it begins, on the clock of the performance. */
    @RealTime
    public long ns() {
        return ns;
    }

    /** How long a tick lasts, also while it stands; 0 where that is not known. */
    @RealTime
    public double nanosPerTick() {
        return nanosPerTick;
    }

    /** By how much ticks of the performance are ahead of the song position: changed by each leap to another place. */
    @RealTime
    public long leapTicks() {
        return leapTicks;
    }

    /** When a tick is due, as long as this lasts. */
    @RealTime
    public long dueNs(long ofTick) {
        return motion == Motion.ROLLS ? Timeline.dueNs(ofTick, tick, ns, nanosPerTick) : Long.MAX_VALUE;
    }

    /** The last tick that is due at or before a time; that before the one to go on from where it does not roll. */
    @RealTime
    public long tickAt(long atNs) {
        return motion == Motion.ROLLS ? Timeline.tickAt(atNs, tick, ns, nanosPerTick) : tick - 1;
    }

    /** Becomes the same as another. */
    @RealTime
    void setAll(Stretch other) {
        number = other.number;
        motion = other.motion;
        tick = other.tick;
        ns = other.ns;
        nanosPerTick = other.nanosPerTick;
        leapTicks = other.leapTicks;
    }
}

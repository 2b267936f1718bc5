package ghostnote.engine.transport;

import ghostnote.engine.RealTime;

/**
 * Where the performance is. Moved by the thread that keeps time, read by any.
 *
 * <p>Real-time safe: yes.
 */
public final class Playhead {
    private final Transport transport;
    private volatile long played = -1;

    public Playhead(Transport transport) {
        this.transport = transport;
    }

    /** The last tick that was due when the thread that keeps time looked last; 0 before any was. */
    @RealTime
    public long tick() {
        return Math.max(0, played);
    }

    /** Thread: the one that keeps time. */
    @RealTime
    public void moveTo(long newTick) {
        played = newTick;
    }

    /** The first tick that was not due then. */
    @RealTime
    public long nextTick() {
        return played + 1;
    }

    /** The last tick that is due at a time, never one before {@link #tick}. */
    @RealTime
    public long tickAt(long ns) {
        return Math.max(0, playedTickAt(ns));
    }

    /** The same; -1 where none was due yet. */
    @RealTime
    public long playedTickAt(long ns) {
        return Math.max(played, transport.tickAt(ns));
    }

    /** The first tick that may not have been played at a time: where nothing is, that to go on from. */
    @RealTime
    public long nextTickAt(long ns) {
        return Math.max(nextTick(), transport.nextTickAt(ns));
    }
}

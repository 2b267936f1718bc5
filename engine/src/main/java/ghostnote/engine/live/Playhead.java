package ghostnote.engine.live;

import ghostnote.engine.RealTime;

/**
 * Where the performance is. Written by the thread that keeps time, read by any.
 *
 * <p>Real-time safe: yes.
 */
public final class Playhead {
    private volatile long tick;

    /** The last tick that was due. */
    @RealTime
    public long tick() {
        return tick;
    }

    /** Thread: the one that keeps time. */
    @RealTime
    public void moveTo(long newTick) {
        tick = newTick;
    }
}

package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.time.Timeline;
import java.lang.invoke.VarHandle;

/**
 * Where the performance is, and the timeline that it follows. Written by the thread that keeps time, read by any.
 *
 * <p>Real-time safe: yes.
 */
public final class Playhead {
    private volatile long tick;

    /** Odd while the line is being changed; 0 before there is one. Readers that see it change look again. */
    private volatile long version;

    private long originTick;
    private long originNs;
    private double nanosPerTick;

    /** The last tick that was due when the thread that keeps time looked last. */
    @RealTime
    public long tick() {
        return tick;
    }

    /** Thread: the one that keeps time. */
    @RealTime
    public void moveTo(long newTick) {
        tick = newTick;
    }

    /** Whether a timeline is followed yet. */
    @RealTime
    public boolean isUnderWay() {
        return version > 0;
    }

    /** Follows a timeline. Thread: the one that keeps time, or, before that plays, the one that starts it. */
    @RealTime
    public void follow(Timeline timeline) {
        change(timeline.originTick(), timeline.originNs(), timeline.tempoBpm());
    }

    /** The same line up to a tick, another tempo from there on. Thread: the one that keeps time. */
    @RealTime
    public void changeTempo(long fromTick, double tempoBpm) {
        change(fromTick, dueNs(fromTick), tempoBpm);
    }

    @RealTime
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void change(long newOriginTick, long newOriginNs, double tempoBpm) {
        version++;
        VarHandle.releaseFence();
        originTick = newOriginTick;
        originNs = newOriginNs;
        nanosPerTick = Timeline.nanosPerTick(tempoBpm);
        version++;
    }

    /** When a tick is due. Thread: the one that keeps time. */
    @RealTime
    public long dueNs(long ofTick) {
        return Timeline.dueNs(ofTick, originTick, originNs, nanosPerTick);
    }

    /** The last tick that is due at a time, never one before {@link #tick}; that one where no line is followed yet. */
    @RealTime
    public long tickAt(long ns) {
        while (true) {
            long before = version;
            long at = Timeline.tickAt(ns, originTick, originNs, nanosPerTick);
            VarHandle.acquireFence();
            if (before == 0) {
                return tick;
            }
            if (before == version && (before & 1) == 0) {
                return Math.max(tick, at);
            }
            Thread.onSpinWait();
        }
    }
}

package ghostnote.audio.sound;

import ghostnote.engine.RealTime;

/**
 * A straight line between frames and nanoseconds: exact, whatever the rate, for as long as a performance lasts.
 *
 * <p>Thread: one owner. Real-time safe: yes.
 */
public final class FrameScale {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long HALF = NANOS_PER_SECOND / 2;

    private long originFrame;
    private long originNs;
    private int rate = 1;

    /** From now on this frame is at this time. */
    @RealTime
    public void anchor(long frame, long ns, int framesPerSecond) {
        originFrame = frame;
        originNs = ns;
        rate = framesPerSecond;
    }

    /** Frames a second. */
    @RealTime
    public int rate() {
        return rate;
    }

    /** When a frame begins, to the nearest nanosecond. */
    @RealTime
    public long nsAt(long frame) {
        long frames = frame - originFrame;
        // By whole seconds and the rest: the product of all at once overflows within a day.
        long seconds = Math.floorDiv(frames, rate);
        long rest = Math.floorMod(frames, rate);
        return originNs + seconds * NANOS_PER_SECOND + (rest * NANOS_PER_SECOND + rate / 2) / rate;
    }

    /** The frame nearest to a time. */
    @RealTime
    public long frameAt(long ns) {
        long nanos = ns - originNs;
        long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
        long rest = Math.floorMod(nanos, NANOS_PER_SECOND);
        return originFrame + seconds * rate + (rest * rate + HALF) / NANOS_PER_SECOND;
    }

    /** The last nanosecond whose nearest frame is this one. */
    @RealTime
    public long lastNsOf(long frame) {
        long frames = frame - originFrame;
        long seconds = Math.floorDiv(frames, rate);
        long rest = Math.floorMod(frames, rate);
        return originNs + seconds * NANOS_PER_SECOND + ((rest + 1) * NANOS_PER_SECOND - HALF - 1) / rate;
    }
}

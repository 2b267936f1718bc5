package ghostnote.audio.jack;

import ghostnote.audio.sound.FrameScale;
import ghostnote.engine.RealTime;
import ghostnote.engine.time.DelayLockedLoop;
import ghostnote.engine.time.NanoClock;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of a performance that JACK plays: nanoseconds counted in JACK's frames, so that within a cycle each event has
 * an exact frame. Other threads read the system's clock, mapped to it by a line that is drawn anew at each cycle. Without
 * a server it runs on as the system's clock does, and when one comes the frames are set to where it is then.
 *
 * <p>Thread: {@link #nanoTime} any, all else one at a time, which is JACK's while a server is there. Real-time safe: yes.
 */
public final class JackClock implements NanoClock {
    /** Within so long the line is back on JACK's time, so that no cycle that was noticed late bends it sharply. */
    private static final double RETURN_NS = 20e6;

    private static final double BANDWIDTH_HZ = 0.5;

    private static final double SLOWEST = 0.5;
    private static final double FASTEST = 2;

    /** Further apart than this the two times are not bent together: the one that is behind jumps. */
    private static final double TOO_FAR_NS = 250e6;

    private static final double NANOS_PER_SECOND = 1e9;

    /** So many cycles may pass while a reader is held up between two instructions. */
    private static final int LINES = 1024;

    private final NanoClock system;
    private final Line[] lines = new Line[LINES];
    private volatile Line line;
    private final AtomicLong latestNs = new AtomicLong(Long.MIN_VALUE);

    private final FrameScale scale = new FrameScale();
    private final DelayLockedLoop loop = new DelayLockedLoop();
    private boolean isRunning;
    private long frame;
    private long nextFrame;
    private int periodFrames;
    private long cycleNs = Long.MIN_VALUE;
    private long missedCycles;
    private volatile long jumps;
    private volatile long periodNs;

    /** A piece of the map from the system's time: one slope for a while, then another. */
    private static final class Line {
        private long number;
        private long sinceNs;
        private long ns;
        private double slope;
        private double bentNs;
        private double laterSlope;

        @RealTime
        long at(long systemNs) {
            double passed = systemNs - sinceNs;
            double bent = Math.min(passed, bentNs);
            return ns + (long) (bent * slope + (passed - bent) * laterSlope);
        }
    }

    /** Is the system's clock until a server comes. */
    public JackClock() {
        this(NanoClock.system());
    }

    JackClock(NanoClock system) {
        this.system = system;
        for (int i = 0; i < LINES; i++) {
            lines[i] = new Line();
        }
        long nowNs = system.nanoTime();
        draw(nowNs, nowNs, 1, 1);
    }

    @Override
    public long nanoTime() {
        long ns;
        Line read;
        long number;
        do {
            read = line;
            number = read.number;
            ns = read.at(system.nanoTime());
            VarHandle.acquireFence();
            // A line is drawn over only when this reader was held up for a thousand cycles.
        } while (line.number - number >= LINES - 1 || read.number != number);
        // One thread may have read the line before a new one was drawn, and another after; neither sees time go back.
        long latest = latestNs.get();
        while (latest < ns) {
            if (latestNs.compareAndSet(latest, ns)) {
                return ns;
            }
            latest = latestNs.get();
        }
        return latest;
    }

    /**
     * A cycle begins.
     *
     * @param frame32 JACK's count of frames, of which there are 32 bits
     * @param frames in this cycle
     * @param rate frames a second
     * @param beganNs when it began, by the system's clock, as far as JACK knows
     * @param systemNs now, by the system's clock
     * @return when it began, in this clock's time
     */
    @RealTime
    long cycle(long frame32, int frames, int rate, long beganNs, long systemNs) {
        frame += (int) (frame32 - frame);
        missedCycles = 0;
        double nominalNs = frames * NANOS_PER_SECOND / rate;
        if (!isRunning || rate != scale.rate() || frame < nextFrame) {
            // The server is new, or counts anew, as it does when its period changes.
            scale.anchor(frame, Math.max(line.at(beganNs), cycleNs + 1), rate);
            seed(beganNs, nominalNs);
            isRunning = true;
        } else {
            missedCycles = (frame - nextFrame) / periodFrames;
            loop.skip(missedCycles);
            if (frames != periodFrames || Math.abs(loop.errorNs(beganNs)) > TOO_FAR_NS) {
                seed(beganNs, nominalNs);
            } else {
                loop.update(beganNs);
            }
        }
        if (periodFrames != frames) {
            periodNs = Math.round(nominalNs);
        }
        periodFrames = frames;
        nextFrame = frame + frames;
        bend(nominalNs / loop.periodNs(), systemNs);
        cycleNs = scale.nsAt(frame);
        return cycleNs;
    }

    @RealTime
    private void seed(long beganNs, double nominalNs) {
        loop.seed(beganNs, nominalNs);
        loop.setBandwidth(BANDWIDTH_HZ);
    }

    /** Draws the line from where it is to where JACK's time soon will be. */
    @RealTime
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void bend(double rate, long systemNs) {
        double sinceBeganNs = systemNs - loop.timeNs();
        long nowNs = line.at(systemNs);
        double behindNs = scale.nsAt(frame) + sinceBeganNs * rate - nowNs;
        if (behindNs > TOO_FAR_NS) {
            nowNs += (long) behindNs;
            behindNs = 0;
            jumps++;
        } else if (behindNs < -TOO_FAR_NS) {
            scale.anchor(frame, scale.nsAt(frame) - (long) behindNs, scale.rate());
            behindNs = 0;
            jumps++;
        }
        draw(systemNs, nowNs, Math.clamp(rate + behindNs / RETURN_NS, SLOWEST, FASTEST), rate);
    }

    /** There is no server: goes on as the system's clock does. */
    void freeWheel() {
        isRunning = false;
        long systemNs = system.nanoTime();
        draw(systemNs, line.at(systemNs), 1, 1);
    }

    @RealTime
    private void draw(long systemNs, long ns, double slope, double laterSlope) {
        long number = line == null ? 0 : line.number + 1;
        Line next = lines[(int) (number % LINES)];
        next.number = number;
        next.sinceNs = systemNs;
        next.ns = ns;
        next.slope = slope;
        next.bentNs = RETURN_NS;
        next.laterSlope = laterSlope;
        line = next;
    }

    /** Between frames and this clock's time, as it is in this cycle. Thread: JACK's. */
    @RealTime
    FrameScale scale() {
        return scale;
    }

    /** The cycle's first frame, counted on beyond 32 bits. Thread: JACK's. */
    @RealTime
    long frame() {
        return frame;
    }

    /** How many cycles there were between this one and the one before. Thread: JACK's. */
    @RealTime
    long missedCycles() {
        return missedCycles;
    }

    /** How long a cycle lasts, in which all that is due is handed over at its beginning; 0 before there was a server. Thread: any. */
    public long periodNs() {
        return periodNs;
    }

    /** How often this time and the system's were too far apart and one of them jumped forward. Thread: any. */
    public long jumps() {
        return jumps;
    }
}

package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.ring.HitRing;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps hits written ahead of the playhead, so that a pause of this thread, of the screen or of the collector is not
 * heard.
 *
 * <p>Thread: {@code step-loop}, after {@link #writeAhead} was called by whoever starts it. Real-time safe: yes, but
 * for the parking in {@link #run}.
 */
public final class StepLoop implements Runnable {
    private static final long IDLE_NS = 2_000_000;

    private final Drummer drummer;
    private final HitRing ring;
    private final Playhead playhead;
    private final long lookAheadTicks;
    private final long endTick;

    private boolean holding;
    private boolean ended;
    private volatile boolean running = true;

    /**
     * @param lookAheadTicks how far ahead of the playhead hits are written, two bars or more
     * @param endTick where the performance ends, {@code Long.MAX_VALUE} for never
     */
    public StepLoop(Drummer drummer, HitRing ring, Playhead playhead, long lookAheadTicks, long endTick) {
        this.drummer = drummer;
        this.ring = ring;
        this.playhead = playhead;
        this.lookAheadTicks = lookAheadTicks;
        this.endTick = endTick;
    }

    /** Writes every hit up to the look-ahead, or the end. Does little or nothing when called often. */
    @RealTime
    public void writeAhead() {
        long until = Math.min(playhead.tick() + lookAheadTicks, endTick);
        while (!ended) {
            if (!holding) {
                drummer.next();
                holding = true;
            }
            if (drummer.tick() >= until) {
                break;
            }
            ring.offerHit(drummer.tick(), drummer.voice(), drummer.velocity());
            holding = false;
        }
        if (until == endTick && !ended) {
            ring.offerEnd(endTick);
            ended = true;
        }
    }

    @Override
    public void run() {
        while (running && !ended) {
            writeAhead();
            LockSupport.parkNanos(IDLE_NS);
        }
    }

    /** Ends {@link #run} within a few milliseconds. Thread: any. */
    public void stop() {
        running = false;
    }
}

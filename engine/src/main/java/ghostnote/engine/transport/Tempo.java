package ghostnote.engine.transport;

import ghostnote.engine.RealTime;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;

/**
 * How fast a transport rolls that follows nobody: at the tempo that was asked for, and for two beats behind a nudge a
 * little faster or slower, so that nothing jumps. What is left of a nudge when the next one comes, or another tempo, is not
 * lost.
 *
 * <p>Thread: the one that keeps time. Real-time safe: yes.
 */
final class Tempo {
    private static final int NUDGE_TICKS = 2 * Ticks.PER_QUARTER;

    /** A nudge is never so much that what is left of its beats is played more than four times as fast. */
    private static final double LEAST_SHARE = 0.25;

    private final Conductor conductor;
    private double nanosPerTick;

    /** The line behind which nothing was changed yet. */
    private long originTick;

    private long originNs;
    private double bentNanosPerTick;

    /** Of a nudge: where it ends, and by how much it puts that off, from the origin on. */
    private long untilTick = Long.MAX_VALUE;

    private double leftNs;

    Tempo(Conductor conductor) {
        this.conductor = conductor;
    }

    /** Goes on from a line, evenly. */
    @RealTime
    void follow(long tick, long ns, double newNanosPerTick) {
        originTick = tick;
        originNs = ns;
        nanosPerTick = newNanosPerTick;
        bentNanosPerTick = newNanosPerTick;
        untilTick = Long.MAX_VALUE;
    }

    /** How long a tick lasts but for a nudge. */
    @RealTime
    double nanosPerTick() {
        return nanosPerTick;
    }

    /** Another tempo from a tick on, not before that of the change before. */
    @RealTime
    void change(long tick, double newNanosPerTick) {
        endNudgeBefore(tick);
        double left = leftAt(tick);
        nanosPerTick = newNanosPerTick;
        bend(tick, left);
    }

    /** Within two beats from a tick on all comes to be so much later. */
    @RealTime
    void nudge(long tick, double laterNs) {
        endNudgeBefore(tick);
        double left = leftAt(tick);
        untilTick = tick + NUDGE_TICKS;
        bend(tick, left + laterNs);
    }

    @RealTime
    private void endNudgeBefore(long tick) {
        if (untilTick <= tick) {
            follow(untilTick, dueNs(untilTick), nanosPerTick);
        }
    }

    @RealTime
    private double leftAt(long tick) {
        return untilTick == Long.MAX_VALUE ? 0 : leftNs * (untilTick - tick) / (untilTick - originTick);
    }

    @RealTime
    private void bend(long tick, double laterNs) {
        long ns = dueNs(tick);
        if (untilTick == Long.MAX_VALUE) {
            follow(tick, ns, nanosPerTick);
            conductor.bend(tick, ns, nanosPerTick);
            return;
        }
        double usualNs = (untilTick - tick) * nanosPerTick;
        leftNs = Math.max(laterNs, (LEAST_SHARE - 1) * usualNs);
        originTick = tick;
        originNs = ns;
        bentNanosPerTick = (usualNs + leftNs) / (untilTick - tick);
        conductor.bend(tick, ns, bentNanosPerTick);
        conductor.bend(untilTick, dueNs(untilTick), nanosPerTick);
    }

    @RealTime
    private long dueNs(long tick) {
        return Timeline.dueNs(tick, originTick, originNs, bentNanosPerTick);
    }
}

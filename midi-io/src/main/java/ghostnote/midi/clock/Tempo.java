package ghostnote.midi.clock;

import ghostnote.engine.RealTime;
import ghostnote.engine.live.Playhead;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;

/**
 * How fast the playhead moves: at the tempo that was asked for, and for two beats behind a nudge a little faster or
 * slower, so that nothing jumps. What is left of a nudge when the next one comes, or another tempo, is not lost.
 *
 * <p>Thread: the one that keeps time. Real-time safe: yes.
 */
final class Tempo {
    private static final int NUDGE_TICKS = 2 * Ticks.PER_QUARTER;

    /** A nudge is never so much that what is left of its beats is played more than four times as fast. */
    private static final double LEAST_SHARE = 0.25;

    private final Playhead playhead;
    private double tempoBpm;

    /** Of a nudge: where it began, or was changed, where it ends, and by how much it puts that off. */
    private long sinceTick;

    private long untilTick = Long.MAX_VALUE;
    private double leftNs;

    Tempo(Playhead playhead) {
        this.playhead = playhead;
    }

    @RealTime
    void follow(Timeline timeline) {
        playhead.follow(timeline);
        tempoBpm = timeline.tempoBpm();
    }

    /** Another tempo from a tick on. */
    @RealTime
    void change(long tick, double newTempoBpm) {
        if (!isNudged()) {
            tempoBpm = newTempoBpm;
            playhead.changeTempo(tick, newTempoBpm);
            return;
        }
        double left = leftAt(tick);
        tempoBpm = newTempoBpm;
        bend(tick, untilTick, left);
    }

    /** Within two beats from a tick on all comes to be so much later. */
    @RealTime
    void nudge(long tick, double laterNs) {
        double before = isNudged() ? leftAt(tick) : 0;
        bend(tick, tick + NUDGE_TICKS, before + laterNs);
    }

    /** Where a nudge ends; {@code Long.MAX_VALUE} if there is none. */
    @RealTime
    long nudgedUntilTick() {
        return untilTick;
    }

    /** A nudge ends. */
    @RealTime
    void endNudge() {
        playhead.changeTempo(untilTick, tempoBpm);
        untilTick = Long.MAX_VALUE;
    }

    @RealTime
    private boolean isNudged() {
        return untilTick != Long.MAX_VALUE;
    }

    @RealTime
    private double leftAt(long tick) {
        return leftNs * (untilTick - tick) / (untilTick - sinceTick);
    }

    @RealTime
    private void bend(long fromTick, long toTick, double laterNs) {
        double usualNs = (toTick - fromTick) * Timeline.nanosPerTick(tempoBpm);
        sinceTick = fromTick;
        untilTick = toTick;
        leftNs = Math.max(laterNs, (LEAST_SHARE - 1) * usualNs);
        playhead.changeTempo(fromTick, tempoBpm * usualNs / (usualNs + leftNs));
    }
}

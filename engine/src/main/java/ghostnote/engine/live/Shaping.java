package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;

/** From what the drummer decided to what is heard: swing, how far off the grid, how much later, how hard. Pure functions. */
final class Shaping {
    /** What all hits have when there is no depth of velocity. */
    private static final float EVEN_VELOCITY = 80;

    private static final int HARDEST = 127;
    private static final float PERCENT = 100;
    private static final double NANOS_PER_MS = 1e6;

    /** However fast it plays. */
    static final int MOST_LATER_TICKS = Ticks.PER_SIXTEENTH;

    private Shaping() {}

    /**
     * When a hit sounds. Swing bends the grid, so that what lies between two sixteenths is moved too.
     *
     * @param gridTick the place it belongs to
     * @param tick where it was decided, near that
     */
    @RealTime
    static long tick(Values values, long gridTick, long tick) {
        long offset = Math.round((tick - gridTick) * values.get(Control.HUMANISE));
        return bent(gridTick + offset, values.get(Control.SWING) / PERCENT) + laterTicks(values);
    }

    /** How much later all sounds than it would. */
    @RealTime
    static long laterTicks(Values values) {
        double ticks = values.get(Control.OFFSET) * NANOS_PER_MS / Timeline.nanosPerTick(values.get(Control.TEMPO));
        return Math.clamp(Math.round(ticks), -MOST_LATER_TICKS, MOST_LATER_TICKS);
    }

    /** The first of two sixteenths takes up a share of both, evenly. */
    @RealTime
    private static long bent(long tick, float firstShare) {
        int eighth = 2 * Ticks.PER_SIXTEENTH;
        long place = Math.floorMod(tick, (long) eighth);
        float first = firstShare * eighth;
        float bent = place < Ticks.PER_SIXTEENTH
                ? place * first / Ticks.PER_SIXTEENTH
                : first + (place - Ticks.PER_SIXTEENTH) * (eighth - first) / Ticks.PER_SIXTEENTH;
        return tick - place + Math.round(bent);
    }

    /** How hard a hit is, 1 to 127. */
    @RealTime
    static int velocity(Values values, int velocity) {
        float shaped = EVEN_VELOCITY + (velocity - EVEN_VELOCITY) * values.get(Control.VELOCITY_DEPTH);
        return Math.clamp(Math.round(shaped), 1, HARDEST);
    }
}

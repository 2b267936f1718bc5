package ghostnote.engine.live;

import ghostnote.engine.RealTime;

/**
 * Bars that are repeated while the drummer stands still: whether, since when, and how far that has put off what the
 * drummer plays.
 *
 * <p>Thread: one owner. Real-time safe: yes.
 */
final class Freeze {
    /** The last so many hits are repeated, and how long they last; 0 when the drummer plays. */
    private int hits;

    private long ticks;

    /** Where the drummer stood still. */
    private long sinceTick;

    private long shiftTicks;

    /** All as another is. */
    @RealTime
    void setAll(Freeze other) {
        hits = other.hits;
        ticks = other.ticks;
        sinceTick = other.sinceTick;
        shiftTicks = other.shiftTicks;
    }

    /**
     * From a tick on the last hits are repeated.
     *
     * @param lastHits how many; with none the drummer plays on from where it stood
     * @param lastTicks how long they last
     */
    @RealTime
    void turn(long tick, int lastHits, long lastTicks) {
        if (hits == 0) {
            sinceTick = tick;
        } else if (lastHits == 0) {
            shiftTicks += tick - sinceTick;
        }
        hits = lastHits;
        ticks = lastTicks;
    }

    /**
     * From a tick on the drummer plays, from elsewhere.
     *
     * @param fromTick where that is in what the drummer plays
     */
    @RealTime
    void jump(long tick, long fromTick) {
        hits = 0;
        shiftTicks = tick - fromTick;
    }

    /** How many hits are repeated; 0 when the drummer plays. */
    @RealTime
    int hits() {
        return hits;
    }

    /** How long these last. */
    @RealTime
    long ticks() {
        return ticks;
    }

    /** How far what is played lies behind what the drummer plays. */
    @RealTime
    long shiftTicks() {
        return shiftTicks;
    }
}

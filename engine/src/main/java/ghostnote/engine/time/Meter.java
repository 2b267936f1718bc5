package ghostnote.engine.time;

import ghostnote.engine.RealTime;

/**
 * A time signature.
 *
 * @param beats how many of them fill a bar, 1 to 64
 * @param unit the note that is one beat: 1, 2, 4, 8, 16 or 32
 */
public record Meter(int beats, int unit) {
    /** Four quarter notes a bar. */
    public static final Meter COMMON = new Meter(4, 4);

    public Meter {
        if (beats < 1 || beats > 64 || unit < 1 || unit > 32 || Integer.bitCount(unit) != 1) {
            throw new IllegalArgumentException("meter %d/%d: expected 1 to 64 beats of 1, 2, 4, 8, 16 or 32"
                    .formatted(beats, unit));
        }
    }

    /** Ticks in a beat. Real-time safe: yes. */
    @RealTime
    public int ticksPerBeat() {
        return 4 * Ticks.PER_QUARTER / unit;
    }

    /** Ticks in a bar: 1,920 in 4/4, 1,680 in 7/8. Real-time safe: yes. */
    @RealTime
    public int ticksPerBar() {
        return beats * ticksPerBeat();
    }

    /** The bar that holds a tick, counted from 0. Real-time safe: yes. */
    @RealTime
    public long barAt(long tick) {
        return Math.floorDiv(tick, (long) ticksPerBar());
    }

    /** Ticks since the start of the bar. Real-time safe: yes. */
    @RealTime
    public int placeInBar(long tick) {
        return (int) Math.floorMod(tick, (long) ticksPerBar());
    }

    @Override
    public String toString() {
        return beats + "/" + unit;
    }
}

package ghostnote.engine.control;

import ghostnote.engine.RealTime;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;

/** When a change is heard. */
public enum Quantum {
    /** With the next hit that was not sent yet. */
    NOW,
    /** On the next sixteenth. */
    SIXTEENTH,
    /** On the next beat. */
    BEAT,
    /** On the next bar. */
    BAR;

    /** In a word or two. */
    public String text() {
        return switch (this) {
            case NOW -> "at once";
            case SIXTEENTH -> "next 16th";
            case BEAT -> "next beat";
            case BAR -> "next bar";
        };
    }

    /** The first such place at a tick or behind it. */
    @RealTime
    public long from(long tick, Bars bars) {
        if (this == NOW) {
            return tick;
        }
        Meter meter = bars.meterAt(tick);
        long line = bars.lineBefore(tick);
        long stride = stride(meter);
        // No stride reaches beyond the next bar line.
        return line + Math.min(Math.ceilDiv(tick - line, stride) * stride, meter.ticksPerBar());
    }

    @RealTime
    private int stride(Meter meter) {
        if (this == SIXTEENTH) {
            return Ticks.PER_SIXTEENTH;
        }
        return this == BEAT ? meter.ticksPerBeat() : meter.ticksPerBar();
    }
}

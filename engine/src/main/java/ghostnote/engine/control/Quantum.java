package ghostnote.engine.control;

import ghostnote.engine.RealTime;
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

    /** The first such place at a tick or behind it. */
    @RealTime
    public long from(long tick, Meter meter) {
        int stride = stride(meter);
        return Math.ceilDiv(tick, stride) * stride;
    }

    @RealTime
    private int stride(Meter meter) {
        return switch (this) {
            case NOW -> 1;
            case SIXTEENTH -> Ticks.PER_SIXTEENTH;
            case BEAT -> meter.ticksPerBeat();
            case BAR -> meter.ticksPerBar();
        };
    }
}

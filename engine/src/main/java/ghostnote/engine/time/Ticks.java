package ghostnote.engine.time;

/** The resolution of musical time. */
public final class Ticks {
    /** Ticks in a quarter note (pulses per quarter note of a MIDI file). */
    public static final int PER_QUARTER = 480;

    /** Ticks between two pulses of the MIDI clock: 24 a quarter note (MIDI 1.0, timing clock). */
    public static final int PER_CLOCK_PULSE = PER_QUARTER / 24;

    /** Ticks in a sixteenth note. */
    public static final int PER_SIXTEENTH = PER_QUARTER / 4;

    private Ticks() {}

    /** The number of the sixteenth that a tick is nearest to; half way between two the later. */
    public static long nearestSixteenth(long tick) {
        return Math.floorDiv(tick + PER_SIXTEENTH / 2, (long) PER_SIXTEENTH);
    }
}

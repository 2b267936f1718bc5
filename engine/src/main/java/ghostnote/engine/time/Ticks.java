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
}

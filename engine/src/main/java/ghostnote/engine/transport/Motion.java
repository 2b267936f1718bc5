package ghostnote.engine.transport;

/** What a performance does on a {@link Stretch}. */
public enum Motion {
    /** It is stopped. */
    STANDS,
    /** It will play from here at once when it is told when that is, as after the start of a MIDI clock. */
    ARMED,
    /** It plays. */
    ROLLS
}

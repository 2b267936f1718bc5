package ghostnote.engine.wire;

/** The status bytes that Ghostnote sends (MIDI 1.0 detailed specification, table 1). */
public final class MidiStatus {
    /** Note-off; the channel, 0 to 15, is added. */
    public static final int NOTE_OFF = 0x80;

    /** Note-on; the channel is added. */
    public static final int NOTE_ON = 0x90;

    /** Song position, in sixteenths: seven bits and seven more. */
    public static final int SONG_POSITION = 0xF2;

    /** Timing clock, 24 a quarter note. */
    public static final int CLOCK = 0xF8;

    /** Play from the beginning, which is the next {@link #CLOCK}. */
    public static final int START = 0xFA;

    /** Play on from the song position, which is the next {@link #CLOCK}. */
    public static final int CONTINUE = 0xFB;

    /** Stop. */
    public static final int STOP = 0xFC;

    private MidiStatus() {}
}

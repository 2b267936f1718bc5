package ghostnote.engine.wire;

import ghostnote.engine.RealTime;

/** The status bytes that Ghostnote knows, and the lengths of all messages (MIDI 1.0 detailed specification, table 1). */
public final class MidiStatus {
    /** Note-off; the channel, 0 to 15, is added. */
    public static final int NOTE_OFF = 0x80;

    /** Note-on; the channel is added. */
    public static final int NOTE_ON = 0x90;

    /** Control change and channel mode; the channel is added. */
    public static final int CONTROL_CHANGE = 0xB0;

    /** The control of a {@link #CONTROL_CHANGE} that ends all sound at once (channel mode messages). */
    public static final int ALL_SOUND_OFF = 120;

    /** The one that ends all notes; those behind it do too. */
    public static final int ALL_NOTES_OFF = 123;

    /** Pitch bend: seven bits and seven more; the channel is added. */
    public static final int PITCH_BEND = 0xE0;

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

    private static final int CHANNEL_BITS = 0xF;

    private MidiStatus() {}

    /** A status byte without the channel that was added to it. */
    @RealTime
    public static int withoutChannel(int status) {
        return status & ~CHANNEL_BITS;
    }

    /** Whether something is struck: a note-on of velocity 0 is a note-off (MIDI 1.0, channel voice messages). */
    @RealTime
    public static boolean isHit(int status, int velocity) {
        return withoutChannel(status) == NOTE_ON && velocity > 0;
    }

    /** How many bytes a message of a status has; 0 where none has a length of its own, or none is ever sent. */
    @RealTime
    public static int lengthOf(int status) {
        return switch (status) {
            case SONG_POSITION -> 3;
            case 0xF1, 0xF3 -> 2;
            case 0xF6, CLOCK, START, CONTINUE, STOP, 0xFE, 0xFF -> 1;
            default -> status < 0x80 || status > 0xEF ? 0 : status >= 0xC0 && status < 0xE0 ? 2 : 3;
        };
    }
}

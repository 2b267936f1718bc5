package ghostnote.engine.wire;

import ghostnote.engine.RealTime;

/**
 * A place of the song as MIDI tells it: sixteenths from the beginning in 14 bits, the lower seven first (MIDI 1.0, song
 * position pointer).
 *
 * <p>Thread: any. Real-time safe: yes.
 */
public final class SongPosition {
    private static final int BITS = 7;
    private static final int MASK = (1 << BITS) - 1;
    private static final long END = 1L << 2 * BITS;

    private SongPosition() {}

    /** Whether a place can be told: the first 1,024 bars of 4/4. */
    @RealTime
    public static boolean canTell(long sixteenth) {
        return sixteenth < END;
    }

    /** Tells a place that can be told. */
    @RealTime
    public static void send(MidiOut out, long dueNs, long sixteenth) {
        int position = (int) sixteenth;
        out.send(dueNs, MidiStatus.SONG_POSITION, position & MASK, position >> BITS);
    }

    /** The sixteenth that a message tells. */
    @RealTime
    public static long sixteenth(int data1, int data2) {
        return data1 | (long) data2 << BITS;
    }
}

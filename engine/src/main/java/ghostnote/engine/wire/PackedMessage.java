package ghostnote.engine.wire;

import ghostnote.engine.RealTime;

/**
 * A MIDI message of up to three bytes in one number, for a letter to another thread.
 *
 * <p>Thread: any. Real-time safe: yes.
 */
public final class PackedMessage {
    private static final int BITS = 8;
    private static final int MASK = (1 << BITS) - 1;

    private PackedMessage() {}

    /** The number of a message. */
    @RealTime
    public static int of(int status, int data1, int data2) {
        return status << 2 * BITS | data1 << BITS | data2;
    }

    /** Its status byte. */
    @RealTime
    public static int status(int message) {
        return message >>> 2 * BITS;
    }

    /** Its first data byte. */
    @RealTime
    public static int data1(int message) {
        return message >>> BITS & MASK;
    }

    /** Its second data byte. */
    @RealTime
    public static int data2(int message) {
        return message & MASK;
    }
}

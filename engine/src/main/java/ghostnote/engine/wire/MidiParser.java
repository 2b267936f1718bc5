package ghostnote.engine.wire;

import ghostnote.engine.RealTime;

/**
 * Makes messages of the bytes of a MIDI cable (MIDI 1.0 detailed specification, "running status" and appendix 2). Real-time
 * messages are passed at once, wherever they stand, and disturb nothing; system exclusive ones are skipped. A note-on of
 * velocity 0 is passed as it is.
 *
 * <p>Thread: one owner. Real-time safe: as its listener is. It holds no more than the message it is reading.
 */
public final class MidiParser {
    private static final int FIRST_STATUS = 0x80;
    private static final int SYSTEM_EXCLUSIVE = 0xF0;
    private static final int TUNE_REQUEST = 0xF6;
    private static final int END_OF_EXCLUSIVE = 0xF7;
    private static final int FIRST_REAL_TIME = 0xF8;
    private static final int UNDEFINED_F9 = 0xF9;
    private static final int UNDEFINED_FD = 0xFD;
    private static final int NO_STATUS = 0;

    private final MidiListener listener;

    /** What data bytes belong to: a channel's status, which runs on, one of the system's, or none. */
    private int status = NO_STATUS;

    private int data1;

    /** Bytes of the message that is being read. */
    private int heldBytes;

    /** Of those, and of the whole message, the data. */
    private int heldData;

    private int wantedData;
    private long droppedBytes;

    /** Passes its messages to a listener. */
    public MidiParser(MidiListener listener) {
        this.listener = listener;
    }

    /**
     * Takes the next byte.
     *
     * @param atNs when it came
     * @param octet its low eight bits count
     */
    @RealTime
    public void accept(long atNs, int octet) {
        int value = octet & 0xFF;
        if (value >= FIRST_REAL_TIME) {
            acceptRealTime(atNs, value);
        } else if (value >= FIRST_STATUS) {
            acceptStatus(atNs, value);
        } else {
            acceptData(atNs, value);
        }
    }

    /** Bytes that belong to no whole message: stray and undefined ones, and those of messages that were broken off. */
    public long droppedBytes() {
        return droppedBytes;
    }

    @RealTime
    private void acceptRealTime(long atNs, int value) {
        if (value == UNDEFINED_F9 || value == UNDEFINED_FD) {
            droppedBytes++;
        } else {
            listener.onMessage(atNs, value, 0, 0);
        }
    }

    @RealTime
    private void acceptStatus(long atNs, int value) {
        boolean endsExclusive = value == END_OF_EXCLUSIVE && status == SYSTEM_EXCLUSIVE;
        droppedBytes += heldBytes;
        heldBytes = 0;
        heldData = 0;
        wantedData = dataOf(value);
        status = NO_STATUS;
        if (value == TUNE_REQUEST) {
            listener.onMessage(atNs, value, 0, 0);
        } else if (wantedData > 0) {
            status = value;
            heldBytes = 1;
        } else if (value == SYSTEM_EXCLUSIVE) {
            status = value;
        } else if (!endsExclusive) {
            droppedBytes++;
        }
    }

    @RealTime
    private void acceptData(long atNs, int value) {
        if (status == SYSTEM_EXCLUSIVE) {
            return;
        }
        if (status == NO_STATUS) {
            droppedBytes++;
            return;
        }
        heldBytes++;
        heldData++;
        if (heldData < wantedData) {
            data1 = value;
            return;
        }
        int whole = status;
        heldBytes = 0;
        heldData = 0;
        if (whole > SYSTEM_EXCLUSIVE) {
            status = NO_STATUS;
        }
        if (wantedData == 1) {
            listener.onMessage(atNs, whole, value, 0);
        } else {
            listener.onMessage(atNs, whole, data1, value);
        }
    }

    /** How many bytes of data make a message of a status; 0 where none do, or any number. */
    @RealTime
    private static int dataOf(int status) {
        return Math.max(0, MidiStatus.lengthOf(status) - 1);
    }
}

package ghostnote.midi.controller;

import ghostnote.engine.RealTime;
import ghostnote.engine.wire.MidiStatus;
import java.util.List;

/**
 * Which messages are bound to something. It never changes, so any thread may look.
 *
 * <p>Thread: any. Real-time safe: yes, once made.
 */
public final class Taken {
    /** All that can be bound: while somebody learns. */
    public static final Taken ALL = new Taken();

    /** A bit for each status of a channel and first data byte. */
    private final long[] bits = new long[(0x100 - 0x80) * 128 / Long.SIZE];

    private Taken() {
        for (int status = MidiStatus.NOTE_OFF; status < 0xF0; status++) {
            for (int data1 = 0; data1 < 128; data1++) {
                boolean isNote = status < MidiStatus.NOTE_ON + 0x10;
                boolean isControl = MidiStatus.withoutChannel(status) == MidiStatus.CONTROL_CHANGE
                        && data1 < Source.FIRST_CHANNEL_MODE;
                if (isNote || isControl || MidiStatus.withoutChannel(status) == MidiStatus.PITCH_BEND) {
                    take(status, data1);
                }
            }
        }
    }

    Taken(List<Source> sources) {
        for (Source source : sources) {
            source.statuses().forEach(status -> source.numbers().forEach(data1 -> take(status, data1)));
        }
    }

    private void take(int status, int data1) {
        int bit = bit(status, data1);
        bits[bit / Long.SIZE] |= 1L << bit % Long.SIZE;
    }

    @RealTime
    private static int bit(int status, int data1) {
        return (status & 0x7F) << 7 | data1 & 0x7F;
    }

    /** Whether a message is. */
    @RealTime
    public boolean has(int status, int data1) {
        int bit = bit(status, data1);
        return status >= 0x80 && status < 0xF0 && (bits[bit / Long.SIZE] >>> bit % Long.SIZE & 1) != 0;
    }
}

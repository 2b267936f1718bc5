package ghostnote.engine.wire;

import ghostnote.engine.RealTime;
import ghostnote.engine.wire.MidiOut;
import ghostnote.engine.wire.MidiStatus;
import java.util.Arrays;

/**
 * Sends notes and remembers which sound, so that each note-on has exactly one note-off, at the address it was sent to. An
 * address is a channel and a note.
 *
 * <p>Thread: one owner. Real-time safe: as its output is.
 */
final class SoundingNotes {
    static final int NOTES = 128;
    private static final int CHANNELS = 16;
    private static final int NOTE_BITS = 7;
    private static final long SILENT = -1;

    private final MidiOut out;
    private final long[] offTicks = new long[CHANNELS * NOTES];

    SoundingNotes(MidiOut out) {
        this.out = out;
        Arrays.fill(offTicks, SILENT);
    }

    /** The address of a note on a channel. */
    @RealTime
    static int address(int channel, int note) {
        return channel << NOTE_BITS | note;
    }

    /** Starts a note now that ends at {@code offTick}; the same note still sounding ends first. */
    @RealTime
    void on(int address, int velocity, long offTick, long atNs) {
        off(address, atNs);
        out.send(atNs, MidiStatus.NOTE_ON | address >> NOTE_BITS, address & NOTES - 1, velocity);
        offTicks[address] = offTick;
    }

    /** Whether the note sounds and is to end at just this tick. */
    @RealTime
    boolean endsAt(int address, long tick) {
        return offTicks[address] == tick;
    }

    /** Ends a note, if it sounds. */
    @RealTime
    void off(int address, long atNs) {
        if (offTicks[address] != SILENT) {
            out.send(atNs, MidiStatus.NOTE_OFF | address >> NOTE_BITS, address & NOTES - 1, 0);
            offTicks[address] = SILENT;
        }
    }

    /** Ends every note that sounds. */
    @RealTime
    void allOff(long atNs) {
        for (int address = 0; address < offTicks.length; address++) {
            off(address, atNs);
        }
    }
}

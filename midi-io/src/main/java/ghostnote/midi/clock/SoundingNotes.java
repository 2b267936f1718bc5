package ghostnote.midi.clock;

import ghostnote.engine.RealTime;
import ghostnote.midi.MidiOut;
import ghostnote.midi.MidiStatus;
import java.util.Arrays;

/**
 * Sends notes and remembers which sound, so that each note-on has exactly one note-off, at the address it was sent to.
 *
 * <p>Thread: one owner. Real-time safe: as its output is.
 */
final class SoundingNotes {
    static final int NOTES = 128;
    private static final long SILENT = -1;

    private final MidiOut out;
    private final int channel;
    private final long[] offTicks = new long[NOTES];

    SoundingNotes(MidiOut out, int channel) {
        this.out = out;
        this.channel = channel;
        Arrays.fill(offTicks, SILENT);
    }

    /** Starts a note that ends at {@code offTick}; the same note still sounding ends first. */
    @RealTime
    void on(int note, int velocity, long offTick) {
        off(note);
        out.send(MidiStatus.NOTE_ON | channel, note, velocity);
        offTicks[note] = offTick;
    }

    /** Whether the note sounds and is to end at just this tick. */
    @RealTime
    boolean endsAt(int note, long tick) {
        return offTicks[note] == tick;
    }

    /** Ends a note, if it sounds. */
    @RealTime
    void off(int note) {
        if (offTicks[note] != SILENT) {
            out.send(MidiStatus.NOTE_OFF | channel, note, 0);
            offTicks[note] = SILENT;
        }
    }

    /** Ends every note that sounds. */
    @RealTime
    void allOff() {
        for (int note = 0; note < NOTES; note++) {
            off(note);
        }
    }
}

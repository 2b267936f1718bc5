package ghostnote.midi.file;

import ghostnote.engine.drum.DrumNotes;

/**
 * A note begins. How long it lasts is not kept: drums ring as long as they ring.
 *
 * @param tick at which it begins, 0 or more
 * @param channel 0 to 15 (musicians count from 1)
 * @param note 0 to 127
 * @param velocity 1 to 127
 */
public record NoteOn(long tick, int channel, int note, int velocity) {

    public NoteOn {
        if (tick < 0 || channel < 0 || channel > 15 || note < 0 || note > 127 || velocity < 1 || velocity > 127) {
            throw new IllegalArgumentException("no such note: tick " + tick + ", channel " + channel + ", note " + note
                    + ", velocity " + velocity);
        }
    }

    /** A note of the drum channel. */
    public static NoteOn drum(long tick, int note, int velocity) {
        return new NoteOn(tick, DrumNotes.CHANNEL, note, velocity);
    }
}

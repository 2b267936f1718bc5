package ghostnote.engine.drum;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.time.Ticks;

/** How drums are played over MIDI, live and in files alike. */
public final class DrumNotes {
    /** The channel of drums in General MIDI: the tenth. */
    public static final int CHANNEL = KitMap.DRUM_CHANNEL;

    /** From a note-on to its note-off: a 32nd, 62 ms at 120 BPM. A drum rings as long as it rings. */
    public static final int GATE_TICKS = Ticks.PER_SIXTEENTH / 2;

    private DrumNotes() {}
}

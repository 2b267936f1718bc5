package ghostnote.midi.controller;

import ghostnote.engine.control.Cue;
import java.util.List;

/** What a controller reaches. Thread: that of the {@link Surface}. */
public interface Hand {
    /** Where a knob stands, all that was turned included. */
    float value(int knob);

    /**
     * Turns knobs now, whatever the ticks of the cues say.
     *
     * @param goesOn whether it is one movement with the turn before, to be undone with it
     */
    void turn(List<Cue> cues, boolean goesOn);

    /**
     * Does what a line says.
     *
     * @param atNs when the button was pressed
     */
    void obey(String line, long atNs);
}

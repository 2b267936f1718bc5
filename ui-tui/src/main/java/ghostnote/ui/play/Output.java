package ghostnote.ui.play;

import ghostnote.engine.RealTime;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.wire.MidiOut;
import ghostnote.engine.wire.MidiStatus;
import java.util.Optional;

/**
 * Where notes go.
 *
 * @param name as it is told
 * @param out takes the messages, on a thread of its own
 * @param kit how it plays the voices
 * @param offsetNs how much later all is sent than it is due
 * @param hasKit whether its kit can be changed
 * @param jack is what the messages go through, if JACK plays it
 */
record Output(
        String name, MidiOut out, KitMap kit, long offsetNs, boolean hasKit, Optional<JackOutput.Relay> jack) {
    /** One with a thread of its own. */
    Output(String name, MidiOut out, KitMap kit, long offsetNs, boolean hasKit) {
        this(name, out, kit, offsetNs, hasKit, Optional.empty());
    }

    /** Keeps clock, start and stop away from what is not to follow. */
    record NotesOnly(MidiOut out) implements MidiOut {
        @Override
        @RealTime
        public void send(long dueNs, int status, int data1, int data2) {
            if (status < MidiStatus.SONG_POSITION) {
                out.send(dueNs, status, data1, data2);
            }
        }
    }
}

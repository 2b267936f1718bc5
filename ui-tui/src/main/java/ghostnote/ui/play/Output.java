package ghostnote.ui.play;

import ghostnote.engine.RealTime;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.wire.MidiOut;
import ghostnote.engine.wire.MidiStatus;

/**
 * Where notes go.
 *
 * @param name as it is told
 * @param out takes the messages, on a thread of its own
 * @param kit how it plays the voices
 * @param offsetNs how much later all is sent than it is due
 * @param hasKit whether its kit can be changed
 */
record Output(String name, MidiOut out, KitMap kit, long offsetNs, boolean hasKit) {
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

package ghostnote.ui.play;

import ghostnote.audio.sound.BlockHost;
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
 * @param blocks who plays it block by block; empty if a thread of its own does
 * @param sound what sounds there, if that is this machine
 */
record Output(
        String name,
        MidiOut out,
        KitMap kit,
        long offsetNs,
        boolean hasKit,
        Optional<Blocks> blocks,
        Optional<SoundSystem> sound) {
    /**
     * Blocks.
     *
     * @param relay is what the messages go through
     * @param host asks for them
     */
    record Blocks(BlockOutput.Relay relay, BlockHost host) {}

    /** One with a thread of its own. */
    Output(String name, MidiOut out, KitMap kit, long offsetNs, boolean hasKit) {
        this(name, out, kit, offsetNs, hasKit, Optional.empty(), Optional.empty());
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

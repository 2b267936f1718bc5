package ghostnote.audio.sound;

import ghostnote.engine.RealTime;
import ghostnote.engine.wire.MidiOut;

/** Who plays block by block, as audio is made. */
@FunctionalInterface
public interface BlockPlayer {
    /**
     * Sends what is due in a block, in any order. Thread: that of the {@link BlockHost}, which does not call it while it
     * plays nothing.
     *
     * @param nowNs when the block begins, in the host's time
     * @param untilNs the last nanosecond whose nearest frame is in it
     * @param out takes messages that are due in between, for the frame nearest to each
     */
    @RealTime
    void play(long nowNs, long untilNs, MidiOut out);
}

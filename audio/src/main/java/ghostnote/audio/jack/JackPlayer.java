package ghostnote.audio.jack;

import ghostnote.engine.RealTime;
import ghostnote.engine.wire.MidiOut;

/** Who plays through JACK. */
@FunctionalInterface
public interface JackPlayer {
    /**
     * Sends what is due in this cycle, in any order. Thread: JACK's. It is not called while there is no server.
     *
     * @param nowNs when the cycle begins, in the link's time
     * @param untilNs the last nanosecond whose nearest frame is of this cycle
     * @param out takes messages that are due in between, for the frame nearest to each
     */
    @RealTime
    void play(long nowNs, long untilNs, MidiOut out);
}

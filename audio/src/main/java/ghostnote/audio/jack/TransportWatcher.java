package ghostnote.audio.jack;

import ghostnote.engine.RealTime;

/** Who follows JACK's transport. */
@FunctionalInterface
public interface TransportWatcher {
    /**
     * A cycle begins; the players have not played yet. Thread: JACK's.
     *
     * @param nowNs when, in the link's time
     * @param state of the transport in this cycle
     * @param frame where the transport is at the cycle's start
     * @param frameRate frames a second
     * @param place the same in musical time, if there is a leader who tells
     */
    @RealTime
    void onCycle(long nowNs, TransportState state, long frame, int frameRate, BarBeatTick place);
}

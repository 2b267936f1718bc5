package ghostnote.audio.jack;

import ghostnote.engine.RealTime;

/** Who tells all of JACK's clients which frame is which beat (JACK's timebase master). */
@FunctionalInterface
public interface TransportLeader {
    /**
     * Where in musical time is this frame? Thread: JACK's.
     *
     * @param frame of the transport
     * @param frameRate frames a second
     * @param place is to be set; it is told to nobody if it makes no sense
     */
    @RealTime
    void placeOf(long frame, int frameRate, BarBeatTick place);
}

package ghostnote.engine.ring;

import ghostnote.engine.RealTime;

/** What a reader does with what it drains. Called on the reader's thread, in the order in which the loop wrote. */
public interface HitHandler {
    /**
     * A hit.
     *
     * @param tick when it sounds
     * @param voice the ordinal of its voice
     * @param velocity 1 to 127
     */
    @RealTime
    void onHit(long tick, int voice, int velocity);

    /** The performance ends at a tick; nothing follows. */
    @RealTime
    void onEnd(long tick);
}

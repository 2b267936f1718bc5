package ghostnote.engine.ring;

import ghostnote.engine.RealTime;

/**
 * What a reader does with what it drains. Called on the reader's thread, in the order in which the loop wrote.
 *
 * <p>Hits are numbered in the order in which they were decided, which is nearly, but not quite, that of their ticks.
 */
public interface HitHandler {
    /**
     * A hit. Takes the place of every hit of its number or a higher one that was handed over before.
     *
     * @param tick when it sounds
     * @param voice the ordinal of its voice
     * @param velocity 1 to 127
     */
    @RealTime
    default void onHit(long number, long tick, int voice, int velocity) {}

    /**
     * Of the hit that was handed over last: how likely it was to come then and to be of its voice, as the drummer drew it.
     *
     * @param likelihood 0 to 1; NaN where it is not known
     */
    @RealTime
    default void onLikelihood(long number, float likelihood) {}

    /** The hits from a number on will not be: the drummer was asked for something else. */
    @RealTime
    default void onRevoke(long fromNumber) {}

    /**
     * A control was turned.
     *
     * @param tick when it was; hits before are as they were
     * @param knob its number
     */
    @RealTime
    default void onChange(long tick, int knob, float value) {}

    /** The performance ends at a tick: no hit at it or later follows. */
    @RealTime
    default void onEnd(long tick) {}
}

package ghostnote.engine.transport;

import ghostnote.engine.RealTime;

/**
 * Where musical time comes from: this machine, a MIDI clock, JACK. One of them leads the {@link Transport} at a time.
 *
 * <p>Thread: the one that keeps time. Real-time safe: yes.
 */
public interface TimeSource {
    /** Leads from now on, and goes on from where the performance is. */
    @RealTime
    void takeOver(long nowNs);

    /** Another leads from now on. */
    @RealTime
    default void release() {}

    /**
     * Does what is due.
     *
     * @return when there is more to do; {@code Long.MAX_VALUE} if that is not known
     */
    @RealTime
    long doWork(long nowNs);

    /** A control is turned from a tick on. */
    @RealTime
    default void onChange(long tick, int knob, float value, long nowNs) {}

    /** The performer wants it to play from where it is. */
    @RealTime
    void play(long nowNs);

    /** The performer wants it to stop. */
    @RealTime
    void stop(long nowNs);

    /** The performer wants it to go on from another place of the song. */
    @RealTime
    void locate(long songTick, long nowNs);
}

package ghostnote.engine.transport;

import ghostnote.engine.RealTime;

/** Who is told that the performance goes on from another place of the song. */
public interface Locator {
    /**
     * Nothing is played from a tick on until the place is come to, at the tick that
     * {@link ghostnote.engine.control.Control#landsAt} tells. Thread: any. Real-time safe: yes.
     *
     * @param songTick the place, in a song all of whose bars are of the meter that is played
     * @param fromTick before it all was played, and nothing behind it
     */
    @RealTime
    void locate(long songTick, long fromTick);
}

package ghostnote.audio.sound;

import ghostnote.engine.RealTime;

/**
 * What went wrong with messages for blocks.
 *
 * <p>Thread: read by any. Real-time safe: yes.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // each has one writer
public class BlockCounters {
    private volatile long carried;
    private volatile long clamped;
    private volatile long refused;
    private volatile long lost;

    @RealTime
    void noteCarried(int messages) {
        carried += messages;
    }

    @RealTime
    void noteClamped() {
        clamped++;
    }

    @RealTime
    void noteRefused() {
        refused++;
    }

    @RealTime
    void noteLost(int messages) {
        lost += messages;
    }

    /** Messages that a block had no room for and that went with a later one, counted once for each block they waited. */
    public final long carried() {
        return carried;
    }

    /** Messages that were due in another block than the one in which they were sent. */
    public final long clamped() {
        return clamped;
    }

    /** Messages that are none of MIDI's, or none that is ever sent. */
    public final long refused() {
        return refused;
    }

    /** Messages that waited when their host ended, or for which there was no room to wait. */
    public final long lost() {
        return lost;
    }
}

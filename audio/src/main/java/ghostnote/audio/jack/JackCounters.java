package ghostnote.audio.jack;

import ghostnote.engine.RealTime;

/**
 * What went wrong with JACK, since the link was made.
 *
 * <p>Thread: read by any. Real-time safe: yes.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // each has one writer
public final class JackCounters {
    private volatile long missedCycles;
    private volatile long carried;
    private volatile long clamped;
    private volatile long refused;
    private volatile long lost;
    private volatile long oversized;
    private volatile long failures;
    private volatile Throwable lastFailure;
    private volatile long deaths;

    JackCounters() {}

    @RealTime
    void noteMissedCycles(long cycles) {
        missedCycles += cycles;
    }

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

    @RealTime
    void noteOversized() {
        oversized++;
    }

    @RealTime
    void noteFailure(Throwable failure) {
        failures++;
        lastFailure = failure;
    }

    void noteDeath() {
        deaths++;
    }

    /** Cycles that went by without this client (JACK's xruns, as far as they touched it). */
    public long missedCycles() {
        return missedCycles;
    }

    /** Messages that a period had no room for and that went with a later one, counted once for each period they waited. */
    public long carried() {
        return carried;
    }

    /** Messages that were due in another cycle than the one in which they were sent. */
    public long clamped() {
        return clamped;
    }

    /** Messages that are none of MIDI's, or none that is ever sent. */
    public long refused() {
        return refused;
    }

    /** Messages that waited when a server died, or for which there was no room to wait. */
    public long lost() {
        return lost;
    }

    /** Messages that came in and were too long to be handed on. */
    public long oversized() {
        return oversized;
    }

    /** Exceptions caught in JACK's callbacks. */
    public long failures() {
        return failures;
    }

    /** What the last of them says; empty if there was none. */
    public String lastFailure() {
        Throwable last = lastFailure;
        return last == null ? "" : last.toString();
    }

    /** Servers that went while the link was up. */
    public long deaths() {
        return deaths;
    }
}

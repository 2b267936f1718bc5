package ghostnote.audio.jack;

import ghostnote.audio.sound.BlockCounters;
import ghostnote.engine.RealTime;

/**
 * What went wrong with JACK, since the link was made.
 *
 * <p>Thread: read by any. Real-time safe: yes.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // each has one writer
public final class JackCounters extends BlockCounters {
    private volatile long missedCycles;
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

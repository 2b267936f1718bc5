package ghostnote.engine.wire;

import ghostnote.engine.RealTime;
import ghostnote.engine.measure.NanoHistogram;

/**
 * What happened on the midi-clock thread: a histogram of lateness against the absolute deadlines, and a count of each
 * misfortune.
 *
 * <p>Thread: written by that of the output. Counts are read by any, the histogram when that thread has ended. Real-time safe:
 * yes.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // each has one writer
public final class OutputCounters {
    /** A note later than this is heard as late. */
    public static final long LATE_NS = 1_000_000;

    private final NanoHistogram lateness = new NanoHistogram();
    private volatile long lateNotes;
    private volatile long droppedNotes;
    private volatile long overfullNotes;

    OutputCounters() {}

    @RealTime
    void noteSent(long latenessNs) {
        lateness.record(latenessNs);
        if (latenessNs > LATE_NS) {
            lateNotes++;
        }
    }

    @RealTime
    void noteDropped() {
        droppedNotes++;
    }

    @RealTime
    void noteOverfull() {
        overfullNotes++;
    }

    /** Notes sent, by how late they were. */
    public NanoHistogram lateness() {
        return lateness;
    }

    /** Notes sent more than a millisecond after they were due. */
    public long lateNotes() {
        return lateNotes;
    }

    /** Notes so late that they were left out. */
    public long droppedNotes() {
        return droppedNotes;
    }

    /** Notes for which the schedule had no room. */
    public long overfullNotes() {
        return overfullNotes;
    }
}

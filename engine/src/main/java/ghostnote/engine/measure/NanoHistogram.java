package ghostnote.engine.measure;

import ghostnote.engine.RealTime;
import org.HdrHistogram.Histogram;

/**
 * A histogram of nanoseconds, three significant digits from 0 to a minute; what is longer counts as a minute.
 *
 * <p>Thread: written by one. Read it when that one has ended. Real-time safe: {@link #record} is.
 */
public final class NanoHistogram {
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram histogram = new Histogram(LONGEST_NS, SIGNIFICANT_DIGITS);

    /** Counts one duration; a negative one counts as 0. */
    @RealTime
    public void record(long ns) {
        histogram.recordValue(Math.max(0, Math.min(ns, LONGEST_NS)));
    }

    /** Counts all that another has counted. Thread: when those that write have ended. */
    public void add(NanoHistogram other) {
        histogram.add(other.histogram);
    }

    /** How many were counted. */
    public long count() {
        return histogram.getTotalCount();
    }

    /** The duration that a share of them, in percent, does not exceed. */
    public long percentileNs(double percent) {
        return histogram.getValueAtPercentile(percent);
    }

    /** The longest. */
    public long maxNs() {
        return histogram.getMaxValue();
    }
}

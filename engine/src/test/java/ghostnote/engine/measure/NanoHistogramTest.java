package ghostnote.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NanoHistogramTest {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final NanoHistogram histogram = new NanoHistogram();

    @Test
    void percentilesAreRightToThreeDigits() {
        SplittableRandom random = new SplittableRandom(1);
        long[] durations = new long[10_001];
        for (int i = 0; i < durations.length; i++) {
            durations[i] = (long) Math.exp(random.nextDouble(Math.log(1e9)));
            histogram.record(durations[i]);
        }
        Arrays.sort(durations);
        assertEquals(durations.length, histogram.count());
        for (int percent = 1; percent <= 100; percent++) {
            long exact = durations[(int) Math.ceil(percent / 100.0 * durations.length) - 1];
            assertNear(exact, histogram.percentileNs(percent));
        }
        assertNear(durations[durations.length - 1], histogram.maxNs());
    }

    /** To three digits. */
    private static void assertNear(long expectedNs, long foundNs) {
        assertTrue(Math.abs(foundNs - expectedNs) <= expectedNs / 1000 + 1, foundNs + " is not " + expectedNs);
    }

    @Test
    void aNegativeDurationCountsAsNone() {
        histogram.record(-1);
        histogram.record(Long.MIN_VALUE);
        assertEquals(2, histogram.count());
        assertEquals(0, histogram.maxNs());
    }

    @Test
    void whatIsLongerThanAMinuteCountsAsAMinute() {
        histogram.record(MINUTE_NS + 1);
        histogram.record(Long.MAX_VALUE);
        assertEquals(2, histogram.count());
        assertNear(MINUTE_NS, histogram.maxNs());
    }

    @Test
    void anEmptyHistogramIsAllZero() {
        assertEquals(0, histogram.count());
        assertEquals(0, histogram.maxNs());
        assertEquals(0, histogram.percentileNs(99));
    }

    @Test
    void recordingAllocatesNothing() {
        assertEquals(0, Allocation.leastOf(() -> {
            for (long ns = 1; ns < MINUTE_NS; ns += ns / 100 + 1) {
                histogram.record(ns);
            }
        }));
    }
}

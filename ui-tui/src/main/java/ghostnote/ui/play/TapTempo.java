package ghostnote.ui.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * The tempo at which a performer taps beats: the mean of the last ones.
 *
 * <p>Thread: one owner. Real-time safe: no.
 */
final class TapTempo {
    private static final int MOST_TAPS = 8;
    private static final long LONGEST_PAUSE_NS = TimeUnit.SECONDS.toNanos(3);
    private static final double NANOS_PER_MINUTE = 60e9;
    private static final double STEPS = 10;

    private final Deque<Long> tapsNs = new ArrayDeque<>();

    /** A beat is tapped; its tempo to a tenth, in quarter notes a minute, if another was tapped not long before. */
    OptionalDouble tap(long atNs) {
        if (!tapsNs.isEmpty() && atNs - tapsNs.getLast() > LONGEST_PAUSE_NS) {
            tapsNs.clear();
        }
        tapsNs.addLast(atNs);
        if (tapsNs.size() > MOST_TAPS) {
            tapsNs.removeFirst();
        }
        long allNs = atNs - tapsNs.getFirst();
        if (allNs <= 0) {
            return OptionalDouble.empty();
        }
        double tempoBpm = NANOS_PER_MINUTE * (tapsNs.size() - 1) / allNs;
        return OptionalDouble.of(Math.rint(tempoBpm * STEPS) / STEPS);
    }
}

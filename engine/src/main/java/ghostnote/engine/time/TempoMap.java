package ghostnote.engine.time;

import java.util.ArrayList;
import java.util.List;

/**
 * When ticks are due in a piece whose tempo changes, in seconds from its tick 0: straight lines, each computed from the tick
 * at which it begins, so that nothing adds up within one and nothing is rounded between them.
 *
 * <p>Thread: one owner. Real-time safe: no.
 */
public final class TempoMap {
    private static final double NANOS_PER_SECOND = 1e9;

    private record Line(long originTick, double originNs, double nanosPerTick) {
        double dueNs(long tick) {
            return originNs + (tick - originTick) * nanosPerTick;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    /** @param nanosPerTick until it changes */
    public TempoMap(double nanosPerTick) {
        lines.add(new Line(0, 0, nanosPerTick));
    }

    /**
     * A tick lasts so long from one on that is not before the last change; of two changes on one tick the second counts.
     *
     * @param nanosPerTick see {@link Timeline#nanosPerTick}
     */
    public void change(long tick, double nanosPerTick) {
        Line last = lines.getLast();
        if (tick < last.originTick) {
            throw new IllegalArgumentException(
                    "a change on tick %d, after one on tick %d".formatted(tick, last.originTick));
        }
        Line next = new Line(tick, last.dueNs(tick), nanosPerTick);
        if (tick == last.originTick) {
            lines.removeLast();
        }
        lines.add(next);
    }

    /** When a tick is due, in seconds from tick 0. */
    public double dueSeconds(long tick) {
        int at = 0;
        for (int above = lines.size(); above - at > 1; ) {
            int middle = (at + above) >>> 1;
            if (lines.get(middle).originTick <= tick) {
                at = middle;
            } else {
                above = middle;
            }
        }
        return lines.get(at).dueNs(tick) / NANOS_PER_SECOND;
    }
}

package ghostnote.engine.time;

import ghostnote.engine.RealTime;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the bars of a performance lie: one meter from tick 0 on, and others from bar lines on.
 *
 * <p>Thread: one owner. Real-time safe: the methods marked so. Where there are more changes than fit, the newest takes the place
 * of the one before.
 */
public final class Bars {
    private static final int CAPACITY = 4096;

    private final long[] fromTicks = new long[CAPACITY];
    private final long[] fromBars = new long[CAPACITY];
    private final Meter[] meters = new Meter[CAPACITY];
    private int count;

    /** All bars are of one meter, until it changes. */
    public Bars(Meter first) {
        meters[0] = first;
        count = 1;
    }

    /**
     * Bars are of another meter from a bar line on, behind which nothing was changed yet.
     *
     * @param line its tick
     */
    @RealTime
    public void change(long line, Meter meter) {
        long bar = barAt(line);
        if (fromTicks[count - 1] < line && count < CAPACITY) {
            count++;
        }
        fromTicks[count - 1] = line;
        fromBars[count - 1] = bar;
        meters[count - 1] = meter;
    }

    /** The same, from here on by itself. Real-time safe: no. */
    public Bars copy() {
        Bars copy = new Bars(meters[0]);
        changes().forEach(change -> copy.change(change.line(), change.meter()));
        return copy;
    }

    /** A meter, and the bar line from which on it holds. */
    public record Change(long line, Meter meter) {}

    /** All meters there are, in their order. Real-time safe: no. */
    public List<Change> changes() {
        return IntStream.range(0, count)
                .mapToObj(at -> new Change(fromTicks[at], meters[at]))
                .toList();
    }

    /** The meter of the bar that holds a tick. */
    @RealTime
    public Meter meterAt(long tick) {
        return meters[at(tick)];
    }

    /** The bar that holds a tick, counted from 0. */
    @RealTime
    public long barAt(long tick) {
        int at = at(tick);
        return fromBars[at] + meters[at].barAt(tick - fromTicks[at]);
    }

    /** Where a bar begins. */
    @RealTime
    public long tickOf(long bar) {
        int at = count - 1;
        while (at > 0 && fromBars[at] > bar) {
            at--;
        }
        return fromTicks[at] + (bar - fromBars[at]) * meters[at].ticksPerBar();
    }

    /** Where the bar begins that holds a tick. */
    @RealTime
    public long lineBefore(long tick) {
        return tick - placeInBar(tick);
    }

    /** Ticks since the start of the bar. */
    @RealTime
    public int placeInBar(long tick) {
        int at = at(tick);
        return meters[at].placeInBar(tick - fromTicks[at]);
    }

    /** Where the meter of a tick begins; the least there is for the first. */
    @RealTime
    public long meterSince(long tick) {
        int at = at(tick);
        return at == 0 ? Long.MIN_VALUE : fromTicks[at];
    }

    @RealTime
    private int at(long tick) {
        int at = count - 1;
        while (at > 0 && fromTicks[at] > tick) {
            at--;
        }
        return at;
    }
}

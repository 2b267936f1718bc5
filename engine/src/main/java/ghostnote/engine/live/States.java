package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.model.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is stored to come back to: a state is some bars that were played, as all that a drummer is follows from what it
 * has heard. So two can be morphed into each other, and files of them can be read.
 *
 * <p>Thread: one owner. Real-time safe: the methods marked so.
 */
public final class States {
    /** They are numbered from 1 to this. */
    public static final int COUNT = (int) Control.STATE.most();

    /** By number; their ticks count back from the bar line where they end. Number 0 is always empty. */
    private final HeardBars[] states = new HeardBars[COUNT + 1];

    private final long[] lengthTicks = new long[COUNT + 1];
    private final HeardBars first;
    private final HeardBars second;
    private final HeardBars between;

    public States(Vocabulary vocabulary) {
        for (int number = 0; number <= COUNT; number++) {
            states[number] = new HeardBars(vocabulary, HeardBars.MOST_HITS);
        }
        first = new HeardBars(vocabulary, HeardBars.MOST_HITS);
        second = new HeardBars(vocabulary, HeardBars.MOST_HITS);
        between = new HeardBars(vocabulary, HeardBars.MOST_HITS);
    }

    /**
     * Begins to store a state.
     *
     * @param ticks how long its bars last
     * @return takes its hits, their ticks counted back from the end
     */
    @RealTime
    HeardBars store(int number, long ticks) {
        lengthTicks[number] = ticks;
        states[number].clear();
        return states[number];
    }

    /**
     * Stores those of a file, as {@link #save} tells them.
     *
     * @param ticksPerBar they last as many bars as their hits need, and the last of these are stored
     */
    void load(Map<Integer, List<Hit>> files, int ticksPerBar) {
        files.forEach((number, hits) -> {
            long lastTick = hits.stream().mapToLong(Hit::tick).max().orElse(-1);
            long ticks = (Math.floorDiv(lastTick, (long) ticksPerBar) + 1) * ticksPerBar;
            long keptTicks = Math.min(ticks, (long) HeardBars.MOST_BARS * ticksPerBar);
            HeardBars state = store(number, keptTicks);
            hits.forEach(hit -> state.hear(hit.tick() - ticks, hit.voice().ordinal(), hit.velocity()));
            state.forgetBefore(-keptTicks);
        });
    }

    /** All as others are. */
    @RealTime
    void setAll(States others) {
        for (int number = 1; number <= COUNT; number++) {
            store(number, others.lengthTicks[number]).addAll(others.states[number], Long.MIN_VALUE, 0, 0);
        }
    }

    /** All that are not empty, by number, their ticks counted from where they begin. */
    public Map<Integer, List<Hit>> save() {
        Map<Integer, List<Hit>> files = new TreeMap<>();
        for (int number = 1; number <= COUNT; number++) {
            HeardBars state = states[number];
            long later = lengthTicks[number];
            if (state.count() > 0) {
                files.put(number, state.hits(later));
            }
        }
        return files;
    }

    /**
     * What a drummer is to take for played before a tick: the bars of a state, or something between two, up to the bar
     * that the tick stands in, and of that as much of their first bar as lies before it.
     *
     * @param asked which state, and how far it is morphed into a second
     * @param barTick where that bar begins
     * @return where the first of these bars begins
     */
    @RealTime
    long gather(Values asked, long barTick, long untilTick, HeardBars out) {
        int one = (int) asked.get(Control.STATE);
        int other = (int) asked.get(Control.SECOND_STATE);
        float share = other == 0 ? 0 : asked.get(Control.MORPH);
        HeardBars bars = states[one];
        long ticks = lengthTicks[one];
        if (share > 0) {
            ticks = Math.max(lengthTicks[one], lengthTicks[other]);
            unroll(one, ticks, first);
            unroll(other, ticks, second);
            between.setBetween(first, second, share);
            bars = between;
        }
        out.clear();
        out.addAll(bars, -ticks, 0, barTick);
        out.addAll(bars, -ticks, untilTick - barTick - ticks, barTick + ticks);
        return barTick - ticks;
    }

    /** Its bars again and again, to some length. */
    @RealTime
    private void unroll(int number, long ticks, HeardBars out) {
        out.clear();
        long length = lengthTicks[number];
        for (long later = 0; length > 0 && later < ticks; later += length) {
            out.addAll(states[number], later - ticks, 0, -later);
        }
    }
}

package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.time.Meter;
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

    private final int[] bars = new int[COUNT + 1];
    private final int[] ticksPerBar = new int[COUNT + 1];
    private final HeardBars inBars;
    private final HeardBars first;
    private final HeardBars second;
    private final HeardBars between;

    /**
     * None is stored yet.
     *
     * @param vocabulary its places are those of hits that come from a file
     */
    public States(Vocabulary vocabulary) {
        for (int number = 0; number <= COUNT; number++) {
            states[number] = HeardBars.asPlayed(vocabulary);
        }
        inBars = HeardBars.asPlayed(vocabulary);
        first = HeardBars.asPlayed(vocabulary);
        second = HeardBars.asPlayed(vocabulary);
        between = HeardBars.asPlayed(vocabulary);
    }

    /**
     * Begins to store a state.
     *
     * @param ofBars how many
     * @param ticks how long each of them lasts
     * @return takes its hits, their ticks counted back from the end
     */
    @RealTime
    HeardBars store(int number, int ofBars, int ticks) {
        bars[number] = ofBars;
        ticksPerBar[number] = ticks;
        states[number].clear();
        return states[number];
    }

    /**
     * Stores those of a file, as {@link #save} tells them.
     *
     * @param meter they last as many bars as their hits need, and the last of these are stored
     */
    void load(Map<Integer, List<Hit>> files, Meter meter) {
        files.forEach((number, hits) -> {
            long lastTick = hits.stream().mapToLong(Hit::tick).max().orElse(-1);
            int all = (int) meter.barAt(lastTick) + 1;
            int kept = Math.min(all, HeardBars.MOST_BARS);
            HeardBars state = store(number, kept, meter.ticksPerBar());
            long endTick = (long) all * meter.ticksPerBar();
            hits.forEach(hit -> state.hear(hit.tick() - endTick, hit.voice().ordinal(), hit.velocity()));
            state.forgetBefore((long) -kept * meter.ticksPerBar());
        });
    }

    /** All as others are. */
    @RealTime
    void setAll(States others) {
        for (int number = 1; number <= COUNT; number++) {
            store(number, others.bars[number], others.ticksPerBar[number])
                    .addAll(others.states[number], Long.MIN_VALUE, 0, 0);
        }
    }

    /** All that are not empty, by number, their ticks counted from where they begin. */
    public Map<Integer, List<Hit>> save() {
        Map<Integer, List<Hit>> files = new TreeMap<>();
        for (int number = 1; number <= COUNT; number++) {
            if (states[number].count() > 0) {
                files.put(number, states[number].hits((long) bars[number] * ticksPerBar[number]));
            }
        }
        return files;
    }

    /**
     * What a drummer is to take for played before a tick: the bars of a state, or something between two, up to the bar
     * that the tick stands in, and of that as much of their first bar as lies before it. Bars of another length are cut,
     * or their beginnings repeated.
     *
     * @param asked which state, and how far it is morphed into a second
     * @param bar where the tick stands
     * @param untilTick it, in bars of this length
     * @return how many bars lie before that bar
     */
    @RealTime
    int gather(Values asked, long bar, long untilTick, int ticksInBar, HeardBars out) {
        int one = (int) asked.get(Control.STATE);
        int other = (int) asked.get(Control.SECOND_STATE);
        float share = other == 0 ? 0 : asked.get(Control.MORPH);
        int count = share == 0 ? bars[one] : Math.max(bars[one], bars[other]);
        unroll(one, count, ticksInBar, first);
        HeardBars gathered = first;
        if (share > 0) {
            unroll(other, count, ticksInBar, second);
            between.setBetween(first, second, share);
            gathered = between;
        }
        long ticks = (long) count * ticksInBar;
        long barTick = bar * ticksInBar;
        out.clear();
        out.addAll(gathered, -ticks, 0, barTick);
        out.addAll(gathered, -ticks, untilTick - barTick - ticks, barTick + ticks);
        return count;
    }

    /** Its bars again and again, to some number, each of some length. */
    @RealTime
    private void unroll(int number, int count, int ticksInBar, HeardBars out) {
        inBars.clear();
        if (bars[number] > 0) {
            inBars.addAllInBars(states[number], ticksPerBar[number], ticksInBar);
        }
        out.clear();
        for (int later = 0; bars[number] > 0 && later < count; later += bars[number]) {
            out.addAll(inBars, (long) (later - count) * ticksInBar, 0, (long) -later * ticksInBar);
        }
    }
}

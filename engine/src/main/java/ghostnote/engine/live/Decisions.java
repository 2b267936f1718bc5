package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Values;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Ticks;

/**
 * The hits that are written ahead, and those of the last bars, by number.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
final class Decisions {
    /** Several times what two bars of the densest drumming hold. */
    static final int CAPACITY = 2048;

    /**
     * So many times what is asked for may change among the hits that are written ahead. Turns of now do so at those of
     * some milliseconds, and later ones once a sixteenth at most.
     */
    private static final int MOST_ASKED = 256;

    /** Hits that were decided one behind the other do not sound so much in the other order. */
    private static final int MOST_DISORDER_TICKS = 2 * (Ticks.PER_SIXTEENTH + Shaping.MOST_LATER_TICKS);

    private final Decision[] all = new Decision[CAPACITY];

    /** What was asked for before decisions, by their {@link Decision#asked}: the same for many. */
    private final Values[] asked = new Values[MOST_ASKED];

    /** The oldest that can be come back to, and the one to come. */
    private long first;

    private long next;

    Decisions() {
        for (int i = 0; i < CAPACITY; i++) {
            all[i] = new Decision();
        }
        for (int i = 0; i < MOST_ASKED; i++) {
            asked[i] = new Values();
        }
    }

    /** The one with a number; {@link #CAPACITY} before the one to come they are overwritten. */
    @RealTime
    Decision get(long number) {
        return all[slot(number)];
    }

    /** Where what belongs to a decision is kept. */
    @RealTime
    static int slot(long number) {
        return (int) (number & CAPACITY - 1);
    }

    /** The number of the one to come. */
    @RealTime
    long next() {
        return next;
    }

    /** Whether none can be come back to. */
    @RealTime
    boolean isEmpty() {
        return next == first;
    }

    /** Whether there is no room for another. */
    @RealTime
    boolean isFull() {
        return next - first == CAPACITY
                || !isEmpty() && get(next - 1).asked - get(first).asked == MOST_ASKED - 1;
    }

    /** Keeps what is asked for before the one to come. */
    @RealTime
    void keepAsked(Values values) {
        Decision decision = get(next);
        if (isEmpty()) {
            decision.asked = 0;
            askedBefore(next).setAll(values);
            return;
        }
        decision.asked = get(next - 1).asked;
        if (!askedBefore(next).areLike(values)) {
            decision.asked++;
            askedBefore(next).setAll(values);
        }
    }

    /** What was asked for before one that can be come back to. */
    @RealTime
    Values askedBefore(long number) {
        return asked[(int) (get(number).asked & MOST_ASKED - 1)];
    }

    /** The one to come is decided. */
    @RealTime
    void add() {
        next++;
    }

    /** Those from a number on are to be decided anew. */
    @RealTime
    void goBackTo(long number) {
        next = number;
    }

    /**
     * Lets go of those that need not be come back to, as what sounds before a tick stays.
     *
     * @return the oldest that is kept
     */
    @RealTime
    Decision keepFrom(long tick) {
        while (next - first > 1 && get(first + 1).soundTick < tick) {
            first++;
        }
        return get(first);
    }

    /** The number of the first before which, and behind which, none sounds before a tick. */
    @RealTime
    long firstFrom(long tick) {
        long number = next;
        while (number > first && get(number - 1).soundTick >= tick) {
            number--;
        }
        return number;
    }

    /** The number of the first, from one on, that belongs to a tick of the grid or behind it. */
    @RealTime
    long firstOnGridFrom(long gridTick, long from) {
        long number = from;
        while (number < next && get(number).gridTick < gridTick) {
            number++;
        }
        return number;
    }

    /** The number of the first of the last ones up to another that belong to a tick of the grid or behind it. */
    @RealTime
    long lastOnGridFrom(long gridTick, long end, int most) {
        long number = end;
        while (number > 0
                && number > next - CAPACITY + 1
                && end - number < most
                && get(number - 1).gridTick >= gridTick) {
            number--;
        }
        return number;
    }

    /** Whether the one to come sounds where the same voice does: what lay apart may have been moved together. */
    @RealTime
    boolean isAgain() {
        Decision decision = get(next);
        for (long other = next - 1; other >= first; other--) {
            Decision before = get(other);
            if (before.soundTick < decision.soundTick - MOST_DISORDER_TICKS) {
                return false;
            }
            if (before.sounds && before.voice == decision.voice && before.soundTick == decision.soundTick) {
                return true;
            }
        }
        return false;
    }

    /** Whether the last is the first of its bar. */
    @RealTime
    boolean lastBeginsBar(Bars bars) {
        return next < 2 || bars.barAt(get(next - 2).gridTick) != bars.barAt(get(next - 1).gridTick);
    }

    /**
     * Tells of whole bars that were played, cut or stretched to some length.
     *
     * @param count how many
     * @param endBar the one behind them
     * @param end the number of the first hit that is not told
     * @param out its ticks count back from the end of the bars
     */
    @RealTime
    void tell(Bars bars, int count, long endBar, long end, int ticksPerBar, HeardBars out) {
        long hit = lastOnGridFrom(bars.tickOf(endBar - count), end, CAPACITY);
        for (; hit < end && bars.barAt(get(hit).gridTick) < endBar; hit++) {
            Decision told = get(hit);
            out.hearInBar(
                    bars.barAt(told.gridTick) - endBar,
                    bars.placeInBar(told.gridTick),
                    bars.meterAt(told.gridTick).ticksPerBar(),
                    ticksPerBar,
                    (int) (told.tick - told.gridTick),
                    told.voice,
                    told.velocity);
        }
    }
}

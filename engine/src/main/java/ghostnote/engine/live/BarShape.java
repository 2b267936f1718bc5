package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.drum.Family;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;

/**
 * What of the kit is hit at which sixteenths of a bar.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
final class BarShape {
    private static final int NO_FAMILY = -1;
    private static final int LONGEST_BAR_TICKS = Meter.numbered(Meter.LAST_NUMBER).beats() * 4 * Ticks.PER_QUARTER;

    private final boolean[] cells =
            new boolean[LONGEST_BAR_TICKS / Ticks.PER_SIXTEENTH * Family.count()];
    private final int[] families = new int[Voice.count()];
    private final boolean[] drums = new boolean[Family.count()];
    /** No cell from here on is hit. */
    private int end;

    private int hits;
    private int drumHits;

    BarShape() {
        for (Voice voice : Voice.values()) {
            Family family = Family.of(voice);
            families[voice.ordinal()] = family == null ? NO_FAMILY : family.ordinal();
        }
        for (Family family : new Family[] {Family.SNARE, Family.LOW_TOM, Family.MID_TOM, Family.HIGH_TOM}) {
            drums[family.ordinal()] = true;
        }
    }

    @RealTime
    void clear() {
        for (int cell = 0; cell < end; cell++) {
            cells[cell] = false;
        }
        end = 0;
        hits = 0;
        drumHits = 0;
    }

    /** A voice is hit so far into the bar. */
    @RealTime
    void add(int ticksIntoBar, int voice) {
        int family = families[voice];
        if (family == NO_FAMILY) {
            return;
        }
        int cell = ticksIntoBar / Ticks.PER_SIXTEENTH * Family.count() + family;
        if (!cells[cell]) {
            cells[cell] = true;
            end = Math.max(end, cell + 1);
            hits++;
            drumHits += drums[family] ? 1 : 0;
        }
    }

    /** How many there are; what is hit twice at a sixteenth counts once. */
    @RealTime
    int hits() {
        return hits;
    }

    /** How many of them are on snare and toms. */
    @RealTime
    int drumHits() {
        return drumHits;
    }

    /** The share that two bars have in common, 0 to 1; two empty bars are alike. */
    @RealTime
    float likeness(BarShape other) {
        int shared = 0;
        for (int cell = 0; cell < end; cell++) {
            shared += cells[cell] && other.cells[cell] ? 1 : 0;
        }
        return hits + other.hits == 0 ? 1 : 2f * shared / (hits + other.hits);
    }
}

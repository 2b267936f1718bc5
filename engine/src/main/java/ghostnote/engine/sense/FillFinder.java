package ghostnote.engine.sense;

import ghostnote.engine.drum.Family;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the fills in a beat: bars far less like the usual bar than the other bars are, with more on snare and toms. Of
 * the beats of the Groove corpus that is one bar in thirteen, and one in six of those that end four bars.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public final class FillFinder {
    private static final int PLACE_TICKS = Ticks.PER_QUARTER / 4;
    private static final double LIKENESS = 0.75;
    private static final int MORE_DRUMS = 2;

    /** In fewer bars nothing is usual. */
    private static final int FEWEST_BARS = 4;

    private static final Set<Family> DRUMS =
            EnumSet.of(Family.SNARE, Family.LOW_TOM, Family.MID_TOM, Family.HIGH_TOM);

    private FillFinder() {}

    /** Whether each bar, up to the last with a hit, is a fill. */
    public static boolean[] find(List<Hit> hits, Meter meter) {
        long last = hits.stream().mapToLong(Hit::tick).max().orElse(-PLACE_TICKS);
        int bars = (int) (meter.barAt(last + PLACE_TICKS / 2) + 1);
        boolean[] fills = new boolean[bars];
        if (bars < FEWEST_BARS) {
            return fills;
        }
        BitSet[] cells = cells(hits, meter, bars);
        int width = Arrays.stream(cells).mapToInt(BitSet::length).max().orElse(0);
        double[] usual = new double[width];
        for (BitSet bar : cells) {
            bar.stream().forEach(cell -> usual[cell] += 1.0 / bars);
        }
        double usualHits = Arrays.stream(usual).sum();
        double[] likeness = new double[bars];
        double[] drums = new double[bars];
        for (int bar = 0; bar < bars; bar++) {
            double shared = cells[bar].stream().mapToDouble(cell -> usual[cell]).sum();
            likeness[bar] = 2 * shared / (cells[bar].cardinality() + usualHits);
            drums[bar] = cells[bar].stream().filter(FillFinder::isDrum).count();
        }
        double usualLikeness = median(likeness);
        double usualDrums = median(drums);
        for (int bar = 0; bar < bars; bar++) {
            fills[bar] = likeness[bar] < LIKENESS * usualLikeness && drums[bar] >= usualDrums + MORE_DRUMS;
        }
        return fills;
    }

    /** For each bar, a bit for each place and family that is hit. */
    private static BitSet[] cells(List<Hit> hits, Meter meter, int bars) {
        BitSet[] cells = new BitSet[bars];
        Arrays.setAll(cells, bar -> new BitSet());
        for (Hit hit : hits) {
            long tick = hit.tick() + PLACE_TICKS / 2;
            Family family = Family.of(hit.voice());
            if (family != null) {
                int place = meter.placeInBar(tick) / PLACE_TICKS;
                cells[(int) meter.barAt(tick)].set(place * Family.count() + family.ordinal());
            }
        }
        return cells;
    }

    private static boolean isDrum(int cell) {
        return DRUMS.stream().anyMatch(family -> family.ordinal() == cell % Family.count());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

package ghostnote.engine.scorecard;

import ghostnote.engine.drum.Family;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A performance on the sixteenths of 4/4. Empty bars before the first hit do not count, and neither does a last bar in
 * which nothing is hit from beat 3 on.
 *
 * @param hits of the bars that count, in time
 * @param bars for each, which family is hit at which sixteenth, one bit a slot
 * @param drift of the whole performance
 */
record Piece(List<Placed> hits, List<BitSet> bars, Drift drift) {
    /** Sixteenths in a bar. */
    static final int PLACES = Meter.COMMON.ticksPerBar() / Ticks.PER_SIXTEENTH;

    private static final int HALF_STEP = Ticks.PER_SIXTEENTH / 2;

    /** One hit: its slot of the bar, its distance from the sixteenth in ticks, and how hard. */
    record Placed(long tick, int slot, int offset, int velocity) {}

    /** The bit of a family at a sixteenth. */
    static int slot(int place, Family family) {
        return place * Family.count() + family.ordinal();
    }

    static Piece of(List<Hit> performance) {
        List<Hit> hits = performance.stream()
                .filter(hit -> Family.of(hit.voice()) != null)
                .sorted(Comparator.comparingLong(Hit::tick))
                .toList();
        if (hits.isEmpty()) {
            return new Piece(List.of(), List.of(), Drift.of(new long[0]));
        }
        long firstBar = Math.floorDiv(Ticks.nearestSixteenth(hits.getFirst().tick()), (long) PLACES);
        long last = Ticks.nearestSixteenth(hits.getLast().tick()) - firstBar * PLACES;
        int barCount = (int) (last / PLACES) + 1;
        if (barCount > 1 && last % PLACES < PLACES / 2) {
            barCount--;
        }
        List<BitSet> bars = IntStream.range(0, barCount).mapToObj(bar -> new BitSet()).toList();
        long end = (firstBar + barCount) * PLACES;
        List<Placed> placed = hits.stream()
                .filter(hit -> Ticks.nearestSixteenth(hit.tick()) < end)
                .map(Piece::place)
                .toList();
        for (Placed hit : placed) {
            bars.get((int) (Math.floorDiv(hit.tick - hit.offset, (long) Meter.COMMON.ticksPerBar()) - firstBar))
                    .set(hit.slot);
        }
        return new Piece(placed, bars, Drift.of(hits.stream().mapToLong(Hit::tick).toArray()));
    }

    private static Placed place(Hit hit) {
        long step = Ticks.nearestSixteenth(hit.tick());
        return new Placed(
                hit.tick(),
                slot((int) Math.floorMod(step, (long) PLACES), Family.of(hit.voice())),
                (int) (hit.tick() - step * Ticks.PER_SIXTEENTH),
                hit.velocity());
    }

    /** The slots that are hit in more than half of the bars. */
    BitSet usualBar() {
        int[] counts = new int[PLACES * Family.count()];
        bars.forEach(bar -> bar.stream().forEach(slot -> counts[slot]++));
        BitSet usual = new BitSet();
        IntStream.range(0, counts.length).filter(slot -> 2 * counts[slot] > bars.size()).forEach(usual::set);
        return usual;
    }

    /** The overlap of two bars: twice the slots in common through the sum of both, 0 for two empty ones. */
    static double overlap(BitSet a, BitSet b) {
        BitSet common = (BitSet) a.clone();
        common.and(b);
        return 2.0 * common.cardinality() / Math.max(1, a.cardinality() + b.cardinality());
    }

    /**
     * How the phase of the sixteenths moves. A bar counts when it has four hits or more that agree on a phase: the mean
     * of their unit vectors is a half or longer.
     *
     * @param known whether enough bars count to say
     * @param leaves whether the phase is over 30 ticks from where it started for three such bars in a row
     */
    record Drift(boolean known, boolean leaves) {
        private static final int LEAST_HITS = 4;
        private static final double LEAST_AGREEMENT = 0.5;
        private static final int LEAST_BARS = 8;
        private static final int OFF_TICKS = 30;
        private static final int BARS_IN_A_ROW = 3;

        static Drift of(long[] ticks) {
            double[] phases = ticks.length == 0 ? new double[0] : phases(ticks);
            if (phases.length < LEAST_BARS) {
                return new Drift(false, false);
            }
            double start = (phases[0] + phases[1]) / 2;
            int run = 0;
            for (double phase : phases) {
                run = Math.abs(phase - start) > OFF_TICKS ? run + 1 : 0;
                if (run == BARS_IN_A_ROW) {
                    return new Drift(true, true);
                }
            }
            return new Drift(true, false);
        }

        /** The phase in ticks of each bar that counts, unwrapped. Bars are counted from the first hit. */
        private static double[] phases(long[] ticks) {
            long origin = ticks[0] - HALF_STEP;
            int barTicks = Meter.COMMON.ticksPerBar();
            double[][] sums = new double[(int) ((ticks[ticks.length - 1] - origin) / barTicks) + 1][3];
            for (long tick : ticks) {
                double[] sum = sums[(int) ((tick - origin) / barTicks)];
                double angle = 2 * Math.PI * Math.floorMod(tick, Ticks.PER_SIXTEENTH) / Ticks.PER_SIXTEENTH;
                sum[0] += Math.cos(angle);
                sum[1] += Math.sin(angle);
                sum[2]++;
            }
            double[] phases = Arrays.stream(sums)
                    .filter(sum -> sum[2] >= LEAST_HITS && Math.hypot(sum[0], sum[1]) >= LEAST_AGREEMENT * sum[2])
                    .mapToDouble(sum -> Math.atan2(sum[1], sum[0]) * Ticks.PER_SIXTEENTH / (2 * Math.PI))
                    .toArray();
            for (int i = 1; i < phases.length; i++) {
                phases[i] = phases[i - 1] + Math.IEEEremainder(phases[i] - phases[i - 1], Ticks.PER_SIXTEENTH);
            }
            return phases;
        }
    }
}

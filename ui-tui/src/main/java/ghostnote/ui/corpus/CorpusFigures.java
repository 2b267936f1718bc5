package ghostnote.ui.corpus;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a corpus holds, in figures. */
public final class CorpusFigures {
    static final int VELOCITIES = 128;
    private static final int HALF_STEP = Ticks.PER_SIXTEENTH / 2;
    private static final double MS_A_MINUTE = 60_000;

    /** How much there is of something. */
    static final class Amount {
        int files;
        long bars;
        long hits;
        double minutes;

        void add(Loop loop) {
            files++;
            bars += loop.bars();
            hits += loop.hits().size();
            minutes += loop.minutes();
        }
    }

    /** How often each value occurred, from the least that can. */
    static final class Spread {
        final long[] counts;
        final int least;

        Spread(int least, int values) {
            this.least = least;
            this.counts = new long[values];
        }

        void add(int value) {
            counts[value - least]++;
        }

        long count() {
            return Arrays.stream(counts).sum();
        }

        double mean() {
            return moment(1) / Math.max(1, count());
        }

        double sd() {
            double mean = mean();
            return Math.sqrt(Math.max(0, moment(2) / Math.max(1, count()) - mean * mean));
        }

        /** In so many classes of equal width. */
        long[] classes(int number) {
            long[] classes = new long[number];
            for (int i = 0; i < counts.length; i++) {
                classes[i * number / counts.length] += counts[i];
            }
            return classes;
        }

        private double moment(int power) {
            double sum = 0;
            for (int i = 0; i < counts.length; i++) {
                sum += counts[i] * Math.pow(i + least, power);
            }
            return sum;
        }
    }

    final Amount all = new Amount();
    final Map<Split, Amount> splits = new EnumMap<>(Split.class);
    final Amount fills = new Amount();
    final Map<String, Amount> meters = new TreeMap<>();
    final Map<String, Amount> styles = new TreeMap<>();
    final Map<Voice, Spread> voices = new EnumMap<>(Voice.class);
    final Spread velocities = new Spread(0, VELOCITIES);
    final Spread offsets = new Spread(-HALF_STEP, Ticks.PER_SIXTEENTH);
    final Map<Integer, Integer> strays = new TreeMap<>();
    final double[] temposBpm;

    /** The meter of most bars, and in it the hits of each voice on each sixteenth of the bar. */
    final Meter meter;

    final Map<Voice, long[]> places = new EnumMap<>(Voice.class);
    private double offsetSumMs;
    private double offsetSquaresMs;

    /** Counts what the loops hold. */
    public CorpusFigures(List<Loop> loops) {
        loops.forEach(this::addFile);
        temposBpm = loops.stream().mapToDouble(Loop::tempoBpm).sorted().toArray();
        meter = loops.stream()
                .map(Loop::meter)
                .max(Comparator.comparingLong(other -> meters.get(other.toString()).bars))
                .orElse(Meter.COMMON);
        loops.forEach(this::addHits);
    }

    private void addFile(Loop loop) {
        all.add(loop);
        splits.computeIfAbsent(loop.split(), _ -> new Amount()).add(loop);
        meters.computeIfAbsent(loop.meter().toString(), _ -> new Amount()).add(loop);
        styles.computeIfAbsent(loop.style(), _ -> new Amount()).add(loop);
        if (loop.fill()) {
            fills.add(loop);
        }
        loop.strays().forEach((note, count) -> strays.merge(note, count, Integer::sum));
    }

    private void addHits(Loop loop) {
        int steps = Math.ceilDiv(meter.ticksPerBar(), Ticks.PER_SIXTEENTH);
        for (Hit hit : loop.hits()) {
            voices.computeIfAbsent(hit.voice(), _ -> new Spread(0, VELOCITIES)).add(hit.velocity());
            velocities.add(hit.velocity());
            int offset = offset(hit);
            offsets.add(offset);
            double ms = offset * MS_A_MINUTE / (Ticks.PER_QUARTER * loop.tempoBpm());
            offsetSumMs += ms;
            offsetSquaresMs += ms * ms;
            if (loop.meter().equals(meter)) {
                int place = meter.placeInBar(hit.tick() - offset) / Ticks.PER_SIXTEENTH;
                places.computeIfAbsent(hit.voice(), _ -> new long[steps])[place]++;
            }
        }
    }

    /** From the nearest line of the 1/16 grid, -60 to 59 ticks; early is below 0. */
    private static int offset(Hit hit) {
        return Math.floorMod(hit.tick() + HALF_STEP, Ticks.PER_SIXTEENTH) - HALF_STEP;
    }

    double offsetMeanMs() {
        return offsetSumMs / Math.max(1, all.hits);
    }

    double offsetSdMs() {
        double mean = offsetMeanMs();
        return Math.sqrt(Math.max(0, offsetSquaresMs / Math.max(1, all.hits) - mean * mean));
    }

    /** The tempo up to which a share of the loops goes. */
    double tempoBpm(double share) {
        return temposBpm.length == 0 ? 0 : temposBpm[(int) Math.round(share * (temposBpm.length - 1))];
    }
}

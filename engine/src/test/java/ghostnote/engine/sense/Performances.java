package ghostnote.engine.sense;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Parts made by chance, which repeat themselves as people do: now and then a bar changes, or is left out. */
public final class Performances {
    private static final int MOST_EMPTY_BARS = 3;

    private Performances() {}

    /** A part for a vocabulary with places, as far as it has offsets, velocities and styles. */
    public static Part random(Vocabulary vocabulary, Meter meter, int bars, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int places = meter.ticksPerBar() / vocabulary.gridTicks();
        List<int[]> pattern = new ArrayList<>();
        List<Part.Hit> hits = new ArrayList<>();
        boolean[] fills = new boolean[bars];
        long placeBefore = 0;
        for (int bar = 0; bar < bars; bar++) {
            fills[bar] = random.nextInt(4) == 0;
            if (bar == 0 || random.nextInt(3) == 0) {
                change(pattern, places, vocabulary, random);
            }
            if (bar > 0 && random.nextInt(12) == 0) {
                bar += random.nextInt(MOST_EMPTY_BARS);
            }
            for (int[] sounding : pattern) {
                long place = (long) bar * places + sounding[0];
                int[] choices = new int[Feature.count()];
                long step = Math.min(place - placeBefore, vocabulary.size(Feature.TICKS) - 1);
                choices[Feature.TICKS.ordinal()] = (int) step;
                choices[Feature.NOTE.ordinal()] = sounding[1];
                choices[Feature.OFFSET.ordinal()] = sounding[2];
                choices[Feature.VELOCITY.ordinal()] = random.nextInt(Math.max(1, vocabulary.size(Feature.VELOCITY)));
                hits.add(new Part.Hit(place * vocabulary.gridTicks(), choices));
                placeBefore = place;
            }
        }
        int style = random.nextInt(-1, vocabulary.styles().size());
        FillPlan plan = random.nextInt(3) == 0 ? FillPlan.natural() : FillPlan.of(fills);
        return new Part(meter, random.nextDouble(40, 280), style, plan, hits);
    }

    /** Keeps some hits, adds others, in the order of places, voices and offsets, none of them twice. */
    private static void change(List<int[]> pattern, int places, Vocabulary vocabulary, RandomGenerator random) {
        pattern.removeIf(hit -> random.nextInt(4) == 0);
        int most = random.nextInt(1, 2 * places);
        while (pattern.size() < most) {
            int offsets = Math.max(1, vocabulary.size(Feature.OFFSET));
            int[] hit = {random.nextInt(places), random.nextInt(vocabulary.notes()), random.nextInt(offsets)};
            pattern.removeIf(other -> other[0] == hit[0] && other[1] == hit[1] && other[2] == hit[2]);
            pattern.add(hit);
            most = random.nextInt(10) == 0 ? 0 : most;
        }
        pattern.sort(Comparator.<int[]>comparingInt(hit -> hit[0]).thenComparingInt(hit -> hit[1])
                .thenComparingInt(hit -> hit[2]));
    }
}

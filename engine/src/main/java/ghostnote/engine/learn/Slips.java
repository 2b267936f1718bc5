package ghostnote.engine.learn;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Remembers bars with slips: hits are forgotten, are remembered somewhere else too, or as harder, softer, earlier, later
 * than they were. On stage a drummer looks back at what it played itself, chance hits and all; one that in school only
 * ever looked back at what people meant takes each of them for an idea, comes back to it, and wanders off. (The gap
 * between learning and playing: Bengio, Vinyals, Jaitly, Shazeer, "Scheduled sampling", NeurIPS 2015; noise against it:
 * Xie et al., "Data noising as smoothing in neural network language models", ICLR 2017.)
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
final class Slips {
    /** A third of the parts is remembered as it was. */
    private static final double LEAST_LEVEL = -0.5;

    /** How hard and how far off the grid a hit was is remembered wrong so many times as often as that it was hit. */
    private static final int WORN_FOR_EACH_FORGOTTEN = 2;

    private static final double VELOCITY_SPREAD = 10;
    private static final double OFFSET_SPREAD_TICKS = 15;

    private static final int VELOCITY = Feature.VELOCITY.ordinal();
    private static final int OFFSET = Feature.OFFSET.ordinal();

    private static final Comparator<Part.Hit> IN_ORDER =
            Comparator.comparingLong(Part.Hit::gridTick).thenComparingInt(hit -> hit.choice(Feature.NOTE));

    private final Vocabulary vocabulary;
    private final RandomGenerator random;
    private final double rate;

    /**
     * Slips for one part.
     *
     * @param most the largest share of hits that is forgotten; each part has its own, from none to this
     */
    Slips(Vocabulary vocabulary, double most, RandomGenerator random) {
        this.vocabulary = vocabulary;
        this.random = random;
        rate = most * Math.max(0, random.nextDouble(LEAST_LEVEL, 1));
    }

    /**
     * A bar as it is remembered. What shares the last place in it is remembered well: it is still heard when the next
     * hit is chosen.
     *
     * @param bar its hits, at least one
     * @param barTick where it starts
     */
    List<Part.Hit> remember(List<Part.Hit> bar, long barTick) {
        if (rate == 0) {
            return bar;
        }
        List<Part.Hit> remembered = new ArrayList<>();
        long last = bar.getLast().gridTick();
        int placesBefore = (int) ((last - barTick) / vocabulary.gridTicks());
        for (Part.Hit hit : bar) {
            if (hit.gridTick() == last) {
                remembered.add(hit);
            } else if (!slip(rate)) {
                remembered.add(new Part.Hit(hit.gridTick(), worn(hit, bar)));
            }
            if (placesBefore > 0 && slip(rate)) {
                long elsewhere = barTick + (long) random.nextInt(placesBefore) * vocabulary.gridTicks();
                if (!isHit(hit, elsewhere, bar) && !isHit(hit, elsewhere, remembered)) {
                    remembered.add(new Part.Hit(elsewhere, worn(hit, bar)));
                }
            }
        }
        remembered.sort(IN_ORDER);
        return remembered;
    }

    private boolean slip(double chance) {
        return random.nextDouble() < chance;
    }

    /** Whether the voice of a hit is hit at a tick. */
    private static boolean isHit(Part.Hit voice, long gridTick, List<Part.Hit> hits) {
        return hits.stream().anyMatch(hit -> hit.gridTick() == gridTick && isSameVoice(hit, voice));
    }

    private static boolean isSameVoice(Part.Hit one, Part.Hit other) {
        return one.choice(Feature.NOTE) == other.choice(Feature.NOTE);
    }

    /** The choices of a hit, now and then about as hard as another of its voice in the bar, or earlier or later. */
    private int[] worn(Part.Hit hit, List<Part.Hit> bar) {
        int[] choices = hit.choices().clone();
        if (vocabulary.size(Feature.VELOCITY) > 0 && slip(WORN_FOR_EACH_FORGOTTEN * rate)) {
            List<Part.Hit> likes = bar.stream().filter(other -> isSameVoice(hit, other)).toList();
            int velocity = vocabulary.velocity(likes.get(random.nextInt(likes.size())).choice(Feature.VELOCITY));
            choices[VELOCITY] = vocabulary.velocityIndex(velocity + spread(VELOCITY_SPREAD));
        }
        if (vocabulary.hasOffsets() && slip(WORN_FOR_EACH_FORGOTTEN * rate)) {
            int offset = vocabulary.offset(choices[OFFSET]);
            choices[OFFSET] = vocabulary.offsetIndex(offset + spread(OFFSET_SPREAD_TICKS));
        }
        return choices;
    }

    private int spread(double deviation) {
        return (int) (deviation * random.nextGaussian());
    }
}

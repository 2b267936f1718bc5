package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns hits into the choices of a vocabulary.
 *
 * <p>With offsets, a hit belongs to the place it is nearest to, and hits are ordered by place, voice and tick; nothing
 * is merged. Without, each delay is measured from where the hit before was put, not from where it was, so that rounding
 * does not add up. A rest longer than the longest delay is cut to it, and what follows keeps its own place.
 *
 * <p>Thread: any. Real-time safe: {@link #gridTick}.
 */
public final class Encoder {
    private final Vocabulary vocabulary;
    private final int longest;

    public Encoder(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        longest = vocabulary.ticks(vocabulary.steps() - 1);
    }

    /** The hits whose voice the vocabulary has; the others are left out. The first delay counts from tick 0. */
    public List<Part.Hit> encode(List<Hit> hits) {
        List<Hit> known = new ArrayList<>(hits);
        known.removeIf(hit -> vocabulary.voiceIndex(hit.voice().ordinal()) < 0);
        if (vocabulary.hasOffsets()) {
            known.sort(Comparator.comparingLong((Hit hit) -> gridTick(vocabulary, hit.tick()))
                    .thenComparingInt(hit -> vocabulary.voiceIndex(hit.voice().ordinal()))
                    .thenComparingLong(Hit::tick));
        }
        List<Part.Hit> encoded = new ArrayList<>();
        long at = 0;
        for (Hit hit : known) {
            int[] choices = new int[Feature.drawnCount()];
            long tick = gridTick(vocabulary, hit.tick());
            long delay = tick - at;
            int step = vocabulary.ticksIndex(delay);
            at = delay > longest ? tick : at + vocabulary.ticks(step);
            choices[Feature.TICKS.ordinal()] = step;
            choices[Feature.NOTE.ordinal()] = vocabulary.voiceIndex(hit.voice().ordinal());
            choices[Feature.OFFSET.ordinal()] = vocabulary.offsetIndex(hit.tick() - tick);
            choices[Feature.VELOCITY.ordinal()] = vocabulary.velocityIndex(hit.velocity());
            encoded.add(new Part.Hit(at, choices));
        }
        return encoded;
    }

    /** The tick of the grid that a hit belongs to; its own where there are no offsets. */
    @RealTime
    public static long gridTick(Vocabulary vocabulary, long tick) {
        if (!vocabulary.hasOffsets()) {
            return tick;
        }
        int grid = vocabulary.gridTicks();
        return Math.floorDiv(tick - vocabulary.offset(0), (long) grid) * grid;
    }
}

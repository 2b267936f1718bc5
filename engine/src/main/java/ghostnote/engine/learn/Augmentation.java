package ghostnote.engine.learn;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a loop may be played otherwise and still be the same loop: harder or softer, ahead or behind, from another
 * phrase. A loop is also played round until it is long enough to teach that it goes on.
 *
 * @param velocityShare the most by which all velocities are scaled up or down, as a share
 * @param shiftTicks the most by which all hits are moved, either way
 * @param leastBars so long is every loop played
 */
public record Augmentation(double velocityShare, int shiftTicks, int leastBars) {
    private static final int PHRASE_BARS = 4;
    private static final int LOUDEST = 127;

    /** Only plays short loops round. */
    public static final Augmentation NONE = new Augmentation(0, 0, 8);

    /** Makes the most of a few loops. */
    public static final Augmentation STRONG = new Augmentation(0.15, 8, 8);

    /**
     * Plays a loop otherwise.
     *
     * @param hits in time, from bar 0 on
     * @param meter of all bars
     * @param chance what is left to chance
     */
    public List<Hit> vary(List<Hit> hits, Meter meter, RandomGenerator chance) {
        if (hits.isEmpty()) {
            return hits;
        }
        int bars = (int) meter.barAt(hits.getLast().tick()) + 1;
        double loudness = 1 + velocityShare * chance.nextDouble(-1, 1);
        int shift = chance.nextInt(-shiftTicks, shiftTicks + 1);
        int phrases = this.equals(NONE) ? 1 : Math.ceilDiv(bars, PHRASE_BARS);
        long start = (long) PHRASE_BARS * meter.ticksPerBar() * chance.nextInt(phrases);
        long length = (long) bars * meter.ticksPerBar();
        List<Hit> varied = new ArrayList<>();
        for (int round = 0; round < Math.ceilDiv(leastBars, bars); round++) {
            for (Hit hit : hits) {
                long tick = round * length + Math.floorMod(hit.tick() - start, length) + shift;
                // Pads saturate: a hit at the top was played as hard as any, however hard that is.
                int velocity = hit.velocity() == LOUDEST
                        ? LOUDEST
                        : Math.clamp(Math.round(hit.velocity() * loudness), 1, LOUDEST - 1);
                varied.add(new Hit(Math.max(0, tick), hit.voice(), velocity));
            }
        }
        varied.sort(Comparator.comparingLong(Hit::tick));
        return varied;
    }
}

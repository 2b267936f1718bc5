package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sense.Encoder;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hits that a drummer is to take for what it has played, in the choices of its model and in the order of their places,
 * voices and offsets.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made. Hits for which there is no room are left out.
 */
final class HeardBars {
    /** As many as the theme has: what lies farther back is hardly sensed. */
    static final int MOST_BARS = 8;

    /** Several times what so many bars of the densest drumming hold. */
    static final int MOST_HITS = 1024;

    private static final int NOTE = Feature.NOTE.ordinal();
    private static final int OFFSET = Feature.OFFSET.ordinal();

    private final Vocabulary vocabulary;
    private final RandomStream scatter = new RandomStream();
    private final long[] gridTicks;
    private final int[] notes;
    private final int[] offsets;
    private final int[] velocities;
    private int count;

    HeardBars(Vocabulary vocabulary, int capacity) {
        this.vocabulary = vocabulary;
        gridTicks = new long[capacity];
        notes = new int[capacity];
        offsets = new int[capacity];
        velocities = new int[capacity];
    }

    @RealTime
    void clear() {
        count = 0;
    }

    @RealTime
    int count() {
        return count;
    }

    /** The tick of the grid that a hit belongs to. */
    @RealTime
    long gridTick(int hit) {
        return gridTicks[hit];
    }

    /** The choice of its voice, its offset or its velocity. */
    @RealTime
    int choice(int hit, int feature) {
        if (feature == NOTE) {
            return notes[hit];
        }
        return feature == OFFSET ? offsets[hit] : velocities[hit];
    }

    /** As they were heard, so much later. Real-time safe: no. */
    List<Hit> hits(long laterTicks) {
        return IntStream.range(0, count)
                .mapToObj(hit -> hit(hit, laterTicks))
                .toList();
    }

    private Hit hit(int hit, long laterTicks) {
        int offset = vocabulary.hasOffsets() ? vocabulary.offset(offsets[hit]) : 0;
        int velocity = vocabulary.size(Feature.VELOCITY) == 0
                ? Drummer.EVEN_VELOCITY
                : vocabulary.velocity(velocities[hit]);
        return new Hit(gridTicks[hit] + offset + laterTicks, Voice.of(vocabulary.voice(notes[hit])), velocity);
    }

    /**
     * A voice was hit. A voice that the model does not know is not heard.
     *
     * @param tick when it sounded
     */
    @RealTime
    void hear(long tick, int voice, int velocity) {
        long gridTick = Encoder.gridTick(vocabulary, tick);
        int note = vocabulary.voiceIndex(voice);
        if (note >= 0) {
            add(gridTick, note, vocabulary.offsetIndex(tick - gridTick), vocabulary.velocityIndex(velocity));
        }
    }

    /**
     * The same where it is known what tick of the grid it belongs to, in a bar that is cut, or whose beginning is repeated, to the length of others.
     *
     * @param bar as these bars count
     * @param placeTicks how far into it the tick of the grid lies that the hit belongs to
     * @param offsetTicks how much later it sounds
     */
    @RealTime
    void hearInBar(
            long bar, int placeTicks, int ticksInBar, int ticksPerBar, long offsetTicks, int voice, int velocity) {
        int note = vocabulary.voiceIndex(voice);
        if (note >= 0) {
            int offset = vocabulary.offsetIndex(offsetTicks);
            addInBar(bar, placeTicks, ticksInBar, ticksPerBar, note, offset, vocabulary.velocityIndex(velocity));
        }
    }

    @RealTime
    private void addInBar(
            long bar, int placeTicks, int ticksInBar, int ticksPerBar, int note, int offset, int velocity) {
        for (int place = placeTicks; place < ticksPerBar; place += ticksInBar) {
            add(bar * ticksPerBar + place, note, offset, velocity);
        }
    }

    /** Adds the hits of another, whose bars are cut, or their beginnings repeated, to another length. */
    @RealTime
    void addAllInBars(HeardBars other, int ticksInBar, int ticksPerBar) {
        for (int hit = 0; hit < other.count; hit++) {
            long bar = Math.floorDiv(other.gridTicks[hit], (long) ticksInBar);
            int placeTicks = (int) Math.floorMod(other.gridTicks[hit], (long) ticksInBar);
            addInBar(
                    bar,
                    placeTicks,
                    ticksInBar,
                    ticksPerBar,
                    other.notes[hit],
                    other.offsets[hit],
                    other.velocities[hit]);
        }
    }

    @RealTime
    private void add(long gridTick, int note, int offset, int velocity) {
        if (count == gridTicks.length) {
            return;
        }
        int at = count++;
        while (at > 0 && isBehind(at - 1, gridTick, note, offset)) {
            set(at, gridTicks[at - 1], notes[at - 1], offsets[at - 1], velocities[at - 1]);
            at--;
        }
        set(at, gridTick, note, offset, velocity);
    }

    @RealTime
    private void set(int hit, long gridTick, int note, int offset, int velocity) {
        gridTicks[hit] = gridTick;
        notes[hit] = note;
        offsets[hit] = offset;
        velocities[hit] = velocity;
    }

    @RealTime
    private boolean isBehind(int hit, long gridTick, int note, int offset) {
        if (gridTicks[hit] != gridTick) {
            return gridTicks[hit] > gridTick;
        }
        return notes[hit] != note ? notes[hit] > note : offsets[hit] > offset;
    }

    /** Forgets what lies before a tick. */
    @RealTime
    void forgetBefore(long tick) {
        int kept = 0;
        for (int hit = 0; hit < count; hit++) {
            if (gridTicks[hit] >= tick) {
                set(kept++, gridTicks[hit], notes[hit], offsets[hit], velocities[hit]);
            }
        }
        count = kept;
    }

    /**
     * Adds the hits of another that lie in a stretch.
     *
     * @param laterTicks they are put so much later
     */
    @RealTime
    void addAll(HeardBars other, long fromTick, long toTick, long laterTicks) {
        for (int hit = 0; hit < other.count; hit++) {
            long gridTick = other.gridTicks[hit];
            if (gridTick >= fromTick && gridTick < toTick) {
                add(gridTick + laterTicks, other.notes[hit], other.offsets[hit], other.velocities[hit]);
            }
        }
    }

    /**
     * Something between two. What both have is as hard and as far off the grid as lies between; of what one has alone
     * there is the less the farther off that one is, and always the same hits of it.
     *
     * @param share of the second, 0 to 1
     */
    @RealTime
    void setBetween(HeardBars one, HeardBars other, float share) {
        clear();
        int a = 0;
        int b = 0;
        while (a < one.count || b < other.count) {
            int order = a == one.count ? 1 : b == other.count ? -1 : one.compare(a, other, b);
            if (order == 0) {
                add(
                        one.gridTicks[a],
                        one.notes[a],
                        between(one.offsets[a], other.offsets[b], share),
                        between(one.velocities[a], other.velocities[b], share));
                a++;
                b++;
            } else if (order < 0) {
                addUnless(one, a++, share);
            } else {
                addUnless(other, b++, 1 - share);
            }
        }
    }

    @RealTime
    private int compare(int hit, HeardBars other, int otherHit) {
        int byTick = Long.compare(gridTicks[hit], other.gridTicks[otherHit]);
        return byTick != 0 ? byTick : Integer.compare(notes[hit], other.notes[otherHit]);
    }

    @RealTime
    private static int between(int one, int other, float share) {
        return Math.round(one + (other - one) * share);
    }

    @RealTime
    private void addUnless(HeardBars of, int hit, float share) {
        scatter.seed(of.gridTicks[hit], of.notes[hit]);
        if (scatter.nextFloat() >= share) {
            add(of.gridTicks[hit], of.notes[hit], of.offsets[hit], of.velocities[hit]);
        }
    }
}

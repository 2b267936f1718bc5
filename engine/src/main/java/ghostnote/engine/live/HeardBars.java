package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sense.Encoder;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hits that a drummer is to take for what it has played, in the order of their places, voices and offsets: as a model
 * hears them, or as they were played, for any model to hear them later.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made. Hits for which there is no room are left out.
 */
final class HeardBars {
    /** As many as the theme has: what lies farther back is hardly sensed. */
    static final int MOST_BARS = 8;

    /** Several times what so many bars of the densest drumming hold. */
    static final int MOST_HITS = 1024;

    private final Vocabulary vocabulary;
    private final boolean asPlayed;
    private final RandomStream scatter = new RandomStream();
    private final long[] gridTicks;
    private final byte[] voices;
    private final int[] offsets;
    private final byte[] velocities;
    private int count;

    private HeardBars(Vocabulary vocabulary, boolean asPlayed, int capacity) {
        this.vocabulary = vocabulary;
        this.asPlayed = asPlayed;
        gridTicks = new long[capacity];
        voices = new byte[capacity];
        offsets = new int[capacity];
        velocities = new byte[capacity];
    }

    /** As a model hears them: of its voices, at its places, in the order of its choices. */
    static HeardBars of(Vocabulary vocabulary, int capacity) {
        return new HeardBars(vocabulary, false, capacity);
    }

    /**
     * As they were played.
     *
     * @param vocabulary its places are those of hits that come without one
     */
    static HeardBars asPlayed(Vocabulary vocabulary) {
        return new HeardBars(vocabulary, true, MOST_HITS);
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

    /** The ordinal of its voice. */
    @RealTime
    int voice(int hit) {
        return voices[hit];
    }

    /** How much later than its place it sounds. */
    @RealTime
    int offsetTicks(int hit) {
        return offsets[hit];
    }

    /** How hard, 1 to 127. */
    @RealTime
    int velocity(int hit) {
        return velocities[hit];
    }

    /** As they were heard, so much later. Real-time safe: no. */
    List<Hit> hits(long laterTicks) {
        return IntStream.range(0, count)
                .mapToObj(hit -> new Hit(
                        gridTicks[hit] + offsets[hit] + laterTicks, Voice.of(voices[hit]), velocities[hit]))
                .toList();
    }

    /**
     * A voice was hit.
     *
     * @param tick when it sounded
     */
    @RealTime
    void hear(long tick, int voice, int velocity) {
        long gridTick = Encoder.gridTick(vocabulary, tick);
        add(gridTick, voice, (int) (tick - gridTick), velocity);
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
            long bar, int placeTicks, int ticksInBar, int ticksPerBar, int offsetTicks, int voice, int velocity) {
        for (int place = placeTicks; place < ticksPerBar; place += ticksInBar) {
            add(bar * ticksPerBar + place, voice, offsetTicks, velocity);
        }
    }

    /** Adds the hits of another, whose bars are cut, or their beginnings repeated, to another length. */
    @RealTime
    void addAllInBars(HeardBars other, int ticksInBar, int ticksPerBar) {
        for (int hit = 0; hit < other.count; hit++) {
            long bar = Math.floorDiv(other.gridTicks[hit], (long) ticksInBar);
            int placeTicks = (int) Math.floorMod(other.gridTicks[hit], (long) ticksInBar);
            hearInBar(
                    bar,
                    placeTicks,
                    ticksInBar,
                    ticksPerBar,
                    other.offsets[hit],
                    other.voices[hit],
                    other.velocities[hit]);
        }
    }

    /** A voice that the model does not know is not heard. */
    @RealTime
    private void add(long gridTick, int voice, int offset, int velocity) {
        if (count == gridTicks.length || order(voice) < 0) {
            return;
        }
        long tick = gridTick + offset;
        // A model without offsets plays at any place.
        boolean isPlace = asPlayed || !vocabulary.hasOffsets();
        long ownTick = isPlace ? gridTick : Encoder.gridTick(vocabulary, tick);
        insert(ownTick, voice, (int) (tick - ownTick), velocity);
    }

    /** Where a voice comes among those of one place; negative where it is not known. */
    @RealTime
    private int order(int voice) {
        return asPlayed ? voice : vocabulary.voiceIndex(voice);
    }

    @RealTime
    private void insert(long gridTick, int voice, int offset, int velocity) {
        int at = count++;
        while (at > 0 && isBehind(at - 1, gridTick, voice, offset)) {
            set(at, gridTicks[at - 1], voices[at - 1], offsets[at - 1], velocities[at - 1]);
            at--;
        }
        set(at, gridTick, voice, offset, velocity);
    }

    @RealTime
    private void set(int hit, long gridTick, int voice, int offset, int velocity) {
        gridTicks[hit] = gridTick;
        voices[hit] = (byte) voice;
        offsets[hit] = offset;
        velocities[hit] = (byte) velocity;
    }

    @RealTime
    private boolean isBehind(int hit, long gridTick, int voice, int offset) {
        if (gridTicks[hit] != gridTick) {
            return gridTicks[hit] > gridTick;
        }
        return voices[hit] != voice ? order(voices[hit]) > order(voice) : offsets[hit] > offset;
    }

    /** Forgets what lies before a tick. */
    @RealTime
    void forgetBefore(long tick) {
        int kept = 0;
        for (int hit = 0; hit < count; hit++) {
            if (gridTicks[hit] >= tick) {
                set(kept++, gridTicks[hit], voices[hit], offsets[hit], velocities[hit]);
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
                add(gridTick + laterTicks, other.voices[hit], other.offsets[hit], other.velocities[hit]);
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
                        one.voices[a],
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
        return byTick != 0 ? byTick : Integer.compare(order(voices[hit]), order(other.voices[otherHit]));
    }

    @RealTime
    private static int between(int one, int other, float share) {
        return Math.round(one + (other - one) * share);
    }

    @RealTime
    private void addUnless(HeardBars of, int hit, float share) {
        scatter.seed(of.gridTicks[hit], of.voices[hit]);
        if (scatter.nextFloat() >= share) {
            add(of.gridTicks[hit], of.voices[hit], of.offsets[hit], of.velocities[hit]);
        }
    }
}

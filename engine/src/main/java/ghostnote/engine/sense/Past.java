package ghostnote.engine.sense;

import ghostnote.engine.RealTime;

/**
 * What one performance has played so far, in the choices of its model, by place: place 0 is the first downbeat and a
 * place is as wide as the vocabulary says. The last hits and places are kept.
 *
 * <p>A hit is never changed once it was added, so {@link #count} is all a snapshot needs, and {@link #cutTo} goes back.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
final class Past {
    /** As many as are looked back on behind the most that a drummer goes back; sixteen bars of theirs hold 600. */
    static final int KEPT_HITS = 4096;

    /** Sixteen bars of the longest meter that is written, twice. */
    static final int KEPT_PLACES = 2048;

    private final int hitMask;
    private final int placeMask;
    private final int[] places;
    private final short[] steps;
    private final byte[] notes;
    private final short[] offsets;
    private final byte[] velocities;

    /** For each place up to the last one hit: the number of the first hit there or later. */
    private final int[] firstHits;

    private long count;

    /** What was played before this hit is forgotten. */
    private long start;

    /** Keeps so many hits and places, each a power of two. */
    Past(int keptHits, int keptPlaces) {
        hitMask = keptHits - 1;
        placeMask = keptPlaces - 1;
        places = new int[keptHits];
        steps = new short[keptHits];
        notes = new byte[keptHits];
        offsets = new short[keptHits];
        velocities = new byte[keptHits];
        firstHits = new int[keptPlaces];
    }

    /** Adds a hit, at the place of the last one or later. */
    @RealTime
    void add(long place, int step, int note, int offset, int velocity) {
        long next = count == 0 ? 0 : lastPlace() + 1;
        for (long p = Math.max(next, place - placeMask); p <= place; p++) {
            firstHits[(int) p & placeMask] = (int) count;
        }
        int at = (int) count & hitMask;
        places[at] = (int) place;
        steps[at] = (short) step;
        notes[at] = (byte) note;
        offsets[at] = (short) offset;
        velocities[at] = (byte) velocity;
        count++;
    }

    /** All as another is, which keeps as much. */
    @RealTime
    void setAll(Past other) {
        System.arraycopy(other.places, 0, places, 0, places.length);
        System.arraycopy(other.steps, 0, steps, 0, places.length);
        System.arraycopy(other.notes, 0, notes, 0, places.length);
        System.arraycopy(other.offsets, 0, offsets, 0, places.length);
        System.arraycopy(other.velocities, 0, velocities, 0, places.length);
        System.arraycopy(other.firstHits, 0, firstHits, 0, firstHits.length);
        count = other.count;
        start = other.start;
    }

    /** Forgets every hit from a number on. What was overwritten meanwhile does not come back. */
    @RealTime
    void cutTo(long hits) {
        count = hits;
    }

    /** Forgets what was played so far, until {@link #rememberFrom} brings it back. */
    @RealTime
    void forget() {
        start = count;
    }

    /** The number of the first hit that is not forgotten. */
    @RealTime
    long start() {
        return start;
    }

    /** Brings back the hits from a number on, as far as they are kept. */
    @RealTime
    void rememberFrom(long hit) {
        start = hit;
    }

    /** How many hits were added. */
    @RealTime
    long count() {
        return count;
    }

    /** The number of the oldest hit that is kept and not forgotten. */
    @RealTime
    long oldest() {
        return Math.max(start, count - places.length);
    }

    /** The number of the first hit at a place or later, of those that are kept; {@link #count} if there is none. */
    @RealTime
    long first(long place) {
        if (count == 0 || place > lastPlace()) {
            return count;
        }
        long kept = Math.max(Math.max(0, place), lastPlace() - placeMask);
        return Math.max(oldest(), firstHits[(int) kept & placeMask]);
    }

    /**
     * The first hit at a place that, in the order of hits, stands behind a voice at it; -1 stands before every voice.
     * May be the first hit of a later place.
     */
    @RealTime
    long firstBehind(long place, int note) {
        long hit = first(place);
        long end = first(place + 1);
        while (hit < end && note(hit) <= note) {
            hit++;
        }
        return hit;
    }

    /** The first hit of a voice at a place; -1 if there is none. */
    @RealTime
    long firstOf(long place, int note) {
        long hit = first(place);
        long end = first(place + 1);
        while (hit < end && note(hit) != note) {
            hit++;
        }
        return hit < end ? hit : -1;
    }

    /** The place of the last hit; there must be one. */
    @RealTime
    long lastPlace() {
        return place(count - 1);
    }

    /** The place of a hit. */
    @RealTime
    long place(long hit) {
        return places[(int) hit & hitMask];
    }

    /** The choice of its delay. */
    @RealTime
    int step(long hit) {
        return steps[(int) hit & hitMask];
    }

    /** The choice of its voice. */
    @RealTime
    int note(long hit) {
        return notes[(int) hit & hitMask];
    }

    /** The choice of its offset. */
    @RealTime
    int offset(long hit) {
        return offsets[(int) hit & hitMask];
    }

    /** The choice of its velocity. */
    @RealTime
    int velocity(long hit) {
        return velocities[(int) hit & hitMask];
    }
}

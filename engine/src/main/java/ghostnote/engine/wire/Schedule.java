package ghostnote.engine.wire;

import ghostnote.engine.RealTime;

/**
 * The notes to come, earliest first: a binary heap over preallocated arrays. Entries of one tick come out by rank, and
 * those of one rank in the order they went in.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
final class Schedule {
    private static final int RANK_BITS = 6;

    /** Below that of every hit. */
    private static final long NO_NUMBER = -1;

    /** Ranks are 0 to this. */
    static final int LAST_RANK = (1 << RANK_BITS) - 1;

    /** tick, rank. */
    private final long[] keys;

    private final long[] arrivals;
    private final long[] numbers;
    private final int[] payloads;
    private int size;
    private long arrived;

    Schedule(int capacity) {
        keys = new long[capacity];
        arrivals = new long[capacity];
        numbers = new long[capacity];
        payloads = new int[capacity];
    }

    /** Adds an entry that is not taken back; false if there is no room. */
    @RealTime
    boolean add(long tick, int rank, int payload) {
        return add(tick, rank, payload, NO_NUMBER);
    }

    /** Adds an entry that can be taken back by its number; false if there is no room. */
    @RealTime
    boolean add(long tick, int rank, int payload, long number) {
        if (size == keys.length) {
            return false;
        }
        // The newcomer arrived last: it goes behind its equals.
        place(size++, tick << RANK_BITS | rank, arrived++, payload, number);
        return true;
    }

    /** Puts an entry into the gap at a place, or above, so that none above is later. */
    @RealTime
    private void place(int gap, long key, long arrival, int payload, long number) {
        int at = gap;
        while (at > 0 && precedes(key, arrival, (at - 1) >> 1)) {
            move((at - 1) >> 1, at);
            at = (at - 1) >> 1;
        }
        keys[at] = key;
        arrivals[at] = arrival;
        payloads[at] = payload;
        numbers[at] = number;
    }

    @RealTime
    private boolean precedes(long key, long arrival, int other) {
        return key < keys[other] || key == keys[other] && arrival < arrivals[other];
    }

    /** Takes back the entries whose number is this one or a higher one. */
    @RealTime
    void revokeFrom(long number) {
        int all = size;
        size = 0;
        for (int i = 0; i < all; i++) {
            if (numbers[i] < number) {
                // Never below where it was: what is not looked at yet is not overwritten.
                place(size++, keys[i], arrivals[i], payloads[i], numbers[i]);
            }
        }
    }

    /** The tick of the first entry; {@code Long.MAX_VALUE} if there is none. */
    @RealTime
    long firstTick() {
        return size == 0 ? Long.MAX_VALUE : keys[0] >> RANK_BITS;
    }

    /** The rank of the first entry. */
    @RealTime
    int firstRank() {
        return (int) keys[0] & LAST_RANK;
    }

    /** Takes the first entry out and returns its payload. */
    @RealTime
    int remove() {
        int payload = payloads[0];
        size--;
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && precedes(child + 1, child)) {
                child++;
            }
            if (precedes(size, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        move(size, at);
        return payload;
    }

    @RealTime
    private boolean precedes(int one, int other) {
        return keys[one] < keys[other] || keys[one] == keys[other] && arrivals[one] < arrivals[other];
    }

    @RealTime
    private void move(int from, int to) {
        keys[to] = keys[from];
        arrivals[to] = arrivals[from];
        payloads[to] = payloads[from];
        numbers[to] = numbers[from];
    }
}

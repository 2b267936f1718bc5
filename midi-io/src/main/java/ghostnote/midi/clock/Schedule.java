package ghostnote.midi.clock;

import ghostnote.engine.RealTime;

/**
 * The notes to come, earliest first: a binary heap over preallocated arrays. Entries of one tick come out by rank, and
 * those of one rank in the order they went in.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
final class Schedule {
    private static final int RANK_BITS = 6;

    /** Ranks are 0 to this. */
    static final int LAST_RANK = (1 << RANK_BITS) - 1;

    /** tick, rank. */
    private final long[] keys;

    private final long[] arrivals;
    private final int[] payloads;
    private int size;
    private long arrived;

    Schedule(int capacity) {
        keys = new long[capacity];
        arrivals = new long[capacity];
        payloads = new int[capacity];
    }

    /** Adds an entry; false if there is no room. */
    @RealTime
    boolean add(long tick, int rank, int payload) {
        if (size == keys.length) {
            return false;
        }
        long key = tick << RANK_BITS | rank;
        int at = size++;
        // The newcomer arrived last: it goes behind its equals.
        while (at > 0 && keys[(at - 1) >> 1] > key) {
            move((at - 1) >> 1, at);
            at = (at - 1) >> 1;
        }
        keys[at] = key;
        arrivals[at] = arrived++;
        payloads[at] = payload;
        return true;
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
    }
}

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
    private static final int ORDER_BITS = 14;
    private static final long ORDER_MASK = (1L << ORDER_BITS) - 1;

    /** Ranks are 0 to this. */
    static final int LAST_RANK = (1 << RANK_BITS) - 1;

    /** tick, rank, order of arrival. */
    private final long[] keys;

    private final int[] payloads;
    private int size;
    private long arrivals;

    Schedule(int capacity) {
        keys = new long[capacity];
        payloads = new int[capacity];
    }

    /** Adds an entry; false if there is no room. */
    @RealTime
    boolean add(long tick, int rank, int payload) {
        if (size == keys.length) {
            return false;
        }
        long key = (tick << RANK_BITS | rank) << ORDER_BITS | (arrivals++ & ORDER_MASK);
        int at = size++;
        while (at > 0 && keys[(at - 1) >> 1] > key) {
            move((at - 1) >> 1, at);
            at = (at - 1) >> 1;
        }
        keys[at] = key;
        payloads[at] = payload;
        return true;
    }

    @RealTime
    boolean isEmpty() {
        return size == 0;
    }

    @RealTime
    int size() {
        return size;
    }

    /** The tick of the first entry; {@code Long.MAX_VALUE} if there is none. */
    @RealTime
    long firstTick() {
        return size == 0 ? Long.MAX_VALUE : keys[0] >> (RANK_BITS + ORDER_BITS);
    }

    /** The rank of the first entry. */
    @RealTime
    int firstRank() {
        return (int) (keys[0] >> ORDER_BITS) & LAST_RANK;
    }

    /** Takes the first entry out and returns its payload. */
    @RealTime
    int remove() {
        int payload = payloads[0];
        size--;
        long key = keys[size];
        int last = payloads[size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= key) {
                break;
            }
            move(child, at);
            at = child;
        }
        keys[at] = key;
        payloads[at] = last;
        return payload;
    }

    @RealTime
    private void move(int from, int to) {
        keys[to] = keys[from];
        payloads[to] = payloads[from];
    }
}

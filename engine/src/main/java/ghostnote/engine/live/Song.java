package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.sense.HitLog;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.time.Meter;
import java.lang.foreign.Arena;
import java.util.Arrays;

/**
 * All that was played, by bars, to come back to any. It is a tree, as whoever comes back may then play something else: a
 * node is hits that follow each other, and grows out of a place in another node. Where the same is played again nothing
 * grows.
 *
 * <p>Of each bar the node that was played last is kept with what the drummer was when its first hit was decided. What
 * is written ahead is none of it before it has sounded.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made. Where there is no more room, later bars are left out.
 */
final class Song {
    /** A few hours. */
    private static final int MOST_BARS = (int) Control.GOTO.most();

    private static final int MOST_HITS = 1 << 18;
    private static final int MOST_NODES = 1 << 15;
    private static final int ROOT = 0;
    private static final int NONE = -1;

    private final HitLog hits;
    private final int[] parents = new int[MOST_NODES];
    private final int[] parentEnds = new int[MOST_NODES];
    private final int[] starts = new int[MOST_NODES];
    private final boolean[] forgets = new boolean[MOST_NODES];
    private int nodes;

    /** Of each bar, the node that was played last. */
    private final int[] nodeOfBar = new int[MOST_BARS];

    private final Mind.Mark[] marks;
    private final Mind.Mark rootMark;

    /** The nodes from the root to one, the last first. */
    private final int[] way = new int[MOST_NODES];

    /** A place in the tree, behind the hit that was played last. */
    static final class Cursor {
        private int node = NONE;
        private int at;
        private long bar = NONE;

        @RealTime
        void setAll(Cursor other) {
            node = other.node;
            at = other.at;
            bar = other.bar;
        }
    }

    /** Lives as long as its room. */
    Song(Drummer drummer, Arena room) {
        hits = new HitLog(MOST_HITS, room);
        marks = drummer.newMarks(MOST_BARS, room);
        Arrays.fill(nodeOfBar, NONE);
        rootMark = drummer.newMark(room);
    }

    /** The drummer stands before its first hit, and has played nothing but its rehearsal. */
    @RealTime
    void begin(Drummer drummer, Cursor cursor) {
        drummer.save(rootMark);
        drummer.mind().moment.logTo(hits);
        addNode(NONE, 0, false);
        starts[ROOT] = 0;
        toRoot(cursor);
    }

    /** Before the first hit, which a rehearsal has decided already. */
    @RealTime
    private void toRoot(Cursor cursor) {
        cursor.node = ROOT;
        cursor.at = rootMark.waiting ? end(ROOT) - 1 : end(ROOT);
        cursor.bar = NONE;
    }

    /** Whether it has begun. */
    @RealTime
    boolean hasBegun() {
        return nodes > 0;
    }

    /**
     * A hit was played.
     *
     * @param cursor moves behind it
     * @param after the moment behind it
     * @param bar of the song
     * @param forgot whether all before was forgotten
     * @param keeps whether its bar is to be come back to
     */
    @RealTime
    void play(Cursor cursor, Mind.Mark after, long bar, boolean forgot, boolean keeps) {
        if (cursor.node == NONE) {
            return;
        }
        Moment moment = after.owner().moment;
        boolean begins = bar != cursor.bar;
        cursor.bar = bar;
        if (begins || forgot) {
            follow(cursor, moment, after, bar, forgot);
            if (begins && keeps && bar < MOST_BARS && cursor.node != NONE) {
                nodeOfBar[(int) bar] = cursor.node;
                marks[(int) bar].setAll(after);
            }
        } else if (cursor.at < end(cursor.node) && moment.isLast(after.moment(), hits, cursor.at)) {
            cursor.at++;
        } else if (cursor.at == end(cursor.node) && cursor.at == hits.count() && !hits.isFull()) {
            log(cursor, moment, after);
        } else {
            branch(cursor, moment, after, false);
        }
    }

    /** Into the bar as it is known, if it begins so, or into a new node. */
    @RealTime
    private void follow(Cursor cursor, Moment moment, Mind.Mark after, long bar, boolean forgot) {
        int known = bar >= 0 && bar < MOST_BARS ? nodeOfBar[(int) bar] : NONE;
        if (known != NONE
                && parents[known] == cursor.node
                && parentEnds[known] == cursor.at
                && forgets[known] == forgot
                && moment.isLast(after.moment(), hits, starts[known])) {
            cursor.node = known;
            cursor.at = starts[known] + 1;
        } else {
            branch(cursor, moment, after, forgot);
        }
    }

    @RealTime
    private void branch(Cursor cursor, Moment moment, Mind.Mark after, boolean forgot) {
        if (nodes == MOST_NODES || hits.isFull()) {
            cursor.node = NONE;
            return;
        }
        cursor.node = addNode(cursor.node, cursor.at, forgot);
        log(cursor, moment, after);
    }

    @RealTime
    private int addNode(int parent, int parentEnd, boolean forgot) {
        int node = nodes++;
        parents[node] = parent;
        parentEnds[node] = parentEnd;
        starts[node] = hits.count();
        forgets[node] = forgot;
        return node;
    }

    @RealTime
    private void log(Cursor cursor, Moment moment, Mind.Mark after) {
        moment.logLast(after.moment(), hits);
        cursor.at = hits.count();
    }

    /** The hits of a node end where those of the next one start. */
    @RealTime
    private int end(int node) {
        return node + 1 < nodes ? starts[node + 1] : hits.count();
    }

    /** The last bar of a meter up to one that can be come back to; -1 for where the song began. */
    @RealTime
    long nearest(long bar, Meter meter) {
        long nearest = Math.min(bar, MOST_BARS - 1);
        while (nearest >= 0 && !isKept((int) nearest, meter)) {
            nearest--;
        }
        return nearest;
    }

    @RealTime
    private boolean isKept(int bar, Meter meter) {
        return nodeOfBar[bar] != NONE && marks[bar].moment().meter().isLike(meter);
    }

    /** The last bar up to a cursor that can be come back to; negative if there is none. */
    @RealTime
    long last(Cursor cursor) {
        long bar = Math.min(cursor.bar, MOST_BARS - 1);
        while (bar >= 0 && nodeOfBar[(int) bar] == NONE) {
            bar--;
        }
        return bar;
    }

    /** Whether it began in a meter. */
    @RealTime
    boolean beganIn(Meter meter) {
        return rootMark.moment().meter().isLike(meter);
    }

    /**
     * Comes back to a bar: its first hit is decided, and is the next one.
     *
     * @param bar one that {@link #nearest} has found
     * @param mind takes what the drummer was then
     */
    @RealTime
    void recall(long bar, Mind mind) {
        int node = bar < 0 ? ROOT : nodeOfBar[(int) bar];
        Mind.Mark mark = bar < 0 ? rootMark : marks[(int) bar];
        int length = 0;
        int far = -Moment.REACH_HITS;
        int last = bar < 0 ? end(ROOT) : starts[node] + 1;
        int end = last;
        for (int n = node; n != NONE; n = parents[n]) {
            way[length] = n;
            far += end - starts[n];
            end = parentEnds[n];
            length++;
        }
        Moment moment = mind.moment;
        moment.beginLike(mark.owner().moment);
        while (length > 0) {
            length--;
            int n = way[length];
            if (forgets[n]) {
                moment.recallForgetting(mark.moment());
            }
            int left = length == 0 ? last : parentEnds[way[length - 1]];
            for (int hit = starts[n]; hit < left; hit++) {
                moment.recall(hits, hit, far <= 0);
                far--;
            }
        }
        mind.standAt(mark);
        mind.waiting = bar >= 0 || mark.waiting;
    }

    /** Puts a cursor before the first hit of a bar that {@link #nearest} has found. */
    @RealTime
    void seek(long bar, Cursor cursor) {
        if (bar < 0) {
            toRoot(cursor);
            return;
        }
        int node = nodeOfBar[(int) bar];
        cursor.node = parents[node];
        cursor.at = parentEnds[node];
        cursor.bar = NONE;
    }
}

package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Values;
import ghostnote.engine.time.Bars;
import java.lang.foreign.Arena;

/**
 * Where one drummer of a performance sits: the drummer, with all that can be come back to of what it was. Every drummer
 * has a song of its own, as each would have played it from the beginning on; who else played in between it has heard.
 *
 * <p>Thread: made by any, then one owner. Real-time safe: yes, once made. Lives until closed.
 */
public final class Chair implements AutoCloseable {
    private final int number;
    private final Drummer drummer;
    private final Arena room = Arena.ofShared();

    /** What the drummer was before each decision, by its number. */
    private final Mind.Mark[] before;

    private final Mind.Mark now;
    private final Song song;
    private final Song.Cursor cursor = new Song.Cursor();
    private final Landings landings;
    private final Choice choice;

    /**
     * @param number of the drummer, as {@link ghostnote.engine.control.Control#DRUMMER} counts
     * @param drummer plays for nobody else; the caller closes it, after this
     * @param bars of the performance
     */
    Chair(int number, Drummer drummer, Bars bars) {
        this.number = number;
        this.drummer = drummer;
        before = drummer.newMarks(Decisions.CAPACITY, room);
        now = drummer.newMark(room);
        song = new Song(drummer, room);
        landings = new Landings(drummer, song, bars, room);
        choice = new Choice(drummer, room);
    }

    @RealTime
    int number() {
        return number;
    }

    @RealTime
    Drummer drummer() {
        return drummer;
    }

    /** What it has played, and would have. */
    @RealTime
    Song song() {
        return song;
    }

    /** How far what it has played has got in its song. */
    @RealTime
    Song.Cursor cursor() {
        return cursor;
    }

    @RealTime
    Landings landings() {
        return landings;
    }

    @RealTime
    Choice choice() {
        return choice;
    }

    /** Its song begins, if it has not: the drummer stands before its first hit. */
    @RealTime
    void begin() {
        if (!song.hasBegun()) {
            song.begin(drummer, cursor);
        }
    }

    /** Keeps what the drummer is, before a decision. */
    @RealTime
    void saveBefore(long decision) {
        drummer.save(before(decision));
    }

    /** Comes back to what the drummer was before a decision, of whom something is asked then. */
    @RealTime
    void goBackTo(long decision, Values asked) {
        drummer.restore(before(decision));
        drummer.obey(asked);
    }

    @RealTime
    Mind.Mark before(long decision) {
        return before[Decisions.slot(decision)];
    }

    /** What the drummer is now. */
    @RealTime
    Mind.Mark now() {
        drummer.save(now);
        return now;
    }

    @Override
    public void close() {
        landings.close();
        choice.close();
        room.close();
    }
}

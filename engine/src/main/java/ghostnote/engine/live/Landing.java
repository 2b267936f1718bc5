package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Values;
import java.lang.foreign.Arena;

/**
 * Another bar of the song, got ready while the drummer plays on: from the last bar before it that was played, the
 * drummer plays on to it unheard.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
final class Landing implements AutoCloseable {
    private final Mind mind;
    private final Mind.Mark mark;
    private final Song.Cursor cursor = new Song.Cursor();
    private final Values values = new Values();
    private long fromTick;
    private long dueTick = -1;
    private boolean ready = true;

    /** Its mark lives as long as its room, the rest until closed. */
    Landing(Drummer drummer, Arena room) {
        mind = drummer.newMind();
        mark = drummer.newMark(room);
    }

    /**
     * Begins to get ready.
     *
     * @param bar the last one before it that was played
     * @param songTick where it lies in the song
     * @param due when the drummer is to play from there
     * @param asked what is asked for on the way
     */
    @RealTime
    void begin(Song song, long bar, long songTick, long due, Values asked) {
        song.recall(bar, mind);
        song.seek(bar, cursor);
        fromTick = songTick;
        dueTick = due;
        values.setAll(asked);
        ready = false;
    }

    /** When the drummer is to play from there. */
    @RealTime
    long dueTick() {
        return dueTick;
    }

    /** Where it lies in the song. */
    @RealTime
    long fromTick() {
        return fromTick;
    }

    /** Whether it is ready. */
    @RealTime
    boolean isReady() {
        return ready;
    }

    /** Where in the song the drummer comes from when it is there. */
    @RealTime
    Song.Cursor cursor() {
        return cursor;
    }

    /** What the drummer is there: its first hit is decided. It must be ready. */
    @RealTime
    Mind.Mark mark() {
        return mark;
    }

    /**
     * Goes on.
     *
     * @param drummer plays on as before when this is done
     * @param askedOfIt what is asked of it then
     */
    @RealTime
    void goOn(Drummer drummer, Values askedOfIt, Song song, long ticksPerBar, int mostHits) {
        Mind before = drummer.mind();
        drummer.thinkWith(mind);
        drummer.obey(values);
        for (int hits = 0; hits < mostHits && !ready; hits++) {
            drummer.next();
            if (drummer.gridTick() >= fromTick) {
                drummer.decideAgain();
                ready = true;
            }
            drummer.save(mark);
            if (!ready) {
                song.play(cursor, mark, Math.floorDiv(drummer.gridTick(), ticksPerBar), false, false);
            }
        }
        drummer.thinkWith(before);
        drummer.obey(askedOfIt);
    }

    @Override
    public void close() {
        mind.close();
    }
}

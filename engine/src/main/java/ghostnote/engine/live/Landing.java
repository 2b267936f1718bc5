package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Values;
import ghostnote.engine.time.Meter;
import java.lang.foreign.Arena;

/**
 * Where the drummer is to play from, got ready while it plays on: another bar of the song, to which it plays on unheard
 * from the last bar before it that was played; or where it stands, but as if it had played something else.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
final class Landing implements AutoCloseable {
    private final Mind mind;
    private final Mind.Mark mark;
    private final Song.Cursor cursor = new Song.Cursor();
    private final Values values = new Values();
    private final HeardBars heard;
    private boolean goesOnFromHeard;
    private int hitsHeard;
    private long fromTick;
    private long dueTick = -1;
    private boolean ready = true;

    /** Its mark lives as long as its room, the rest until closed. */
    Landing(Drummer drummer, Arena room) {
        mind = drummer.newMind();
        mark = drummer.newMark(room);
        heard = HeardBars.of(drummer.vocabulary(), HeardBars.MOST_HITS + HeardBars.MOST_HITS / HeardBars.MOST_BARS);
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
        goesOnFromHeard = false;
        heard.clear();
        begin(songTick, due, asked);
    }

    /** Takes what {@link #beginToHear} is to begin with. */
    @RealTime
    HeardBars heard() {
        return heard;
    }

    /**
     * Begins to get ready what follows when the drummer has {@link #heard} something and nothing else.
     *
     * @param bar the first of that
     * @param meter of all bars
     * @param songTick where the drummer is to play from, in bars of that meter
     * @param due when
     * @param asked what is asked for then
     */
    @RealTime
    void beginToHear(Drummer drummer, Song song, long bar, Meter meter, long songTick, long due, Values asked) {
        Mind before = drummer.mind();
        drummer.thinkWith(mind);
        drummer.beginToHear(before, bar, meter);
        drummer.thinkWith(before);
        song.seek(-1, cursor);
        goesOnFromHeard = true;
        hitsHeard = 0;
        begin(songTick, due, asked);
    }

    @RealTime
    private void begin(long songTick, long due, Values asked) {
        fromTick = songTick;
        dueTick = due;
        values.setAll(asked);
        ready = false;
    }

    /** It will not be played from. */
    @RealTime
    void cancel() {
        dueTick = -1;
        ready = true;
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
    void goOn(Drummer drummer, Values askedOfIt, Song song, int mostHits) {
        Mind before = drummer.mind();
        drummer.thinkWith(mind);
        drummer.obey(values);
        for (int hits = 0; hits < mostHits && !ready; hits++) {
            boolean forgets = hitsHeard == 0 && heard.count() > 0;
            if (hitsHeard < heard.count()) {
                drummer.hear(heard, hitsHeard++, mind.startTick);
            } else {
                next(drummer);
            }
            drummer.save(mark);
            if (!ready) {
                song.play(cursor, mark, drummer.bar(), forgets, false);
            }
        }
        drummer.thinkWith(before);
        drummer.obey(askedOfIt);
    }

    @RealTime
    private void next(Drummer drummer) {
        if (goesOnFromHeard) {
            drummer.notBefore(fromTick);
        }
        drummer.next();
        if (drummer.gridTick() >= fromTick) {
            drummer.decideAgain();
            ready = true;
        }
    }

    @Override
    public void close() {
        mind.close();
    }
}

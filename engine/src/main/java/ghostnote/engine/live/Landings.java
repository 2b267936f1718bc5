package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Values;
import ghostnote.engine.time.Meter;
import java.lang.foreign.Arena;

/**
 * Where the drummer is about to play on from, one for each tick at most.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made. Lives until closed.
 */
final class Landings implements AutoCloseable {
    /** No more than a few bar lines can be come back to or looked ahead to. */
    private static final int COUNT = 24;

    /** So many bars that were never played are got ready in the time of a bar, with some to spare. */
    private static final int BARS_GOT_READY_IN_A_BAR = 256;

    private final Drummer drummer;
    private final Song song;
    private final Meter meter;
    private final Landing[] landings = new Landing[COUNT];

    Landings(Drummer drummer, Song song, Meter meter, Arena room) {
        this.drummer = drummer;
        this.song = song;
        this.meter = meter;
        for (int i = 0; i < COUNT; i++) {
            landings[i] = new Landing(drummer, room);
        }
    }

    /**
     * Begins to get a bar of the song ready; it takes the place of another that is due at the same time.
     *
     * @param due the next bar line
     * @param asked what is asked for now
     * @return when the drummer is to play from there: later if it is far from all that was played
     */
    @RealTime
    long prepare(long bar, long due, Values asked) {
        long nearest = song.nearest(bar);
        long bars = Math.ceilDiv(bar - Math.max(0, nearest), (long) BARS_GOT_READY_IN_A_BAR);
        long later = due + bars * meter.ticksPerBar();
        dueAt(later).begin(song, nearest, bar * meter.ticksPerBar(), later, asked);
        return later;
    }

    /** Begins to get a state ready, as {@link States#gather} tells it. */
    @RealTime
    void prepare(States states, long due, Values asked) {
        Landing landing = dueAt(due);
        long barTick = meter.barAt(due) * meter.ticksPerBar();
        begin(landing, states.gather(asked, barTick, due, landing.heard()), due, asked);
    }

    @RealTime
    private void begin(Landing landing, long barTick, long due, Values asked) {
        // No drummer remembers what lies before its rehearsal.
        long oldestTick = -drummer.mind().startTick;
        landing.heard().forgetBefore(oldestTick);
        landing.beginToHear(drummer, song, Math.max(barTick, oldestTick), due, asked);
    }

    /** Begins to get ready what follows what the performer has played. */
    @RealTime
    void prepare(HeardBars performer, long due, Values asked) {
        Landing landing = dueAt(due);
        long barTick = (meter.barAt(due) - HeardBars.MOST_BARS) * meter.ticksPerBar();
        landing.heard().clear();
        landing.heard().addAll(performer, barTick, due, 0);
        if (landing.heard().count() > 0) {
            barTick = meter.barAt(landing.heard().gridTick(0)) * meter.ticksPerBar();
        }
        begin(landing, barTick, due, asked);
    }

    /** The one that is due at a tick, or another that is to be it. */
    @RealTime
    private Landing dueAt(long due) {
        Landing landing = at(due);
        return landing == null ? oldest() : landing;
    }

    /** Nothing is due at a tick any more. */
    @RealTime
    void cancel(long due) {
        Landing landing = at(due);
        if (landing != null) {
            landing.cancel();
        }
    }

    /**
     * Goes on with one that is not ready, if there is one.
     *
     * @param asked of the drummer where it stands
     * @return whether there was
     */
    @RealTime
    boolean getReady(Values asked, int mostHits) {
        Landing first = null;
        for (Landing landing : landings) {
            if (!landing.isReady() && (first == null || landing.dueTick() < first.dueTick())) {
                first = landing;
            }
        }
        if (first != null) {
            first.goOn(drummer, asked, song, meter.ticksPerBar(), mostHits);
        }
        return first != null;
    }

    /** Whether one that is due up to a tick is not ready yet. */
    @RealTime
    boolean isAwaitedTo(long due) {
        for (Landing landing : landings) {
            if (landing.dueTick() <= due && !landing.isReady()) {
                return true;
            }
        }
        return false;
    }

    /** The one that is due at a tick; null if there is none. */
    @RealTime
    Landing at(long due) {
        for (Landing landing : landings) {
            if (landing.dueTick() == due) {
                return landing;
            }
        }
        return null;
    }

    @RealTime
    private Landing oldest() {
        Landing oldest = landings[0];
        for (Landing landing : landings) {
            if (landing.dueTick() < oldest.dueTick()) {
                oldest = landing;
            }
        }
        return oldest;
    }

    @Override
    public void close() {
        for (Landing landing : landings) {
            landing.close();
        }
    }
}

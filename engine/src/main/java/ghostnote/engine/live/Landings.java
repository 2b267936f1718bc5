package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Values;
import ghostnote.engine.time.Meter;
import java.lang.foreign.Arena;

/**
 * The bars of the song that the drummer is about to play on from, one for each bar line at most.
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
    private final int ticksPerBar;
    private final Landing[] landings = new Landing[COUNT];

    Landings(Drummer drummer, Song song, Meter meter, Arena room) {
        this.drummer = drummer;
        this.song = song;
        ticksPerBar = meter.ticksPerBar();
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
        long later = due + bars * ticksPerBar;
        Landing landing = at(later);
        if (landing == null) {
            landing = oldest();
        }
        landing.begin(song, nearest, bar * ticksPerBar, later, asked);
        return later;
    }

    /**
     * Goes on with one that is not ready, if there is one.
     *
     * @param asked of the drummer where it stands
     * @return whether there was
     */
    @RealTime
    boolean getReady(Values asked, int mostHits) {
        for (Landing landing : landings) {
            if (!landing.isReady()) {
                landing.goOn(drummer, asked, song, ticksPerBar, mostHits);
                return true;
            }
        }
        return false;
    }

    /** The one that is due at a time, which there must be; it is got ready if it is not. */
    @RealTime
    Landing readyAt(long due, Values asked) {
        Landing landing = at(due);
        while (!landing.isReady()) {
            landing.goOn(drummer, asked, song, ticksPerBar, Integer.MAX_VALUE);
        }
        return landing;
    }

    @RealTime
    private Landing at(long due) {
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

package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Values;
import ghostnote.engine.time.Bars;
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

    /** So many are played through in the time that a clock leaves between saying where it is and starting. */
    private static final int MOST_BARS_PLAYED_THROUGH = 64;

    private final Drummer drummer;
    private final Song song;
    private final Bars bars;
    private final Landing[] landings = new Landing[COUNT];

    Landings(Drummer drummer, Song song, Bars bars, Arena room) {
        this.drummer = drummer;
        this.song = song;
        this.bars = bars;
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
    long prepareGoto(long bar, long due, Values asked) {
        Meter meter = bars.meterAt(due);
        long nearest = song.nearest(bar, meter);
        long farther = Math.ceilDiv(bar - Math.max(0, nearest), (long) BARS_GOT_READY_IN_A_BAR);
        long later = bars.tickOf(bars.barAt(due) + farther);
        long songTick = bar * meter.ticksPerBar();
        if (nearest < 0 && !song.beganIn(meter)) {
            Landing landing = toHear(due);
            landing.beginToHear(drummer, song, bar, meter, songTick, due, asked);
            return due;
        }
        dueAt(later).begin(song, nearest, songTick, later, asked);
        return later;
    }

    /**
     * Begins to get a place of the song ready. From bars that were played not long before it the drummer plays on to it; else
     * it takes what it played last for what lies before it.
     *
     * @param played its ticks count back from a bar line
     * @param count how many bars of it there are
     */
    @RealTime
    void prepareLocate(long songTick, long due, HeardBars played, int count, Values asked) {
        Meter meter = bars.meterAt(due);
        long bar = meter.barAt(songTick);
        long nearest = song.nearest(bar, meter);
        boolean isReached = nearest >= 0 || song.beganIn(meter);
        if (isReached && bar - Math.max(0, nearest) <= MOST_BARS_PLAYED_THROUGH) {
            dueAt(due).begin(song, nearest, songTick, due, asked);
            return;
        }
        Landing landing = toHear(due);
        landing.heard().addAll(played, Long.MIN_VALUE, 0, bar * meter.ticksPerBar());
        begin(landing, bar - count, songTick, due, asked);
    }

    /** Begins to get a state ready, as {@link States#gather} tells it. */
    @RealTime
    void prepareState(States states, long due, Values asked) {
        Landing landing = toHear(due);
        int ticksPerBar = bars.meterAt(due).ticksPerBar();
        int heard = states.gather(asked, bars.barAt(due), songTick(due), ticksPerBar, landing.heard());
        begin(landing, bars.barAt(due) - heard, songTick(due), due, asked);
    }

    /** Begins to get ready what follows what the performer has played in bars of the meter of a tick. */
    @RealTime
    void prepareAnswer(HeardBars performer, long due, Values asked) {
        Landing landing = toHear(due);
        int ticksPerBar = bars.meterAt(due).ticksPerBar();
        long oldest = bars.lineBefore(due) - (long) HeardBars.MOST_BARS * ticksPerBar;
        landing.heard().addAll(performer, Math.max(oldest, bars.meterSince(due)), due, songTick(due) - due);
        long first = landing.heard().count() == 0 ? songTick(due) : landing.heard().gridTick(0);
        begin(landing, Math.floorDiv(first, (long) ticksPerBar), songTick(due), due, asked);
    }

    /**
     * Begins to get ready what the drummer plays when it takes over from another, whose last bars it has heard. Of one that
     * has heard nothing that is what it would have come to by itself.
     *
     * @param played as {@link #prepareAfter} asks for it
     */
    @RealTime
    void prepareEntrance(HeardBars played, int count, long due, Values asked) {
        if (played.count() > 0) {
            prepareAfter(played, count, due, asked);
        } else {
            prepareLocate(songTick(due), due, played, count, asked);
        }
    }

    /**
     * Begins to get ready what follows some bars.
     *
     * @param played their ticks count back from the bar line where it is due, in bars of its meter
     * @param count how many bars
     */
    @RealTime
    void prepareAfter(HeardBars played, int count, long due, Values asked) {
        Landing landing = toHear(due);
        landing.heard().addAll(played, Long.MIN_VALUE, 0, songTick(due));
        begin(landing, bars.barAt(due) - count, songTick(due), due, asked);
    }

    /** Where a tick lies in a song all of whose bars are of its meter. */
    @RealTime
    private long songTick(long tick) {
        return bars.barAt(tick) * bars.meterAt(tick).ticksPerBar() + bars.placeInBar(tick);
    }

    @RealTime
    private Landing toHear(long due) {
        Landing landing = dueAt(due);
        landing.heard().clear();
        return landing;
    }

    @RealTime
    private void begin(Landing landing, long firstBar, long songTick, long due, Values asked) {
        // No drummer remembers what lies before its rehearsal.
        Meter meter = bars.meterAt(due);
        long oldestBar = -drummer.barsBeforehand();
        landing.heard().forgetBefore(oldestBar * meter.ticksPerBar());
        landing.beginToHear(drummer, song, Math.max(firstBar, oldestBar), meter, songTick, due, asked);
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

    /** Nothing is due from a tick on any more. */
    @RealTime
    void cancelFrom(long tick) {
        for (Landing landing : landings) {
            if (landing.dueTick() >= tick) {
                landing.cancel();
            }
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
            first.goOn(drummer, asked, song, mostHits);
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

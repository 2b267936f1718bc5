package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.time.Bars;

/**
 * The drummers of a performance, by number, and all that they may be told to have played: whoever plays when a change is
 * due is got ready for it beforehand.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
final class Chairs {
    /** A performance has no more. */
    static final int MOST = (int) Control.DRUMMER.most();

    private final Bars bars;
    private final Decisions decisions;
    private final Pending pending;
    private final Values values;

    /** Null where none is seated. */
    private final Chair[] chairs = new Chair[MOST + 1];

    private final States states;

    /** What the performer has hit. */
    private final HeardBars performer;

    /** What a drummer is to take for played in another meter, or of another drummer. */
    private final HeardBars played;

    /** What will be asked for where a change is due. */
    private final Values foreseen = new Values();

    /**
     * @param bars of the performance
     * @param decisions what was played
     * @param pending what will be asked for
     * @param values what is asked for now
     * @param vocabulary its places are those of hits that come without one
     */
    Chairs(Bars bars, Decisions decisions, Pending pending, Values values, Vocabulary vocabulary) {
        this.bars = bars;
        this.decisions = decisions;
        this.pending = pending;
        this.values = values;
        states = new States(vocabulary);
        performer = HeardBars.asPlayed(vocabulary);
        played = HeardBars.asPlayed(vocabulary);
    }

    @RealTime
    void seat(Chair newcomer) {
        chairs[newcomer.number()] = newcomer;
    }

    @RealTime
    boolean isSeated(int number) {
        return chairs[number] != null;
    }

    /** The one of a number, who is seated. */
    @RealTime
    Chair of(int number) {
        return chairs[number];
    }

    /** Who plays when something is due. */
    @RealTime
    private Chair foresee(long due) {
        foreseen.setAll(values);
        pending.foresee(due, foreseen);
        Chair then = chairs[(int) foreseen.get(Control.DRUMMER)];
        then.begin();
        return then;
    }

    /**
     * Begins to get a bar of the song ready, as {@link Landings#prepareGoto} does, with whoever plays then.
     *
     * @param due the next bar line
     */
    @RealTime
    long prepareGoto(long bar, long due, Values asked) {
        return foresee(due).landings().prepareGoto(bar, due, asked);
    }

    /**
     * Begins to get ready what a change needs, if it does, with whoever plays when it is due.
     *
     * @param tick now
     * @param firstFree the number of the first hit that was not played
     */
    @RealTime
    void prepare(Control control, float value, long tick, long firstFree, long due) {
        Landings landings = foresee(due).landings();
        int ticksPerBar = bars.meterAt(due).ticksPerBar();
        switch (control) {
            case STATE, STATE_ON_BEAT, STATE_ON_16TH -> landings.prepareState(states, due, foreseen);
            case SECOND_STATE, MORPH -> {
                if (foreseen.get(Control.STATE) != 0) {
                    landings.prepareState(states, due, foreseen);
                }
            }
            case METER -> {
                tellPlayed(tick, firstFree, ticksPerBar);
                landings.prepareAfter(played, barsPlayed(tick), due, foreseen);
            }
            case DRUMMER -> {
                tellPlayed(tick, firstFree, ticksPerBar);
                landings.prepareEntrance(played, barsPlayed(tick), due, foreseen);
            }
            case GOTO -> landings.prepareGoto((long) value - 1, due, foreseen);
            case LOCATE -> {
                tellPlayed(tick, firstFree, bars.meterAt(tick).ticksPerBar());
                landings.prepareLocate((long) value, due, played, barsPlayed(tick), foreseen);
            }
            case HIT -> landings.prepareAnswer(performer, due, foreseen);
            default -> {
                // It needs nothing but to be turned.
            }
        }
    }

    /**
     * A drummer is to be ready to play from a tick on, and for all that is due behind it; nobody else is.
     *
     * @param isOther whether it takes over from another there
     */
    @RealTime
    void prepareToPlay(int drummer, boolean isOther, long tick, long firstFree, long due) {
        for (Chair other : chairs) {
            if (other != null && other.number() != drummer) {
                other.landings().cancelFrom(due);
            }
        }
        if (isOther) {
            prepare(Control.DRUMMER, drummer, tick, firstFree, due);
        }
        for (long at = pending.done(); at < pending.end(); at++) {
            Control control = Knob.control(pending.knob(at));
            if (pending.tick(at) >= due && control != Control.DRUMMER) {
                prepare(control, pending.value(at), tick, firstFree, pending.tick(at));
            }
        }
    }

    /** How many whole bars were played before a tick, as far as they are remembered. */
    @RealTime
    private int barsPlayed(long tick) {
        return (int) Math.min(bars.barAt(tick), HeardBars.MOST_BARS);
    }

    /** Gathers what was played before a tick. */
    @RealTime
    private void tellPlayed(long tick, long firstFree, int ticksPerBar) {
        played.clear();
        decisions.tell(bars, barsPlayed(tick), bars.barAt(tick), firstFree, ticksPerBar, played);
    }

    /** Stores the last whole bars before a tick. */
    @RealTime
    void store(int number, long tick, long firstFree) {
        int ticksPerBar = bars.meterAt(tick).ticksPerBar();
        HeardBars state = states.store(number, barsPlayed(tick), ticksPerBar);
        decisions.tell(bars, barsPlayed(tick), bars.barAt(tick), firstFree, ticksPerBar, state);
    }

    /** What is stored. */
    @RealTime
    States states() {
        return states;
    }

    /** The performer has hit a voice. */
    @RealTime
    void hear(long tick, int voice, int velocity) {
        performer.forgetBefore(tick - (HeardBars.MOST_BARS + 1L) * bars.meterAt(tick).ticksPerBar());
        performer.hear(Math.max(0, tick), voice, velocity);
    }

    /**
     * Goes on with what one of them is to play from, if there is something that is not ready.
     *
     * @return whether there was
     */
    @RealTime
    boolean getReady(int mostHits) {
        for (Chair each : chairs) {
            if (each != null && each.landings().getReady(values, mostHits)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what one of them is to play from up to a tick is not ready yet. */
    @RealTime
    boolean isAwaitedTo(long due) {
        for (Chair each : chairs) {
            if (each != null && each.landings().isAwaitedTo(due)) {
                return true;
            }
        }
        return false;
    }

    /** Nobody is to play from anywhere at a tick. */
    @RealTime
    void cancel(long due) {
        for (Chair each : chairs) {
            if (each != null) {
                each.landings().cancel(due);
            }
        }
    }

    /** Of all who are seated. Real-time safe: no. */
    void close() {
        for (Chair each : chairs) {
            if (each != null) {
                each.close();
            }
        }
    }
}

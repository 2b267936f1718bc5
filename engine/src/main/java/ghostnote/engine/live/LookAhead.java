package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Quantum;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.net.Network;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;

/**
 * What the drummer has decided ahead of time, and how it changes its mind. Before each hit is decided, all that it
 * follows from is kept. When a control is turned, the hits that may have been sent stay as they are; the drummer goes
 * back to the first that was not, and decides anew from there on.
 *
 * <p>What is played follows from the drummer, its seed, and the changes with their ticks; not from how far ahead hits
 * were written or how often.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made. Lives until closed.
 */
public final class LookAhead implements AutoCloseable {
    /** Eight bars hold fewer; those that are repeated must be kept beside those that are written ahead. */
    private static final int MOST_LOOP_HITS = Decisions.CAPACITY / 2;

    /** No hit is decided to sound so much before its place in the grid. */
    private static final int MOST_EARLY_TICKS = Ticks.PER_SIXTEENTH;

    /** Bars that begin so soon behind a change are not chosen among others: there is no time to think of them. */
    private static final int TIME_TO_CHOOSE_TICKS = 2 * Ticks.PER_SIXTEENTH;

    private final Drummer drummer;
    private final HitRing ring;
    private final Bars bars;
    private final long endTick;
    private final Arena arena = Arena.ofShared();
    private final Decisions decisions;
    private final Pending pending = new Pending();

    /** Those in force where the drummer stands. */
    private final Values values = new Values();

    private final Freeze freeze = new Freeze();

    private final Song song;
    private final Song.Cursor cursor = new Song.Cursor();
    private final Landings landings;
    private final Choice choice;
    private final States states;

    /** What the performer has hit. */
    private final HeardBars performer;

    /** What the drummer is to take for played in another meter. */
    private final HeardBars played;

    /** What will be asked for where a change is due. */
    private final Values foreseen = new Values();

    /** From this decision on it rests until a tick, when it does what it rests for. */
    private long restsFrom = -1;

    private long restsUntilTick;

    private int restsForKnob;

    /** Bars that begin before are not chosen. */
    private long choosesFromTick;

    /** The one that brought the drummer to the hit that is being decided, if one did. */
    private Landing landed;

    /** What was decided before this is in the song, and will not change any more. */
    private long settled;

    private final Mind.Mark now;

    /** Nothing sounds before: it could be late. */
    private long floorTick;

    private boolean endOffered;
    private long rollbacks;

    /**
     * @param drummer belongs to this from here on
     * @param initial what is asked for from the beginning
     * @param endTick where the performance ends, {@code Long.MAX_VALUE} for never
     */
    public LookAhead(Drummer drummer, Values initial, HitRing ring, long endTick) {
        this.drummer = drummer;
        this.ring = ring;
        bars = new Bars(initial.meter());
        this.endTick = endTick;
        values.setAll(initial);
        drummer.obey(values);
        decisions = new Decisions(drummer, arena);
        song = new Song(drummer, arena);
        landings = new Landings(drummer, song, bars, arena);
        choice = new Choice(drummer, arena);
        states = new States(drummer.vocabulary());
        performer = new HeardBars(drummer.vocabulary(), HeardBars.MOST_HITS);
        played = new HeardBars(drummer.vocabulary(), HeardBars.MOST_HITS);
        now = drummer.newMark(arena);
    }

    /** Decides and publishes every hit that sounds before a tick, and maybe a few more; at the end, also that. */
    @RealTime
    public void writeTo(long untilTick) {
        while (writeTo(untilTick, Decisions.CAPACITY)) {
            // The next ones.
        }
    }

    /**
     * The same, but no more than a few hits at a time.
     *
     * @return whether there is more to write
     */
    @RealTime
    public boolean writeTo(long untilTick, int mostHits) {
        long until = Math.min(untilTick, endTick);
        for (int hits = 0; isOpenBefore(until) && !decisions.isFull(); hits++) {
            if (hits == mostHits) {
                return true;
            }
            if (choice.isOpen()) {
                choice.goOn(drummer, values, mostHits);
                return true;
            }
            if (!decide()) {
                landings.getReady(values, mostHits);
                return true;
            }
        }
        if (until == endTick && !endOffered && !isOpenBefore(until)) {
            ring.offerEnd(endTick);
            endOffered = true;
        }
        return landings.getReady(values, mostHits);
    }

    /** The same for so many bars from a tick on. */
    @RealTime
    public boolean writeAhead(long tick, int barsAhead, int mostHits) {
        return writeTo(bars.tickOf(bars.barAt(tick) + barsAhead) + bars.placeInBar(tick), mostHits);
    }

    /** Whether a hit to be decided may sound before a tick. */
    @RealTime
    private boolean isOpenBefore(long tick) {
        if (decisions.isEmpty()) {
            return true;
        }
        long earlyTicks = MOST_EARLY_TICKS - Math.min(0, Shaping.laterTicks(values));
        return decisions.get(decisions.next() - 1).gridTick - earlyTicks < tick;
    }

    /** What sounds before a tick will not change any more. */
    @RealTime
    public void keepFrom(long tick) {
        settle(decisions.firstFrom(tick));
        pending.forget(decisions.keepFrom(tick).changesBefore);
    }

    /** What was decided before a number has been played, and belongs to the song. */
    @RealTime
    private void settle(long number) {
        while (settled < number) {
            Decision decision = decisions.get(settled++);
            if (decision.songBar == Decision.REPEATED) {
                continue;
            }
            Mind.Mark before = decision.before;
            if (decision.landing != null) {
                cursor.setAll(decision.landing.cursor());
                before = decision.landing.mark();
            }
            Mind.Mark after = now;
            if (settled < decisions.next()) {
                after = decisions.get(settled).before;
            } else {
                drummer.save(now);
            }
            boolean forgot = Moment.forgotBetween(before.moment(), after.moment());
            song.play(cursor, after, decision.songBar, forgot, true);
        }
    }

    /**
     * Turns a control. Hits that sound before the tick stay as they are.
     *
     * @param tick not before that of the change before
     */
    @RealTime
    public void change(long tick, int knob, float value) {
        writeTo(tick);
        floorTick = Math.max(floorTick, tick);
        long from = decisions.firstFrom(tick);
        Control control = Knob.control(knob);
        ring.offerChange(tick, knob, value);
        if (control == Control.LOCATE) {
            locate(tick, from, knob, value);
        } else if (control == Control.STORE) {
            store((int) value, tick, from);
        } else if (control == Control.HIT) {
            hear(tick, from, knob, value);
        } else if (control.quantum() != Quantum.NOW) {
            changeLater(tick, from, knob, value);
        } else if (control.takesBack()) {
            choosesFromTick = tick + TIME_TO_CHOOSE_TICKS;
            goBackTo(from);
            values.set(knob, value);
            drummer.obey(values);
        }
    }

    /** Turns a control whose change is heard on the grid. */
    @RealTime
    private void changeLater(long tick, long firstFree, int knob, float value) {
        Control control = Knob.control(knob);
        long due = control.dueTick(tick, bars);
        Knob.turn(bars, tick, knob, value);
        if (control == Control.GOTO) {
            settle(firstFree);
            Values asked = firstFree < decisions.next() ? decisions.get(firstFree).valuesBefore : values;
            due = landings.prepareGoto((long) value - 1, due, asked);
        }
        if (due - tick <= bars.meterAt(tick).ticksPerBar()) {
            choosesFromTick = tick + TIME_TO_CHOOSE_TICKS;
        }
        goBackTo(decisions.firstOnGridFrom(due, firstFree));
        pending.add(due, knob, value);
        if (control == Control.FILL && value != 0) {
            pending.add(bars.tickOf(bars.barAt(due) + 1), knob, 0);
        }
        if (control.isOfStates()) {
            foresee(due);
            if (foreseen.get(Control.STATE) != 0 || control.isState()) {
                landings.prepareState(states, due, foreseen);
            }
        } else if (control == Control.METER) {
            foresee(due);
            tellPlayed(tick, firstFree, bars.meterAt(due).ticksPerBar());
            landings.prepareMeter(played, barsPlayed(tick), due, foreseen);
        }
    }

    /** How many whole bars were played before a tick, as far as they are remembered. */
    @RealTime
    private int barsPlayed(long tick) {
        return (int) Math.min(bars.barAt(tick), HeardBars.MOST_BARS);
    }

    /** Stores the last whole bars before a tick. */
    @RealTime
    private void store(int number, long tick, long firstFree) {
        int ticksPerBar = bars.meterAt(tick).ticksPerBar();
        HeardBars state = states.store(number, barsPlayed(tick), ticksPerBar);
        decisions.tell(bars, barsPlayed(tick), bars.barAt(tick), firstFree, ticksPerBar, state);
    }

    /** The performer has hit a voice: the drummer rests, if it is to listen, and will go on from there. */
    @RealTime
    private void hear(long tick, long firstFree, int knob, float value) {
        double horizonTicks = StepLoop.HORIZON_NS / Timeline.nanosPerTick(values.get(Control.TEMPO));
        performer.forgetBefore(tick - (HeardBars.MOST_BARS + 1L) * bars.meterAt(tick).ticksPerBar());
        performer.hear(Math.max(0, tick - Math.round(horizonTicks)), Knob.voice(knob), (int) value);
        int beats = (int) values.get(Control.LISTEN);
        if (beats == 0) {
            return;
        }
        long restTicks = (long) beats * bars.meterAt(tick).ticksPerBeat();
        rest(firstFree, Quantum.SIXTEENTH.from(tick + restTicks, bars), knob, value);
        landings.prepareAnswer(performer, restsUntilTick, foreseen);
    }

    /** Time itself goes on from another place of the song. */
    @RealTime
    private void locate(long tick, long firstFree, int knob, float value) {
        settle(firstFree);
        tellPlayed(tick, firstFree, bars.meterAt(tick).ticksPerBar());
        rest(firstFree, Control.landsAt(tick, (long) value, bars), knob, value);
        floorTick = restsUntilTick;
        choosesFromTick = restsUntilTick + TIME_TO_CHOOSE_TICKS;
        landings.prepareLocate((long) value, restsUntilTick, played, barsPlayed(tick), foreseen);
    }

    /** Nothing is decided between a hit and a tick, where a change is due. */
    @RealTime
    private void rest(long firstFree, long untilTick, int knob, float value) {
        goBackTo(firstFree);
        landings.cancel(restsUntilTick);
        pending.cancel(restsUntilTick, restsForKnob);
        restsFrom = decisions.next();
        restsUntilTick = untilTick;
        restsForKnob = knob;
        pending.add(restsUntilTick, knob, value);
        foresee(restsUntilTick);
    }

    /** Gathers what was played before a tick. */
    @RealTime
    private void tellPlayed(long tick, long firstFree, int ticksPerBar) {
        played.clear();
        decisions.tell(bars, barsPlayed(tick), bars.barAt(tick), firstFree, ticksPerBar, played);
    }

    @RealTime
    private void foresee(long due) {
        foreseen.setAll(values);
        pending.foresee(due, foreseen);
    }

    @RealTime
    private void goBackTo(long number) {
        if (number == decisions.next()) {
            return;
        }
        restore(decisions.get(number));
        drummer.obey(values);
        choice.abandon();
        decisions.goBackTo(number);
        ring.offerRevoke(number);
        rollbacks++;
    }

    @RealTime
    private void save(Decision decision) {
        drummer.save(decision.before);
        decision.valuesBefore.setAll(values);
        decision.changesBefore = pending.done();
        decision.freezeBefore.setAll(freeze);
    }

    @RealTime
    private void restore(Decision decision) {
        drummer.restore(decision.before);
        values.setAll(decision.valuesBefore);
        pending.goBackTo(decision.changesBefore);
        freeze.setAll(decision.freezeBefore);
    }

    /** Decides the next hit; false if where the drummer is to play from is not ready. */
    @RealTime
    private boolean decide() {
        Decision decision = decisions.get(decisions.next());
        if (!song.hasBegun()) {
            song.begin(drummer, cursor);
        }
        save(decision);
        landed = null;
        if (decisions.next() == restsFrom) {
            if (landings.isAwaitedTo(restsUntilTick)) {
                return false;
            }
            doChangesTo(restsUntilTick);
        }
        nextHit(decision);
        while (pending.isDueAt(decision.gridTick)) {
            // The hit belongs to where a change is due already: it is decided again, with that, and not before it.
            long due = pending.dueTick();
            restore(decision);
            if (landings.isAwaitedTo(due)) {
                drummer.obey(values);
                return false;
            }
            doChangesTo(due);
            nextHit(decision);
        }
        decision.landing = landed;
        publish(decision);
        decisions.add();
        choose(decision);
        return true;
    }

    /** Does all changes that are due up to a tick; the next hit is not before it. */
    @RealTime
    private void doChangesTo(long due) {
        while (pending.isDueAt(due)) {
            doChangeAt(pending.dueTick());
        }
        drummer.obey(values);
        if (freeze.hits() == 0) {
            drummer.notBefore(due - freeze.shiftTicks());
        }
    }

    /** Where a bar begins with a hit, begins to think of ways on. */
    @RealTime
    private void choose(Decision decision) {
        if (decisions.lastBeginsBar(bars)
                && Choice.matters(values)
                && freeze.hits() == 0
                && decision.landing == null
                && decision.soundTick >= choosesFromTick) {
            choice.begin(drummer, values);
        }
    }

    /** Does the change that is due next. */
    @RealTime
    private void doChangeAt(long due) {
        int knob = pending.applyTo(values);
        Control control = Knob.control(knob);
        if (control == Control.FREEZE) {
            freeze(due, (int) values.get(knob));
        } else if (control.reseeds()) {
            drummer.reseed((long) values.get(knob), control == Control.RESEED_WILD);
        } else if (isJump(control, due)) {
            land(due);
        } else if (control == Control.WAY) {
            drummer.takeWay((long) values.get(knob));
        }
    }

    @RealTime
    private boolean isJump(Control control, long due) {
        return control == Control.GOTO
                || control == Control.METER
                || control.isOfStates()
                || control == Control.LOCATE
                || control == Control.HIT && due == restsUntilTick;
    }

    @RealTime
    private void land(long due) {
        Landing landing = landings.at(due);
        if (landing == null || !landing.mark().moment().meter().isLike(bars.meterAt(due))) {
            return; // a morph of no state, or a bar that was far away when the meter changed
        }
        landed = landing;
        drummer.restore(landed.mark());
        freeze.jump(due, landed.fromTick());
        values.set(Control.FREEZE, 0);
    }

    /** From a tick on repeats what was played in the last bars, or, with 0, lets the drummer play on. */
    @RealTime
    private void freeze(long due, int barsBack) {
        long ticks = due - bars.tickOf(bars.barAt(due) - barsBack);
        long end = decisions.next();
        int hits = barsBack == 0 ? 0 : (int) (end - decisions.lastOnGridFrom(due - ticks, end, MOST_LOOP_HITS));
        freeze.turn(due, hits, ticks);
    }

    @RealTime
    private void nextHit(Decision decision) {
        if (freeze.hits() > 0) {
            Decision before = decisions.get(decisions.next() - freeze.hits());
            decision.songBar = Decision.REPEATED;
            decision.gridTick = before.gridTick + freeze.ticks();
            decision.tick = before.tick + freeze.ticks();
            decision.voice = before.voice;
            decision.velocity = before.velocity;
            decision.likelihood = before.likelihood;
        } else {
            drummer.next();
            decision.songBar = drummer.bar();
            decision.gridTick = drummer.gridTick() + freeze.shiftTicks();
            decision.tick = drummer.tick() + freeze.shiftTicks();
            decision.voice = drummer.voice();
            decision.velocity = drummer.velocity();
            decision.likelihood = drummer.likelihood();
        }
    }

    @RealTime
    private void publish(Decision decision) {
        decision.soundTick = Math.max(floorTick, Shaping.tick(values, decision.gridTick, decision.tick));
        decision.sounds = decision.soundTick < endTick && values.hears(decision.voice) && !decisions.isAgain();
        if (decision.sounds) {
            int velocity = Shaping.velocity(values, decision.velocity);
            ring.offerHit(
                    decisions.next(), decision.soundTick, decision.voice, velocity, decision.likelihood);
        }
    }

    /**
     * Tells what the drummer was when the first hit of the bar that plays was decided.
     *
     * @param futures is begun from there; not at all if nothing was played yet
     */
    @RealTime
    void begin(Futures futures) {
        long bar = song.last(cursor);
        if (bar >= 0) {
            song.recall(bar, futures.mind());
            futures.begin(bar, values);
        }
    }

    /**
     * Stores states before it begins. Real-time safe: no.
     *
     * @param stored by number, as {@link States#save} tells them
     */
    public void load(Map<Integer, List<Hit>> stored) {
        states.load(stored, bars.meterAt(0));
    }

    /** Tells what is stored. */
    @RealTime
    void copyTo(States out) {
        out.setAll(states);
    }

    /** The drummer plays on with another network of the same model. */
    @RealTime
    void playOn(Network twin) {
        drummer.playOn(twin);
    }

    /** How often the drummer changed its mind. */
    @RealTime
    public long rollbacks() {
        return rollbacks;
    }

    /** Turns for which there was no room, as too many were due later. Thread: when the owner has ended. */
    public long refusedTurns() {
        return pending.refused();
    }

    @Override
    public void close() {
        landings.close();
        choice.close();
        arena.close();
    }
}

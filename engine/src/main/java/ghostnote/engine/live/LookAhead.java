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
import java.util.List;
import java.util.Map;

/**
 * What the drummer has decided ahead of time, and how it changes its mind. Where there are more than one, one of them
 * plays at a time. Before each hit is decided, all that it
 * follows from is kept. When a control is turned, the hits that may have been sent stay as they are; the drummer goes
 * back to the first that was not, and decides anew from there on.
 *
 * <p>What is played follows from the drummers, their seed, and the changes with their ticks; not from how far ahead hits
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

    private final HitRing ring;
    private final Bars bars;
    private final long endTick;

    private final Chairs chairs;

    /** Who decides. */
    private Chair chair;

    /** Who was heard last. */
    private Chair heard;

    private final Decisions decisions = new Decisions();
    private final Pending pending = new Pending();

    /** Those in force where who decides stands. */
    private final Values values = new Values();

    private final Freeze freeze = new Freeze();

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

    /** Nothing sounds before: it could be late. */
    private long floorTick;

    private boolean endOffered;
    private long rollbacks;

    /**
     * @param drummer begins, and is number 1; belongs to this from here on
     * @param initial what is asked for from the beginning
     * @param endTick where the performance ends, {@code Long.MAX_VALUE} for never
     */
    public LookAhead(Drummer drummer, Values initial, HitRing ring, long endTick) {
        this.ring = ring;
        bars = new Bars(initial.meter());
        this.endTick = endTick;
        values.setAll(initial);
        drummer.obey(values);
        chairs = new Chairs(bars, decisions, pending, values, drummer.vocabulary());
        chair = newChair(1, drummer);
        heard = chair;
        chairs.seat(chair);
    }

    /**
     * Makes room for another drummer. Thread: any. Real-time safe: no, it takes some milliseconds and megabytes.
     *
     * @param number that {@link Control#DRUMMER} allows
     * @param drummer with the seed and the initial values of the first; has rehearsed
     */
    public Chair newChair(int number, Drummer drummer) {
        return new Chair(number, drummer, bars);
    }

    /** From now on {@link Control#DRUMMER} may be turned to a drummer, who belongs to this. */
    @RealTime
    public void seat(Chair newcomer) {
        chairs.seat(newcomer);
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
            if (chair.choice().isOpen()) {
                chair.choice().goOn(chair.drummer(), values, mostHits);
                return true;
            }
            if (!decide()) {
                chairs.getReady(mostHits);
                return true;
            }
        }
        if (until == endTick && !endOffered && !isOpenBefore(until)) {
            ring.offerEnd(endTick);
            endOffered = true;
        }
        return chairs.getReady(mostHits);
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
            heard = decision.chair;
            Mind.Mark before;
            if (decision.landing == null) {
                before = heard.before(settled - 1);
            } else {
                heard.cursor().setAll(decision.landing.cursor());
                before = decision.landing.mark();
            }
            Mind.Mark after = settled < decisions.next() ? heard.before(settled) : heard.now();
            boolean forgot = Moment.forgotBetween(before.moment(), after.moment());
            heard.song().play(heard.cursor(), after, decision.songBar, forgot, true);
        }
    }

    /**
     * Turns a control. Hits that sound before the tick stay as they are. A drummer who is not seated cannot be turned to.
     *
     * @param tick not before that of the change before
     */
    @RealTime
    public void change(long tick, int knob, float value) {
        if (Knob.control(knob) == Control.DRUMMER && !chairs.isSeated((int) value)) {
            return;
        }
        writeTo(tick);
        floorTick = Math.max(floorTick, tick);
        long from = decisions.firstFrom(tick);
        Control control = Knob.control(knob);
        ring.offerChange(tick, knob, value);
        if (control == Control.LOCATE) {
            locate(tick, from, knob, value);
        } else if (control == Control.STORE) {
            chairs.store((int) value, tick, from);
        } else if (control == Control.HIT) {
            hear(tick, from, knob, value);
        } else if (control.quantum() != Quantum.NOW) {
            changeLater(tick, from, knob, value);
        } else if (control.takesBack()) {
            choosesFromTick = tick + TIME_TO_CHOOSE_TICKS;
            goBackTo(from);
            values.set(knob, value);
            chair.drummer().obey(values);
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
            Values asked = firstFree < decisions.next() ? decisions.askedBefore(firstFree) : values;
            due = chairs.prepareGoto((long) value - 1, due, asked);
        }
        if (due - tick <= bars.meterAt(tick).ticksPerBar()) {
            choosesFromTick = tick + TIME_TO_CHOOSE_TICKS;
        }
        goBackTo(decisions.firstOnGridFrom(due, firstFree));
        pending.add(due, knob, value);
        if (control == Control.FILL && value != 0) {
            pending.add(bars.tickOf(bars.barAt(due) + 1), knob, 0);
        }
        if (control == Control.DRUMMER) {
            chairs.prepareToPlay((int) value, (int) value != chair.number(), tick, firstFree, due);
        } else if (control != Control.GOTO) {
            chairs.prepare(control, value, tick, firstFree, due);
        }
    }

    /** The performer has hit a voice: the drummer rests, if it is to listen, and will go on from there. */
    @RealTime
    private void hear(long tick, long firstFree, int knob, float value) {
        double horizonTicks = StepLoop.HORIZON_NS / Timeline.nanosPerTick(values.get(Control.TEMPO));
        chairs.hear(tick - Math.round(horizonTicks), Knob.voice(knob), (int) value);
        int beats = (int) values.get(Control.LISTEN);
        if (beats == 0) {
            return;
        }
        long restTicks = (long) beats * bars.meterAt(tick).ticksPerBeat();
        rest(firstFree, Quantum.SIXTEENTH.from(tick + restTicks, bars), knob, value);
        chairs.prepare(Control.HIT, value, tick, firstFree, restsUntilTick);
    }

    /** Time itself goes on from another place of the song. */
    @RealTime
    private void locate(long tick, long firstFree, int knob, float value) {
        settle(firstFree);
        rest(firstFree, Control.landsAt(tick, (long) value, bars), knob, value);
        floorTick = restsUntilTick;
        choosesFromTick = restsUntilTick + TIME_TO_CHOOSE_TICKS;
        chairs.prepare(Control.LOCATE, value, tick, firstFree, restsUntilTick);
    }

    /** Nothing is decided between a hit and a tick, where a change is due. */
    @RealTime
    private void rest(long firstFree, long untilTick, int knob, float value) {
        goBackTo(firstFree);
        chairs.cancel(restsUntilTick);
        pending.cancel(restsUntilTick, restsForKnob);
        restsFrom = decisions.next();
        restsUntilTick = untilTick;
        restsForKnob = knob;
        pending.add(restsUntilTick, knob, value);
    }

    @RealTime
    private void goBackTo(long number) {
        if (number == decisions.next()) {
            return;
        }
        chair.choice().abandon();
        restore(number);
        decisions.goBackTo(number);
        ring.offerRevoke(number);
        rollbacks++;
    }

    @RealTime
    private void save(Decision decision) {
        chair.saveBefore(decisions.next());
        decision.chairBefore = chair;
        decisions.keepAsked(values);
        decision.changesBefore = pending.done();
        decision.freezeBefore.setAll(freeze);
    }

    @RealTime
    private void restore(long number) {
        Decision decision = decisions.get(number);
        chair = decision.chairBefore;
        values.setAll(decisions.askedBefore(number));
        pending.goBackTo(decision.changesBefore);
        freeze.setAll(decision.freezeBefore);
        chair.goBackTo(number, values);
    }

    /** Decides the next hit; false if where the drummer is to play from is not ready. */
    @RealTime
    private boolean decide() {
        Decision decision = decisions.get(decisions.next());
        chair.begin();
        save(decision);
        landed = null;
        if (decisions.next() == restsFrom) {
            if (chairs.isAwaitedTo(restsUntilTick)) {
                return false;
            }
            doChangesTo(restsUntilTick);
        }
        nextHit(decision);
        while (pending.isDueAt(decision.gridTick)) {
            // The hit belongs to where a change is due already: it is decided again, with that, and not before it.
            long due = pending.dueTick();
            restore(decisions.next());
            if (chairs.isAwaitedTo(due)) {
                return false;
            }
            doChangesTo(due);
            nextHit(decision);
        }
        decision.chair = chair;
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
        chair.drummer().obey(values);
        if (freeze.hits() == 0) {
            chair.drummer().notBefore(due - freeze.shiftTicks());
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
            chair.choice().begin(chair.drummer(), values);
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
            chair.drummer().reseed((long) values.get(knob), control == Control.RESEED_WILD);
        } else if (control == Control.DRUMMER) {
            changeDrummers(due);
        } else if (isJump(control, due)) {
            land(due);
        } else if (control == Control.WAY) {
            chair.drummer().takeWay((long) values.get(knob));
        }
    }

    @RealTime
    private void changeDrummers(long due) {
        Chair next = chairs.of((int) values.get(Control.DRUMMER));
        if (next != chair) {
            chair = next;
            land(due);
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
        Landing landing = chair.landings().at(due);
        if (landing == null || !landing.mark().moment().meter().isLike(bars.meterAt(due))) {
            return; // a morph of no state, or a bar that was far away when the meter changed
        }
        landed = landing;
        chair.drummer().restore(landed.mark());
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
            Drummer drummer = chair.drummer();
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
     * @param futures is begun from there; not at all if nothing was played yet, or by another drummer
     */
    @RealTime
    void begin(Futures futures) {
        long bar = heard.song().last(heard.cursor());
        if (bar >= 0 && heard.number() == futures.drummer()) {
            heard.song().recall(bar, futures.mind());
            futures.begin(bar, values);
        }
    }

    /**
     * Stores states before it begins. Real-time safe: no.
     *
     * @param stored by number, as {@link States#save} tells them
     */
    public void load(Map<Integer, List<Hit>> stored) {
        chairs.states().load(stored, bars.meterAt(0));
    }

    /** Tells what is stored. */
    @RealTime
    void copyTo(States out) {
        out.setAll(chairs.states());
    }

    /** A drummer that is seated plays on with another network of the same model. */
    @RealTime
    void playOn(int number, Network twin) {
        chairs.of(number).drummer().playOn(twin);
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
        chairs.close();
    }
}

package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Quantum;
import ghostnote.engine.control.Values;
import ghostnote.engine.net.Network;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import java.lang.foreign.Arena;

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
    /** Several times what two bars of the densest drumming hold. */
    private static final int CAPACITY = 2048;

    /** No hit sounds so much before its place in the grid. */
    private static final int MOST_EARLY_TICKS = Ticks.PER_SIXTEENTH;

    private final Drummer drummer;
    private final HitRing ring;
    private final Meter meter;
    private final long endTick;
    private final Arena arena = Arena.ofShared();
    private final Decision[] decisions = new Decision[CAPACITY];
    private final Pending pending = new Pending();

    /** Those in force where the drummer stands. */
    private final Values values = new Values();

    /** The oldest decision that is kept, and the one to come. */
    private long first;

    private long next;

    /** Nothing sounds before: it could be late. */
    private long floorTick;

    private boolean endOffered;
    private long rollbacks;

    /** One hit, and what it follows from. */
    private static final class Decision {
        private final Mind.Mark before;
        private final Values valuesBefore = new Values();
        private long changesBefore;
        private long gridTick;
        private long soundTick;
        private int voice;
        private boolean sounds;

        Decision(Drummer drummer, Arena room) {
            before = drummer.newMark(room);
        }
    }

    /**
     * @param drummer belongs to this from here on
     * @param initial what is asked for from the beginning
     * @param endTick where the performance ends, {@code Long.MAX_VALUE} for never
     */
    public LookAhead(Drummer drummer, Values initial, HitRing ring, Meter meter, long endTick) {
        this.drummer = drummer;
        this.ring = ring;
        this.meter = meter;
        this.endTick = endTick;
        values.setAll(initial);
        drummer.obey(values);
        for (int i = 0; i < CAPACITY; i++) {
            decisions[i] = new Decision(drummer, arena);
        }
    }

    /** Decides and publishes every hit that sounds before a tick, and maybe a few more; at the end, also that. */
    @RealTime
    public void writeTo(long untilTick) {
        while (writeTo(untilTick, CAPACITY)) {
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
        for (int hits = 0; isOpenBefore(until) && next - first < CAPACITY; hits++) {
            if (hits == mostHits) {
                return true;
            }
            decide();
        }
        if (until == endTick && !endOffered && !isOpenBefore(until)) {
            ring.offerEnd(endTick);
            endOffered = true;
        }
        return false;
    }

    /** Whether a hit to be decided may sound before a tick. */
    @RealTime
    private boolean isOpenBefore(long tick) {
        return next == first || decision(next - 1).gridTick - MOST_EARLY_TICKS < tick;
    }

    /** What sounds before a tick will not change any more. */
    @RealTime
    public void keepFrom(long tick) {
        while (next - first > 1 && decision(first + 1).soundTick < tick) {
            first++;
            pending.forget(decision(first).changesBefore);
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
        long from = firstFrom(tick);
        Control control = Knob.control(knob);
        ring.offerChange(tick, knob, value);
        if (control.quantum() == Quantum.NOW) {
            goBackTo(from);
            values.set(knob, value);
            drummer.obey(values);
            return;
        }
        long due = control.quantum().from(tick, meter);
        while (from < next && decision(from).gridTick < due) {
            from++;
        }
        goBackTo(from);
        pending.add(due, knob, value);
        if (control == Control.FILL && value != 0) {
            pending.add(due + meter.ticksPerBar(), knob, 0);
        }
    }

    /** The number of the first decision before which, and behind which, none sounds before a tick. */
    @RealTime
    private long firstFrom(long tick) {
        long number = next;
        while (number > first && decision(number - 1).soundTick >= tick) {
            number--;
        }
        return number;
    }

    @RealTime
    private void goBackTo(long number) {
        if (number == next) {
            return;
        }
        Decision decision = decision(number);
        drummer.restore(decision.before);
        values.setAll(decision.valuesBefore);
        pending.goBackTo(decision.changesBefore);
        drummer.obey(values);
        next = number;
        ring.offerRevoke(number);
        rollbacks++;
    }

    @RealTime
    private void decide() {
        Decision decision = decision(next);
        drummer.save(decision.before);
        decision.valuesBefore.setAll(values);
        decision.changesBefore = pending.done();
        drummer.next();
        while (pending.isDueAt(drummer.gridTick())) {
            // The hit belongs to where a change is due already: it is decided again, with that, and not before it.
            long due = pending.dueTick();
            drummer.restore(decision.before);
            while (pending.isDueAt(due)) {
                pending.applyTo(values);
            }
            drummer.obey(values);
            drummer.notBefore(due);
            drummer.next();
        }
        publish(decision, next++);
    }

    @RealTime
    private void publish(Decision decision, long number) {
        decision.gridTick = drummer.gridTick();
        decision.soundTick = Math.max(floorTick, Shaping.tick(values, drummer.gridTick(), drummer.tick()));
        decision.voice = drummer.voice();
        decision.sounds = decision.soundTick < endTick && values.hears(decision.voice) && !isAgain(decision, number);
        if (decision.sounds) {
            int velocity = Shaping.velocity(values, drummer.velocity());
            ring.offerHit(number, decision.soundTick, decision.voice, velocity);
        }
    }

    /** Whether the same voice sounds at the same tick already: what lay apart may have been moved together. */
    @RealTime
    private boolean isAgain(Decision decision, long number) {
        for (long other = number - 1; other >= first; other--) {
            Decision before = decision(other);
            if (before.soundTick < decision.soundTick - 2 * MOST_EARLY_TICKS) {
                return false;
            }
            if (before.sounds && before.voice == decision.voice && before.soundTick == decision.soundTick) {
                return true;
            }
        }
        return false;
    }

    @RealTime
    private Decision decision(long number) {
        return decisions[(int) (number & CAPACITY - 1)];
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

    @Override
    public void close() {
        arena.close();
    }
}

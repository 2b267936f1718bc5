package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Knob;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.Network;
import ghostnote.engine.ring.Inbox;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Steers one look-ahead: hands it what is asked of it at the first tick that no output can have reached yet, and lets it
 * write on.
 *
 * <p>Thread: {@code step-loop} where it says so; else any. Real-time safe: the methods marked so.
 */
public final class Steering {
    private final LookAhead lookAhead;
    private final StepLoop loop;
    private final Inbox turns = new Inbox();
    private final Inbox.Handler toLookAhead = (knob, value, _) -> change(freeTick(), knob, value);

    /** No output can have reached it. */
    private long freeTick;

    /** That of the last change. */
    private long changedTick;

    private long rollbacks;

    /** What was taken back is not all decided anew yet. */
    private boolean isRewriting;

    private volatile Network twin;
    private volatile int drummerOfTwin;
    private volatile Chair newcomer;
    private volatile Futures futures;
    private volatile States statesOut;

    Steering(LookAhead lookAhead, StepLoop loop) {
        this.lookAhead = lookAhead;
        this.loop = loop;
    }

    /**
     * A round begins: what others have got ready is taken over. Thread: {@code step-loop}.
     *
     * @param firstFreeTick no output can have reached it
     */
    @RealTime
    void begin(long firstFreeTick) {
        freeTick = firstFreeTick;
        Network newTwin = twin;
        if (newTwin != null) {
            lookAhead.playOn(drummerOfTwin, newTwin);
            twin = null;
        }
        Chair chair = newcomer;
        if (chair != null) {
            lookAhead.seat(chair);
            newcomer = null;
        }
        Futures newFutures = futures;
        if (newFutures != null) {
            lookAhead.begin(newFutures);
            futures = null;
        }
        States out = statesOut;
        if (out != null) {
            lookAhead.copyTo(out);
            statesOut = null;
        }
    }

    /** The first tick at which something can be turned now. Thread: {@code step-loop}. */
    @RealTime
    long freeTick() {
        return Math.max(changedTick, freeTick);
    }

    /** The tick of the last change. Thread: {@code step-loop}. */
    @RealTime
    long changedTick() {
        return changedTick;
    }

    /** Turns a knob at a tick, which is not before that of the last change. Thread: {@code step-loop}. */
    @RealTime
    void change(long tick, int knob, float value) {
        changedTick = tick;
        lookAhead.change(tick, knob, value);
    }

    /**
     * Turns what was turned, and writes a few hits. Thread: {@code step-loop}.
     *
     * @param playedTick all before was played
     * @return whether there is more to write
     */
    @RealTime
    boolean work(long playedTick, int barsAhead, int mostHits) {
        turns.drain(toLookAhead);
        lookAhead.keepFrom(playedTick);
        return lookAhead.writeAhead(Math.max(playedTick, freeTick() - 1), barsAhead, mostHits);
    }

    /**
     * A round is over. Thread: {@code step-loop}.
     *
     * @return whether hits were decided anew in it, so that an output may have slept too long
     */
    @RealTime
    boolean end(boolean more) {
        boolean hasRewritten = isRewriting || lookAhead.rollbacks() > rollbacks;
        rollbacks = lookAhead.rollbacks();
        isRewriting = more && hasRewritten;
        return hasRewritten;
    }

    /** Turns a knob, as soon as it can be heard; false if too many turns are on their way. Time turns for all. */
    public boolean turn(int knob, float value) {
        if (Knob.control(knob).isOfTime()) {
            return loop.turnForAll(knob, value);
        }
        boolean taken = turns.offer(knob, value);
        loop.wake();
        return taken;
    }

    /**
     * Lets a drummer that is seated play on with another network of the same model. Not by the {@code step-loop}.
     *
     * @return false if it was not done in time
     */
    public synchronized boolean playOn(int drummer, Network newTwin, long longestMs) throws InterruptedException {
        drummerOfTwin = drummer;
        twin = newTwin;
        return isTaken(() -> twin == null, longestMs);
    }

    /**
     * Seats a drummer: from when this returns on, it can be turned to. Thread: one at a time, not the {@code step-loop}.
     *
     * @return false if it was not done in time
     */
    public boolean seat(Chair chair, long longestMs) throws InterruptedException {
        newcomer = chair;
        return isTaken(() -> newcomer == null, longestMs);
    }

    private boolean isTaken(BooleanSupplier taken, long longestMs) throws InterruptedException {
        loop.wake();
        for (long ms = 0; !taken.getAsBoolean() && ms < longestMs; ms++) {
            Thread.sleep(1);
        }
        return taken.getAsBoolean();
    }

    /** Begins to think of how it could go on from the bar that plays. */
    public void begin(Futures newFutures) {
        futures = newFutures;
        loop.wake();
    }

    /**
     * What is stored now. Not by the {@code step-loop}.
     *
     * @return takes it; empty if it did not come in time
     */
    public Optional<States> states(Vocabulary vocabulary, long longestMs) throws InterruptedException {
        States out = new States(vocabulary);
        statesOut = out;
        return isTaken(() -> statesOut == null, longestMs) ? Optional.of(out) : Optional.empty();
    }
}

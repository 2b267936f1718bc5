package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.Network;
import ghostnote.engine.os.Wake;
import ghostnote.engine.ring.Inbox;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.transport.Locator;
import ghostnote.engine.transport.Playhead;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps hits written ahead of the playhead, so that a pause of this thread, of the screen or of the collector is not
 * heard; and turns the knobs that are turned, at the first tick that no output can have reached yet.
 *
 * <p>Thread: {@code step-loop}, after {@link #work} was called by whoever starts it; {@link #turn} any. Real-time safe:
 * yes, but for the parking in {@link #run}.
 */
public final class StepLoop implements Runnable, Locator {
    private static final int LOCATE = Knob.number(Control.LOCATE);

    /** From a turn to the first hit that obeys it: what outputs need to hear of it in time. */
    public static final long HORIZON_NS = 5_000_000;

    private static final long IDLE_NS = 2_000_000;

    /** Cues are known beforehand, so that a pause of this thread need not delay them. */
    private static final long CUES_AHEAD_NS = 50_000_000;

    /** Some hundred microseconds' worth. */
    private static final int HITS_A_ROUND = 4;

    private final LookAhead lookAhead;
    private final Playhead playhead;
    private final int barsAhead;
    private final NanoClock clock;
    private final Inbox turns = new Inbox();
    private final Inbox.Handler toLookAhead = new ToLookAhead();
    private final Cue[] cues;
    private final Wake wakeOutputs;
    private volatile long earlyNs;

    private int nextCue;

    /** No output can have reached it. */
    private long freeTick;

    /** That of the last change. */
    private long changedTick;

    /** What was taken back is not all decided anew yet. */
    private boolean isRewriting;

    /** In the last round hits were decided anew, so that an output may have slept too long. */
    private boolean hasRewritten;

    private volatile long refusedLocates;

    private volatile Network twin;
    private volatile int drummerOfTwin;
    private volatile Chair newcomer;
    private volatile Futures futures;
    private volatile States statesOut;
    private volatile Thread thread;
    private volatile boolean running = true;

    /**
     * @param barsAhead how far ahead of the playhead hits are written, two or more
     * @param cues knobs that are turned by themselves, in the order of their ticks
     * @param wakeOutputs lets outputs that sleep until their next hit look again
     */
    public StepLoop(
            LookAhead lookAhead,
            Playhead playhead,
            int barsAhead,
            List<Cue> cues,
            NanoClock clock,
            Wake wakeOutputs) {
        this.lookAhead = lookAhead;
        this.playhead = playhead;
        this.barsAhead = barsAhead;
        this.cues = cues.toArray(Cue[]::new);
        this.clock = clock;
        this.wakeOutputs = wakeOutputs;
    }

    /**
     * Turns what was turned, and writes a few hits of the look-ahead, so that the next turn need not wait.
     *
     * @param nowNs the time, read once a call
     * @return whether there is more to write
     */
    @RealTime
    public boolean work(long nowNs) {
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
        long rollbacksBefore = lookAhead.rollbacks();
        // Read before the turns: whoever leaps to another place says so beforehand.
        long playedTick = playhead.tick();
        freeTick = Math.max(changedTick, playhead.nextTickAt(nowNs + HORIZON_NS + earlyNs));
        takeCues(playhead.tickAt(nowNs + CUES_AHEAD_NS + earlyNs));
        turns.drain(toLookAhead);
        lookAhead.keepFrom(playedTick);
        boolean more = lookAhead.writeAhead(Math.max(playedTick, freeTick - 1), barsAhead, HITS_A_ROUND);
        hasRewritten = isRewriting || lookAhead.rollbacks() > rollbacksBefore;
        isRewriting = more && hasRewritten;
        return more;
    }

    @RealTime
    private void takeCues(long untilTick) {
        while (nextCue < cues.length && cues[nextCue].tick() <= untilTick) {
            Cue cue = cues[nextCue++];
            // Cues come a little before turns of now, and those then wait for them.
            freeTick = Math.max(freeTick, cue.tick());
            change(freeTick, cue.knob(), cue.value());
        }
    }

    @RealTime
    private void change(long tick, int knob, float value) {
        changedTick = tick;
        lookAhead.change(tick, knob, value);
    }

    private final class ToLookAhead implements Inbox.Handler {
        @Override
        @RealTime
        public void onLetter(int knob, float value, long tick) {
            change(tick == Inbox.NOW ? freeTick : Math.max(changedTick, tick), knob, value);
        }
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (running) {
            boolean more = work(clock.nanoTime());
            if (hasRewritten) {
                wakeOutputs.wake();
            }
            if (!more) {
                LockSupport.parkNanos(IDLE_NS);
            }
        }
    }

    /** An output plays so much ahead of time, and must hear of turns the earlier. Thread: any. */
    public void playAhead(long ns) {
        earlyNs = ns;
    }

    /**
     * Lets a drummer that is seated play on with another network of the same model. Thread: any but this.
     *
     * @return false if it was not done in time
     */
    public synchronized boolean playOn(int drummer, Network newTwin, long longestMs) throws InterruptedException {
        drummerOfTwin = drummer;
        twin = newTwin;
        return isTaken(() -> twin == null, longestMs);
    }

    /**
     * Seats a drummer: from when this returns on, it can be turned to. Thread: one at a time, not this.
     *
     * @return false if it was not done in time
     */
    public boolean seat(Chair chair, long longestMs) throws InterruptedException {
        newcomer = chair;
        return isTaken(() -> newcomer == null, longestMs);
    }

    private boolean isTaken(BooleanSupplier taken, long longestMs) throws InterruptedException {
        LockSupport.unpark(thread);
        for (long ms = 0; !taken.getAsBoolean() && ms < longestMs; ms++) {
            Thread.sleep(1);
        }
        return taken.getAsBoolean();
    }

    /** Begins to think of how it could go on from the bar that plays. Thread: any. */
    public void begin(Futures newFutures) {
        futures = newFutures;
        LockSupport.unpark(thread);
    }

    /**
     * What is stored now. Thread: any but this.
     *
     * @return takes it; empty if it did not come in time
     */
    public Optional<States> states(Vocabulary vocabulary, long longestMs) throws InterruptedException {
        States out = new States(vocabulary);
        statesOut = out;
        return isTaken(() -> statesOut == null, longestMs) ? Optional.of(out) : Optional.empty();
    }

    /** Turns a knob, as soon as it can be heard; false if too many turns are on their way. Thread: any. */
    public boolean turn(int knob, float value) {
        boolean taken = turns.offer(knob, value);
        LockSupport.unpark(thread);
        return taken;
    }

    @Override
    @RealTime
    @SuppressWarnings("NonAtomicVolatileUpdate") // one leads at a time
    public void locate(long songTick, long fromTick) {
        if (!turns.offer(LOCATE, (float) songTick, fromTick)) {
            refusedLocates++;
        }
        LockSupport.unpark(thread);
    }

    /** Places that were not come to, as too many turns were on their way: it played on instead. Thread: any. */
    public long refusedLocates() {
        return refusedLocates;
    }

    /** Ends {@link #run} within a few milliseconds. Thread: any. */
    public void stop() {
        running = false;
    }
}

package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.os.Wake;
import ghostnote.engine.ring.Inbox;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.transport.Locator;
import ghostnote.engine.transport.Playhead;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Keeps hits of all drummers written ahead of the playhead, so that a pause of this thread, of the screen or of the
 * collector is not heard; and lets the knobs be turned that are turned, at the first tick that no output can have reached
 * yet. Those of time are turned for all drummers at one tick.
 *
 * <p>Thread: {@code step-loop}, after {@link #work} was called by whoever starts it; {@link #locate} any. Real-time safe:
 * yes, but for the parking in {@link #run}.
 */
public final class StepLoop implements Runnable, Locator, Wake {
    private static final int LOCATE = Knob.number(Control.LOCATE);

    /** From a turn to the first hit that obeys it: what outputs need to hear of it in time. */
    public static final long HORIZON_NS = 5_000_000;

    private static final long IDLE_NS = 2_000_000;

    /** Cues are known beforehand, so that a pause of this thread need not delay them. */
    private static final long CUES_AHEAD_NS = 50_000_000;

    /** Some hundred microseconds' worth, of all drummers together. */
    private static final int HITS_A_ROUND = 4;

    private final Playhead playhead;
    private final int barsAhead;
    private final NanoClock clock;
    private final Inbox turnsForAll = new Inbox();
    private final Inbox.Handler toAll = new ToAll();
    private final Wake wakeOutputs;
    private Steering[] steered = {};
    private StandingCue[] cues = {};
    private int nextCue;
    private volatile long earlyNs;

    /** In the last round hits were decided anew, so that an output may have slept too long. */
    private boolean hasRewritten;

    private volatile long refusedLocates;
    private volatile Thread thread;
    private volatile boolean running = true;

    /**
     * @param barsAhead how far ahead of the playhead hits are written, two or more
     * @param wakeOutputs lets outputs that sleep until their next hit look again
     */
    public StepLoop(Playhead playhead, int barsAhead, NanoClock clock, Wake wakeOutputs) {
        this.playhead = playhead;
        this.barsAhead = barsAhead;
        this.clock = clock;
        this.wakeOutputs = wakeOutputs;
    }

    /**
     * One more plays. Before the first {@link #work}.
     *
     * @param newCues knobs that are turned by themselves, in the order of their ticks; of those of time only the first one's
     *     count, for all
     */
    public Steering add(LookAhead lookAhead, List<Cue> newCues) {
        Steering added = new Steering(lookAhead, this);
        boolean isFirst = steered.length == 0;
        cues = Stream.concat(
                        Stream.of(cues),
                        newCues.stream()
                                .filter(cue -> isFirst || !Knob.control(cue.knob()).isOfTime())
                                .map(cue -> new StandingCue(added, cue)))
                .sorted(Comparator.comparingLong(standing -> standing.cue.tick()))
                .toArray(StandingCue[]::new);
        steered = Stream.concat(Stream.of(steered), Stream.of(added)).toArray(Steering[]::new);
        return added;
    }

    private record StandingCue(Steering steering, Cue cue) {}

    /**
     * Turns what was turned, and writes a few hits of each look-ahead, so that the next turn need not wait.
     *
     * @param nowNs the time, read once a call
     * @return whether there is more to write
     */
    @RealTime
    public boolean work(long nowNs) {
        // Read before the turns: whoever leaps to another place says so beforehand.
        long playedTick = playhead.tick();
        long freeTick = playhead.nextTickAt(nowNs + HORIZON_NS + earlyNs);
        long cuesUntilTick = playhead.tickAt(nowNs + CUES_AHEAD_NS + earlyNs);
        for (Steering each : steered) {
            each.begin(freeTick);
        }
        takeCues(cuesUntilTick);
        turnsForAll.drain(toAll);
        int mostHits = Math.max(1, HITS_A_ROUND / steered.length);
        boolean isMore = false;
        hasRewritten = false;
        for (Steering each : steered) {
            boolean more = each.work(playedTick, barsAhead, mostHits);
            hasRewritten |= each.end(more);
            isMore |= more;
        }
        return isMore;
    }

    /** Cues come a little before turns of now, and those then wait for them. */
    @RealTime
    private void takeCues(long untilTick) {
        while (nextCue < cues.length && cues[nextCue].cue.tick() <= untilTick) {
            Cue cue = cues[nextCue].cue;
            Steering one = cues[nextCue].steering;
            nextCue++;
            if (Knob.control(cue.knob()).isOfTime()) {
                changeAll(Math.max(freeTickOfAll(), cue.tick()), cue.knob(), cue.value());
            } else {
                one.change(Math.max(one.freeTick(), cue.tick()), cue.knob(), cue.value());
            }
        }
    }

    @RealTime
    private void changeAll(long tick, int knob, float value) {
        for (Steering each : steered) {
            each.change(tick, knob, value);
        }
    }

    /** The first tick at which all can turn something. */
    @RealTime
    private long freeTickOfAll() {
        long tick = 0;
        for (Steering each : steered) {
            tick = Math.max(tick, each.freeTick());
        }
        return tick;
    }

    /** The tick of the last change of any. */
    @RealTime
    private long changedTickOfAll() {
        long tick = 0;
        for (Steering each : steered) {
            tick = Math.max(tick, each.changedTick());
        }
        return tick;
    }

    private final class ToAll implements Inbox.Handler {
        @Override
        @RealTime
        public void onLetter(int knob, float value, long asked) {
            changeAll(asked == Inbox.NOW ? freeTickOfAll() : Math.max(changedTickOfAll(), asked), knob, value);
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

    /** Lets it look whether anything is asked for. Thread: any. */
    @Override
    @RealTime
    public void wake() {
        LockSupport.unpark(thread);
    }

    /** An output plays so much ahead of time, and must hear of turns the earlier. Thread: any. */
    public void playAhead(long ns) {
        earlyNs = ns;
    }

    /** Turns a knob for all; false if too many turns are on their way. Thread: any. */
    boolean turnForAll(int knob, float value) {
        boolean taken = turnsForAll.offer(knob, value);
        wake();
        return taken;
    }

    @Override
    @RealTime
    @SuppressWarnings("NonAtomicVolatileUpdate") // one leads at a time
    public void locate(long songTick, long fromTick) {
        if (!turnsForAll.offer(LOCATE, (float) songTick, fromTick)) {
            refusedLocates++;
        }
        wake();
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

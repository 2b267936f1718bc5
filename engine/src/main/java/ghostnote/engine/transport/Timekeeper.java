package ghostnote.engine.transport;

import ghostnote.engine.RealTime;
import ghostnote.engine.os.Duty;
import ghostnote.engine.os.Wake;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.ring.Inbox;
import ghostnote.engine.time.Ticks;

/**
 * Keeps time: lets one source lead the transport, tells it what the performer asks for, and moves the playhead.
 *
 * <p>Thread: one, but for what says otherwise. Real-time safe: yes, once made.
 */
public final class Timekeeper implements Duty {
    private static final int PLAY = 0;
    private static final int STOP = 1;
    private static final int LOCATE = 2;

    private static final int DRAIN_LIMIT = 256;

    private final HitRing.Reader ring;
    private final HitHandler toSource = new ToSource();
    private final Inbox asked = new Inbox();
    private final Inbox.Handler toTransport = new ToTransport();
    private final Transport transport;
    private final Walk walk;
    private final Playhead playhead;
    private final Conductor conductor;
    private final Wake wakeOutputs;
    private TimeSource source;
    private volatile TimeSource nextSource;
    private volatile boolean stopRequested;
    private volatile boolean ended;
    private long endTick = Long.MAX_VALUE;
    private long stretches;
    private long nowNs;

    /**
     * @param ring tells what controls are turned
     * @param conductor hears of them
     * @param source leads at first; it has taken over already
     * @param wakeOutputs lets those look again that follow the transport
     */
    public Timekeeper(
            HitRing.Reader ring,
            Transport transport,
            Playhead playhead,
            Conductor conductor,
            TimeSource source,
            Wake wakeOutputs) {
        this.ring = ring;
        this.transport = transport;
        this.playhead = playhead;
        this.conductor = conductor;
        this.source = source;
        this.wakeOutputs = wakeOutputs;
        nextSource = source;
        walk = new Walk(transport);
    }

    /** Lets another source lead. Thread: any. */
    public void follow(TimeSource next) {
        nextSource = next;
    }

    /** Asks to play from where it is; false if too much is asked for at once. Thread: any. */
    public boolean play() {
        return asked.offer(PLAY, 0);
    }

    /** Asks to stop. Thread: any. */
    public boolean stop() {
        return asked.offer(STOP, 0);
    }

    /** Asks to go on from another place of the song. Thread: any. */
    public boolean locate(long songTick) {
        return asked.offer(LOCATE, 0, songTick);
    }

    @Override
    @RealTime
    @SuppressWarnings("ReferenceEquality") // a source is one of its kind
    public long doWork(long newNowNs) {
        nowNs = newNowNs;
        if (stopRequested) {
            ended = true;
        }
        if (ended) {
            return nowNs;
        }
        TimeSource next = nextSource;
        if (next != source) {
            source.release();
            next.takeOver(nowNs);
            source = next;
        }
        ring.drain(toSource, DRAIN_LIMIT);
        asked.drain(toTransport);
        long dueNs = source.doWork(nowNs);
        movePlayhead();
        if (transport.count() != stretches) {
            stretches = transport.count();
            wakeOutputs.wake();
        }
        return Math.min(dueNs, Math.min(walk.nextNs(), nextPulseNs()));
    }

    @RealTime
    private void movePlayhead() {
        while (walk.hasNextBy(nowNs)) {
            moveTo(walk.next().ns());
            walk.enter();
        }
        moveTo(nowNs);
    }

    /** Where it does not roll it is not moved: it may leap away from there. */
    @RealTime
    private void moveTo(long ns) {
        Stretch here = walk.here();
        if (here.motion() != Motion.ROLLS) {
            return;
        }
        long tick = here.tickAt(ns);
        if (tick >= endTick) {
            playhead.moveTo(endTick);
            ended = true;
        } else if (tick >= here.tick()) {
            playhead.moveTo(Math.max(playhead.tick(), tick));
        }
    }

    @RealTime
    private long nextPulseNs() {
        long pulse = Math.ceilDiv(playhead.tick() + 1, (long) Ticks.PER_CLOCK_PULSE) * Ticks.PER_CLOCK_PULSE;
        return walk.here().dueNs(Math.min(Math.max(pulse, walk.here().tick()), endTick));
    }

    @Override
    public void requestStop() {
        stopRequested = true;
    }

    @Override
    @RealTime
    public boolean ended() {
        return ended;
    }

    private final class ToTransport implements Inbox.Handler {
        @Override
        @RealTime
        public void onLetter(int ask, float none, long songTick) {
            switch (ask) {
                case PLAY -> source.play(nowNs);
                case STOP -> source.stop(nowNs);
                default -> source.locate(songTick, nowNs);
            }
        }
    }

    private final class ToSource implements HitHandler {
        @Override
        @RealTime
        public void onChange(long tick, int knob, float value) {
            conductor.onChange(tick, knob, value, nowNs);
            source.onChange(tick, knob, value, nowNs);
        }

        @Override
        @RealTime
        public void onEnd(long tick) {
            endTick = tick;
        }
    }
}

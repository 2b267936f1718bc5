package ghostnote.engine.transport;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;

/**
 * What a source of time does to the transport: starts it, stops it, bends it, takes it to another place of the song.
 *
 * <p>Thread: that of the source. Real-time safe: yes, once made.
 */
public final class Conductor {
    private static final int LOCATE = Knob.number(Control.LOCATE);

    private final Transport transport;
    private final Playhead playhead;
    private final Locator locator;
    private final Bars bars;
    private final Stretch newest = new Stretch();
    private final Stretch inForce = new Stretch();

    /** Where it stopped: all before was played. */
    private long stoppedTick;

    /**
     * @param playhead of that transport
     * @param locator is told of other places
     * @param bars those that are played; its own from here on
     */
    public Conductor(Transport transport, Playhead playhead, Locator locator, Bars bars) {
        this.transport = transport;
        this.playhead = playhead;
        this.locator = locator;
        this.bars = bars;
    }

    /** What the performance does at a time. */
    @RealTime
    public Stretch at(long ns) {
        transport.readAt(ns, inForce);
        return inForce;
    }

    /** What was added last, which may begin later; one that stands at tick 0 before there is any. */
    @RealTime
    public Stretch newest() {
        transport.read(transport.count() - 1, newest);
        return newest;
    }

    /** How many stretches there are: more when something was done. */
    @RealTime
    public long stretches() {
        return transport.count();
    }

    /** The place of the song where it stands, or where the stretch began on which it rolls. */
    @RealTime
    public long songTick() {
        Stretch before = newest();
        return before.tick() - before.leapTicks();
    }

    /** Stops at a time. Where it does not roll it stands from then on. */
    @RealTime
    public void stop(long ns) {
        halt(Motion.STANDS, ns);
    }

    /** Will play from the place where it is at any moment. If it rolls, it stops. */
    @RealTime
    public void arm(long ns) {
        halt(Motion.ARMED, ns);
    }

    @RealTime
    private void halt(Motion motion, long ns) {
        Stretch now = at(ns);
        if (now.motion() == Motion.ROLLS) {
            stoppedTick = now.tickAt(ns) + 1;
            add(motion, stoppedTick, ns, now.nanosPerTick(), now.leapTicks());
        } else if (now.motion() != motion) {
            add(motion, now.tick(), ns, now.nanosPerTick(), now.leapTicks());
        }
    }

    /** Begins to play at a time from the place where it is. */
    @RealTime
    public void roll(long ns, double nanosPerTick) {
        roll(newest().tick(), ns, nanosPerTick);
    }

    /** The same from a tick near it. */
    @RealTime
    public void roll(long tick, long ns, double nanosPerTick) {
        add(Motion.ROLLS, tick, ns, nanosPerTick, newest().leapTicks());
    }

    /** Goes on evenly from a tick and the time at which it is due. Where it stands, it stands on. */
    @RealTime
    public void bend(long tick, long ns, double nanosPerTick) {
        Stretch before = newest();
        if (before.motion() == Motion.ROLLS) {
            add(Motion.ROLLS, tick, ns, nanosPerTick, before.leapTicks());
        } else {
            add(before.motion(), before.tick(), ns, nanosPerTick, before.leapTicks());
        }
    }

    /** Goes to another place of the song, if it is another. It must not roll. */
    @RealTime
    public void locate(long songTick, long ns) {
        if (songTick() == songTick) {
            return;
        }
        // Another may have led when it stopped.
        stoppedTick = Math.max(stoppedTick, playhead.nextTick());
        Stretch before = newest();
        long tick = Control.landsAt(stoppedTick, songTick, bars);
        locator.locate(inReach(songTick, bars.meterAt(tick)), stoppedTick);
        add(before.motion(), tick, ns, before.nanosPerTick(), tick - songTick);
    }

    /** The same place in a bar that can be come to: the drummer's song has an end. */
    @RealTime
    private static long inReach(long songTick, Meter meter) {
        long excess = Math.max(0, songTick - (long) Control.LOCATE.most());
        return songTick - Math.ceilDiv(excess, (long) meter.ticksPerBar()) * meter.ticksPerBar();
    }

    @RealTime
    private void add(Motion motion, long tick, long ns, double nanosPerTick, long leapTicks) {
        while (!transport.add(motion, tick, ns, nanosPerTick, leapTicks)) {
            // Another adds its last one, which takes some nanoseconds.
            Thread.onSpinWait();
        }
    }

    /** The meter of the bars at a tick, as far as it is known. */
    @RealTime
    public Meter meterAt(long tick) {
        return bars.meterAt(tick);
    }

    /**
     * A control was turned. The drummer may have come to another place of the song a bar later than was thought here,
     * if something was turned just then.
     */
    @RealTime
    public void onChange(long tick, int knob, float value, long nowNs) {
        Knob.turn(bars, tick, knob, value);
        if (knob == LOCATE) {
            long songTick = (long) value;
            long thoughtTick = Control.landsAt(stoppedTick, songTick, bars);
            long laterTicks = Control.landsAt(tick, songTick, bars) - thoughtTick;
            Stretch before = newest();
            if (laterTicks != 0 && before.leapTicks() == thoughtTick - songTick) {
                stoppedTick = tick;
                add(
                        before.motion(),
                        before.tick() + laterTicks,
                        before.motion() == Motion.ROLLS ? before.ns() : nowNs,
                        before.nanosPerTick(),
                        before.leapTicks() + laterTicks);
            }
        }
    }
}

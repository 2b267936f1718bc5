package ghostnote.engine.wire;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.Conductor;
import ghostnote.engine.transport.InternalTime;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Timekeeper;
import ghostnote.engine.transport.Transport;

/**
 * A timekeeper and an output in simulated time: a drummer, a ring, an output that is watched, a clock that goes where it is
 * told.
 */
final class Stage {
    private static final long AHEAD_TICKS = 2 * 1920;

    private final HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
    private final Transport transport = new Transport();
    private final Playhead playhead = new Playhead(transport);
    private final StreamWatcher out;
    private final DrumStream drummer;
    private final long endTick;
    private final Timekeeper timekeeper;
    private final OutputDuty duty;
    private long nowNs;
    private long offered;
    private boolean endWritten;

    /** A stage with no drummer: the test offers the hits. */
    Stage(Timeline timeline, StreamWatcher out) {
        this(timeline, out, null, Long.MAX_VALUE);
    }

    /**
     * @param timeline its first tick is 0
     * @param endTick where the drummer ends
     */
    Stage(Timeline timeline, StreamWatcher out, DrumStream drummer, long endTick) {
        this.out = out;
        this.drummer = drummer;
        this.endTick = endTick;
        nowNs = timeline.originNs() - 10 * InternalTime.START_LEAD_NS;
        Conductor conductor = new Conductor(transport, playhead, (_, _) -> {}, new Bars(Meter.COMMON));
        InternalTime time = new InternalTime(conductor, timeline.tempoBpm());
        time.playFrom(timeline.originNs());
        timekeeper = new Timekeeper(ring.newReader(), transport, playhead, conductor, time, () -> {});
        duty = new OutputDuty(ring.newReader(), out, KitMap.GENERAL_MIDI, transport, 0);
    }

    Stage hit(long tick, Voice voice) {
        return hit(tick, voice, 100);
    }

    Stage hit(long tick, Voice voice, int velocity) {
        ring.offerHit(offered++, tick, voice.ordinal(), velocity);
        return this;
    }

    /** Takes back the last hits. */
    Stage revoke(int hits) {
        offered -= hits;
        ring.offerRevoke(offered);
        return this;
    }

    Stage tempo(long tick, float tempoBpm) {
        ring.offerChange(tick, Knob.number(Control.TEMPO), tempoBpm);
        return this;
    }

    Stage nudge(long tick, float ms) {
        ring.offerChange(tick, Knob.number(Control.NUDGE), ms);
        return this;
    }

    Stage end(long tick) {
        ring.offerEnd(tick);
        return this;
    }

    /** Wakes the duty at each time it asks for, until a time or the end. */
    Stage playTo(long untilNs) {
        long dueNs = wakeAt(nowNs);
        while (!duty.ended() && dueNs <= untilNs) {
            dueNs = wakeAt(dueNs);
        }
        if (!duty.ended()) {
            nowNs = untilNs;
        }
        return this;
    }

    Stage playToEnd() {
        return playTo(Long.MAX_VALUE);
    }

    /** Wakes the duty once. */
    long wakeAt(long newNowNs) {
        write();
        nowNs = newNowNs;
        out.at(newNowNs);
        return Math.min(timekeeper.doWork(newNowNs), duty.doWork(newNowNs));
    }

    private void write() {
        if (drummer != null && !endWritten) {
            long until = Math.min(playhead.tick() + AHEAD_TICKS, endTick);
            drummer.writeUpTo(ring, until);
            if (until == endTick) {
                ring.offerEnd(endTick);
                endWritten = true;
            }
        }
    }

    /** Whether all is played. */
    boolean ended() {
        return duty.ended();
    }

    OutputDuty duty() {
        return duty;
    }

    long playheadTick() {
        return playhead.tick();
    }

    long nowNs() {
        return nowNs;
    }
}

package ghostnote.engine.transport;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.time.Timeline;

/**
 * Time as this machine keeps it, at the tempo that is asked for.
 *
 * <p>Thread: the one that keeps time. Real-time safe: yes, once made.
 */
public final class InternalTime implements TimeSource {
    /** From where others are told that it starts to the first beat: time for them to get ready. */
    public static final long START_LEAD_NS = 1_000_000;

    private static final int TEMPO = Knob.number(Control.TEMPO);
    private static final int NUDGE = Knob.number(Control.NUDGE);
    private static final double NANOS_PER_MS = 1e6;

    private final Conductor conductor;
    private final Tempo tempo;

    /**
     * @param tempoBpm until another is asked for
     */
    public InternalTime(Conductor conductor, double tempoBpm) {
        this.conductor = conductor;
        tempo = new Tempo(conductor);
        tempo.follow(0, 0, Timeline.nanosPerTick(tempoBpm));
    }

    /** Plays from a moment on, which others are told of shortly before. */
    @RealTime
    public void playFrom(long firstBeatNs) {
        if (conductor.newest().motion() == Motion.STANDS) {
            double nanosPerTick = tempo.nanosPerTick();
            conductor.arm(firstBeatNs - START_LEAD_NS);
            conductor.roll(firstBeatNs, nanosPerTick);
            tempo.follow(conductor.newest().tick(), firstBeatNs, nanosPerTick);
        }
    }

    @Override
    @RealTime
    public void takeOver(long nowNs) {
        Stretch now = conductor.at(nowNs);
        if (now.motion() == Motion.ROLLS) {
            tempo.follow(now.tick(), now.ns(), now.nanosPerTick());
        } else {
            conductor.stop(nowNs);
            if (now.nanosPerTick() > 0) {
                tempo.follow(now.tick(), nowNs, now.nanosPerTick());
            }
        }
    }

    @Override
    @RealTime
    public long doWork(long nowNs) {
        return Long.MAX_VALUE;
    }

    @Override
    @RealTime
    public void onChange(long tick, int knob, float value, long nowNs) {
        if (knob == NUDGE) {
            if (conductor.newest().motion() == Motion.ROLLS) {
                tempo.nudge(tick, value * NANOS_PER_MS);
            }
        } else if (knob == TEMPO) {
            double nanosPerTick = Timeline.nanosPerTick(value);
            if (conductor.newest().motion() == Motion.ROLLS) {
                tempo.change(tick, nanosPerTick);
            } else {
                tempo.follow(tick, nowNs, nanosPerTick);
                conductor.bend(tick, nowNs, nanosPerTick);
            }
        }
    }

    @Override
    @RealTime
    public void play(long nowNs) {
        playFrom(nowNs + START_LEAD_NS);
    }

    @Override
    @RealTime
    public void stop(long nowNs) {
        conductor.stop(nowNs);
    }

    @Override
    @RealTime
    public void locate(long songTick, long nowNs) {
        boolean plays = conductor.newest().motion() != Motion.STANDS;
        conductor.stop(nowNs);
        conductor.locate(songTick, nowNs);
        if (plays) {
            play(nowNs);
        }
    }
}

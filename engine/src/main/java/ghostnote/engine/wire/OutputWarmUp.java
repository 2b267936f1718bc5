package ghostnote.engine.wire;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;

/**
 * Plays some hundred bars to nowhere in simulated time, so that the clock's code is compiled before its first real
 * beat.
 *
 * <p>Thread: the caller's, before anything plays. Real-time safe: no.
 */
public final class OutputWarmUp {
    private static final double TEMPO_BPM = 120;
    private static final int HIT_TICKS = Ticks.PER_SIXTEENTH / 2;
    private static final long AHEAD_TICKS = 32 * HIT_TICKS;
    private static final long END_TICK = 10_000L * HIT_TICKS;

    private OutputWarmUp() {}

    /** Takes a few tens of milliseconds. */
    public static void run() {
        HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        Transport transport = new Transport();
        transport.add(Motion.ROLLS, 0, 0, Timeline.nanosPerTick(TEMPO_BPM), 0);
        OutputDuty duty = new OutputDuty(ring.newReader(), (_, _, _, _) -> {}, KitMap.GENERAL_MIDI, transport, 0);
        long nowNs = 0;
        long tick = 0;
        while (!duty.ended()) {
            long playedTick = (long) (nowNs / Timeline.nanosPerTick(TEMPO_BPM));
            for (; tick < Math.min(playedTick + AHEAD_TICKS, END_TICK); tick += HIT_TICKS) {
                ring.offerHit(tick / HIT_TICKS, tick, (int) (tick / HIT_TICKS % Voice.count()), 1 + (int) (tick % 127));
            }
            if (tick == END_TICK) {
                ring.offerEnd(END_TICK);
                tick++;
            }
            nowNs = duty.doWork(nowNs);
        }
    }
}

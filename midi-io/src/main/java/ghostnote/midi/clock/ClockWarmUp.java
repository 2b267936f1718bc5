package ghostnote.midi.clock;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.live.Playhead;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;

/**
 * Plays some hundred bars to nowhere in simulated time, so that the clock's code is compiled before its first real
 * beat.
 *
 * <p>Thread: the caller's, before anything plays. Real-time safe: no.
 */
public final class ClockWarmUp {
    private static final double TEMPO_BPM = 120;
    private static final int HIT_TICKS = Ticks.PER_SIXTEENTH / 2;
    private static final long AHEAD_TICKS = 32 * HIT_TICKS;
    private static final long END_TICK = 10_000L * HIT_TICKS;

    private ClockWarmUp() {}

    /** Takes a few tens of milliseconds. */
    public static void run() {
        HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        Playhead playhead = new Playhead();
        ClockDuty duty = new ClockDuty(ring.newReader(), (_, _, _) -> {}, KitMap.GENERAL_MIDI, playhead);
        duty.follow(new Timeline(0, ClockDuty.START_LEAD_NS, TEMPO_BPM));
        long nowNs = 0;
        long tick = 0;
        while (!duty.ended()) {
            for (; tick < Math.min(playhead.tick() + AHEAD_TICKS, END_TICK); tick += HIT_TICKS) {
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

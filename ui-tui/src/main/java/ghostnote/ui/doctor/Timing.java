package ghostnote.ui.doctor;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.measure.NanoHistogram;
import ghostnote.engine.os.DeadlineThread;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.wire.OutputDuty;
import ghostnote.engine.wire.OutputWarmUp;

/**
 * How late the clock thread sends its notes, to nowhere.
 *
 * @param realTime whether it runs before all ordinary threads
 */
record Timing(long notes, long p999Ns, long mostNs, boolean realTime) {
    private static final double TEMPO_BPM = 240;
    private static final int BEATS = 12;
    private static final int TICKS_APART = 5;
    private static final long LEAD_NS = 50_000_000;

    /** Takes about three seconds. */
    static Timing measure() throws InterruptedException {
        HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        Transport transport = new Transport();
        OutputDuty duty = new OutputDuty(ring.newReader(), (_, _, _, _) -> {}, KitMap.GENERAL_MIDI, transport, 0);
        OutputWarmUp.run();
        try (DeadlineThread clock = new DeadlineThread(duty, NanoClock.system(), "midi-clock")) {
            clock.prepare();
            long endTick = BEATS * (long) Ticks.PER_QUARTER;
            int number = 0;
            for (long tick = 0; tick < endTick; tick += TICKS_APART) {
                ring.offerHit(number++, tick, Voice.KICK.ordinal(), 1);
            }
            ring.offerEnd(endTick);
            long firstNs = NanoClock.system().nanoTime() + LEAD_NS;
            transport.add(Motion.ROLLS, 0, firstNs, Timeline.nanosPerTick(TEMPO_BPM), 0);
            clock.start();
            clock.join();
            NanoHistogram lateness = duty.counters().lateness();
            return new Timing(lateness.count(), lateness.percentileNs(99.9), lateness.maxNs(), clock.isRealTime());
        }
    }
}

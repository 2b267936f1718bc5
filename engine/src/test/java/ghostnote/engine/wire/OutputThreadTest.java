package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.os.DeadlineThread;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.time.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread against the clock of this machine. How late it is, is no matter here. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutputThreadTest {
    private static final int HITS = 16;
    private static final long END_TICK = 480;

    private final HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
    private final Transport transport = new Transport();
    private final StreamWatcher out = new StreamWatcher();
    private final OutputDuty duty = new OutputDuty(ring.newReader(), out, KitMap.GENERAL_MIDI, transport, 0);
    private final DeadlineThread thread = new DeadlineThread(duty, NanoClock.system(), "midi-out");

    /** Two hits every 25 ms, from now on. */
    private void writePattern() {
        for (int i = 0; i < HITS; i++) {
            ring.offerHit(i, i / 2 * 60L, i % 2, 100);
        }
        begin(5_000_000);
    }

    private void begin(long leadNs) {
        long firstNs = NanoClock.system().nanoTime() + leadNs;
        transport.add(Motion.ARMED, 0, firstNs - 1_000_000, 0, 0);
        transport.add(Motion.ROLLS, 0, firstNs, Timeline.nanosPerTick(300), 0);
    }

    @Test
    void itPlaysToTheEnd() throws InterruptedException {
        thread.prepare();
        writePattern();
        ring.offerEnd(END_TICK);
        thread.start();
        thread.join();
        assertFalse(thread.isAlive());
        assertTrue(duty.ended());
        assertPulses();
        assertEquals(HITS, out.noteOns() + duty.counters().droppedNotes());
        assertTrue(out.stopped());
        thread.close();
    }

    @Test
    void preparedItWaitsForTheStart() throws InterruptedException {
        thread.prepare();
        assertTrue(thread.isAlive());
        writePattern();
        ring.offerEnd(END_TICK);
        assertTrue(out.silent());
        thread.start();
        thread.join();
        assertPulses();
        assertTrue(out.stopped());
    }

    /** A machine that is busy enough makes it leave some out. */
    private void assertPulses() {
        assertTrue(out.pulses() > 0 && out.pulses() <= 24, () -> out.pulses() + " pulses");
    }

    @Test
    void preparedAndClosedItEndsWithoutATimeline() throws InterruptedException {
        thread.prepare();
        thread.close();
        assertFalse(thread.isAlive());
        assertTrue(duty.ended());
        assertTrue(out.silent());
    }

    @Test
    void closedOnTheWayItHasEndedEveryNoteAndStoppedBeforeItReturns() throws InterruptedException {
        writePattern();
        thread.start();
        while (out.pulses() < 5) {
            Thread.onSpinWait();
        }
        thread.close();
        assertFalse(thread.isAlive());
        assertTrue(out.stopped());
        assertEquals(0, out.sounding());
        assertTrue(out.pulses() > 0);
        thread.close();
    }

    @Test
    void itIsClosedAtOnceThoughNothingIsDueForLong() throws InterruptedException {
        begin(3_600_000_000_000L);
        thread.start();
        thread.close();
        assertTrue(duty.ended());
        assertTrue(out.silent());
    }

    @Test
    void closedBeforeItStartsItNeverSaysAThing() throws InterruptedException {
        writePattern();
        thread.close();
        assertTrue(out.silent());
        thread.start();
        thread.join();
        assertTrue(out.silent());
    }

    @Test
    void closingWaitsForTheStopThoughItIsInterruptedAndPassesThatOn() throws InterruptedException {
        writePattern();
        thread.start();
        Thread.currentThread().interrupt();
        thread.close();
        assertTrue(Thread.interrupted());
        assertFalse(thread.isAlive());
        assertEquals(out.started(), out.stopped());
    }

    @Test
    void theWarmUpComesToAnEnd() {
        OutputWarmUp.run();
    }
}

package ghostnote.midi.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.live.Playhead;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.time.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread against the clock of this machine. How late it is, is no matter here. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MidiClockThreadTest {
    private static final int HITS = 16;
    private static final long END_TICK = 480;

    private final HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
    private final Playhead playhead = new Playhead();
    private final StreamWatcher out = new StreamWatcher();
    private final ClockDuty duty = new ClockDuty(ring.newReader(), out, KitMap.GENERAL_MIDI, playhead);
    private final MidiClockThread thread = new MidiClockThread(duty, NanoClock.system());

    /** Two hits every 25 ms, from now on. */
    private void writePattern() {
        for (int i = 0; i < HITS; i++) {
            ring.offerHit(i, i / 2 * 60L, i % 2, 100);
        }
        duty.follow(new Timeline(0, NanoClock.system().nanoTime() + 5_000_000, 300));
    }

    @Test
    void itPlaysToTheEnd() throws InterruptedException {
        writePattern();
        ring.offerEnd(END_TICK);
        thread.start();
        thread.join();
        assertFalse(thread.isAlive());
        assertTrue(duty.ended());
        assertEquals(24, out.pulses());
        assertEquals(HITS, out.noteOns() + duty.counters().droppedNotes());
        assertTrue(out.stopped());
        assertEquals(END_TICK, playhead.tick());
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
        assertEquals(24, out.pulses());
        assertTrue(out.stopped());
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
        while (playhead.tick() < 100) {
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
        duty.follow(new Timeline(0, NanoClock.system().nanoTime() + 3_600_000_000_000L, 120));
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
        ClockWarmUp.run();
    }
}

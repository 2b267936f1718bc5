package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.InternalTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockPulsesTest {
    private static final long ORIGIN_NS = 123_456_789_012_345L;

    /** Checks every pulse to a nanosecond: pulse k is due k x 25e9 / (10 x tempo) ns after the first. */
    private static final class GridWatcher extends StreamWatcher {
        private final long tenthsBpm;

        GridWatcher(long tenthsBpm) {
            this.tenthsBpm = tenthsBpm;
        }

        @Override
        void onPulse(long index, long timeNs) {
            long error = (timeNs - ORIGIN_NS) * tenthsBpm - index * 25_000_000_000L;
            assertTrue(Math.abs(error) <= tenthsBpm, "a pulse off the grid");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1200, 1337})
    void twentyFourHoursDriftNotATick(int tenthsBpm) {
        StreamWatcher out = new GridWatcher(tenthsBpm);
        DrumStream drummer = new DrumStream(tenthsBpm);
        long endTick = tenthsBpm * (long) Ticks.PER_QUARTER * 24 * 60 / 10;
        Stage stage = new Stage(new Timeline(0, ORIGIN_NS, tenthsBpm / 10.0), out, drummer, endTick);
        stage.playToEnd();

        assertEquals(endTick / Ticks.PER_CLOCK_PULSE, out.pulses());
        assertTrue(drummer.written() > 1_000_000, "a busy drummer");
        assertEquals(drummer.notes(), out.noteOns());
        assertEquals(out.noteOns(), stage.duty().counters().lateness().count());
        assertEquals(0, stage.duty().counters().lateness().maxNs());
        assertEquals(0, stage.duty().counters().droppedNotes() + stage.duty().counters().overfullNotes());
        assertTrue(out.stopped());
        assertEquals(endTick, stage.playheadTick());
        assertEquals(86_400_000_000_000L, stage.nowNs() - ORIGIN_NS);
    }

    @Test
    void everyTempoHasTwentyFourEvenPulsesAQuarter() {
        for (int tenthsBpm = 200; tenthsBpm <= 3000; tenthsBpm++) {
            StreamWatcher out = new GridWatcher(tenthsBpm);
            new Stage(new Timeline(0, ORIGIN_NS, tenthsBpm / 10.0), out)
                    .end(4L * Ticks.PER_QUARTER)
                    .playToEnd();
            assertEquals(4 * 24, out.pulses());
        }
    }

    @Test
    void theStartComesAMillisecondBeforeTheFirstPulseWhichIsTheFirstTick() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            Timeline timeline = new Timeline(
                    0, random.nextLong(1L << 50), random.nextDouble(20, 300));
            long startNs = timeline.originNs() - InternalTime.START_LEAD_NS;
            long[] firstPulseNs = new long[1];
            StreamWatcher out = new StreamWatcher() {
                @Override
                void onPulse(long index, long timeNs) {
                    if (index == 0) {
                        firstPulseNs[0] = timeNs;
                    }
                }
            };
            Stage stage = new Stage(timeline, out).end(100);
            // Woken now and then before the start, nothing happens.
            for (int wakes = random.nextInt(4); wakes > 0; wakes--) {
                long earlyNs = random.nextLong(1, 1L << random.nextInt(1, 31));
                assertEquals(startNs, stage.wakeAt(startNs - earlyNs));
                assertTrue(out.silent());
            }
            stage.playToEnd();
            assertEquals(InternalTime.START_LEAD_NS, out.startLeadNs());
            assertEquals(timeline.originNs(), firstPulseNs[0]);
            assertEquals(5, out.pulses());
        }
    }

    @Test
    void thePulsesAreTheSameHoweverManyNotesArePlayed() {
        StreamWatcher out = new GridWatcher(1200);
        Stage stage = new Stage(new Timeline(0, ORIGIN_NS, 120), out);
        for (int step = 0; step < 64; step++) {
            for (int voice = 0; voice < 16; voice++) {
                stage.hit((long) step * Ticks.PER_SIXTEENTH, Voice.of(voice));
            }
        }
        stage.end(64L * Ticks.PER_SIXTEENTH).playToEnd();
        assertEquals(64 * 6, out.pulses());
        assertEquals(64 * 14, out.noteOns(), "two pairs of hats are one note each");
    }

    @Test
    void calledAtAnyTimeNothingIsSentEarlyAndAllThatIsDueIsSent() {
        for (int seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Timeline timeline = new Timeline(0, ORIGIN_NS, random.nextDouble(20, 300));
            long[] lastWakeNs = {Long.MIN_VALUE};
            StreamWatcher out = new StreamWatcher() {
                @Override
                void onPulse(long index, long timeNs) {
                    long dueNs = timeline.dueNs(index * Ticks.PER_CLOCK_PULSE);
                    assertTrue(timeNs >= dueNs, "a pulse before its time");
                    assertTrue(lastWakeNs[0] < dueNs, "a pulse that was due the last time");
                }
            };
            DrumStream drummer = new DrumStream(seed);
            Stage stage = new Stage(timeline, out, drummer, 32L * Ticks.PER_QUARTER);
            long nowNs = stage.nowNs();
            while (!stage.duty().ended()) {
                stage.wakeAt(nowNs);
                lastWakeNs[0] = nowNs;
                nowNs += random.nextLong(random.nextBoolean() ? 1000 : 4_000_000);
            }
            assertEquals(32 * 24, out.pulses());
            assertEquals(drummer.notes(), out.noteOns());
            assertTrue(stage.duty().counters().lateness().maxNs() < 4_100_000);
        }
    }

    @Test
    void theDutyAsksToBeWokenWhenTheNextMessageIsDue() {
        Timeline timeline = new Timeline(0, 0, 125); // a tick is a millisecond
        Stage stage = new Stage(timeline, new StreamWatcher()).hit(30, Voice.KICK).end(95);
        long[] wakesMs = {-1, 0, 20, 30, 40, 60, 80, 90, 95};
        long nowNs = stage.nowNs();
        for (long wakeMs : wakesMs) {
            nowNs = stage.wakeAt(nowNs);
            assertEquals(wakeMs * 1_000_000, nowNs);
        }
        stage.wakeAt(nowNs);
        assertTrue(stage.duty().ended());
    }
}

package ghostnote.midi.sync;

import static ghostnote.midi.sync.Master.BEAT;
import static ghostnote.midi.sync.Master.HOUR_AT_120;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jitter of these tests goes to either side: 4 ms are a range of 8. */
class PulseTrackerTest {
    private static void checkAtMost(double most, double value) {
        assertTrue(value <= most, value + " is more than " + most);
    }

    @Test
    void jitterOfFourMillisecondsIsOneAndAHalfAtMostForAnHour() {
        for (int seed = 0; seed < 24; seed++) {
            Master master = new Master(seed, 4).play(8 * BEAT, 120).expect().play(HOUR_AT_120, 120);
            checkAtMost(1.5, master.worstErrorMs());
            checkAtMost(0.1, master.shownTempoWobbleBpm());
            assertEquals(0, master.wrong());
            assertEquals(0, master.tracker.reseeds());
        }
    }

    @Test
    void jitterOfOneMillisecondIsAHalfAtMostAndTheTempoShownStandsStill() {
        for (int seed = 0; seed < 24; seed++) {
            Master master = new Master(seed, 1).play(8 * BEAT, 120).expect().play(HOUR_AT_120, 120);
            checkAtMost(0.5, master.worstErrorMs());
            checkAtMost(0.01, master.shownTempoWobbleBpm());
            assertEquals(0, master.wrong());
        }
    }

    /** The first pulses are as late as they are, and a line through few of them a little more; that through a beat is not. */
    @ParameterizedTest
    @CsvSource({"1, 1.25, 0.75", "4, 5, 3"})
    void itNarrowsFromTheFirstPulseOn(double jitterMs, double firstBeatsMs, double laterMs) {
        for (int seed = 0; seed < 200; seed++) {
            Master master = new Master(seed, jitterMs).expect().play(BEAT, 120);
            checkAtMost(firstBeatsMs, master.worstErrorMs());
            checkAtMost(laterMs, master.expect().play(7 * BEAT, 120).worstErrorMs());
            assertEquals(0, master.wrong());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "120, 140, 0", "120, 140, 0.5", "140, 120, 0", "140, 120, 0.5", "120, 140, 1", "140, 120, 1",
        "120, 60, 0.5", "60, 120, 0.5", "120, 80, 0.5", "120, 90, 0.5", "90, 120, 0.5", "120, 180, 0.5", "120, 240, 0.5",
        "120, 121, 0.5", "120, 123, 0.5", "120, 130, 0.5"
    })
    void anotherTempoIsFollowedWithinTwoBeats(double fromBpm, double toBpm, double jitterMs) {
        for (int seed = 0; seed < 50; seed++) {
            Master master = new Master(seed, jitterMs).play(40 * BEAT + seed, fromBpm).play(2 * BEAT, toBpm);
            checkAtMost(1, Math.abs(master.tracker.shownTempoBpm() - toBpm));
            master.expect().play(20 * BEAT, toBpm);
            checkAtMost(1, master.worstErrorMs());
            checkAtMost(1, master.worstTempoBpm());
            assertEquals(0, master.wrong());
            assertTrue(master.tracker.isLocked());
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 300, 0", "300, 20, 0", "20, 300, 0.5", "300, 20, 0.5", "20, 300, 1", "300, 20, 1"})
    void fromOneEndToTheOtherItTakesFourBeats(double fromBpm, double toBpm, double jitterMs) {
        for (int seed = 0; seed < 50; seed++) {
            Master master = new Master(seed, jitterMs).play(40 * BEAT + seed, fromBpm).play(4 * BEAT, toBpm);
            master.expect().play(20 * BEAT, toBpm);
            checkAtMost(1, master.worstErrorMs());
            checkAtMost(1, master.worstTempoBpm());
            assertEquals(0, master.wrong());
        }
    }

    @ParameterizedTest
    @CsvSource({"120, 90, 4", "120, 140, 4", "140, 120, 4", "120, 60, 4", "120, 240, 2"})
    void aLeapOfTheTempoCostsNoPulseHoweverItJitters(double fromBpm, double toBpm, double jitterMs) {
        for (int seed = 0; seed < 50; seed++) {
            Master master = new Master(seed, jitterMs).play(40 * BEAT + seed, fromBpm).play(2 * BEAT, toBpm);
            checkAtMost(jitterMs, master.expect().play(20 * BEAT, toBpm).worstErrorMs());
            assertEquals(0, master.wrong());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2, 3})
    void aHundredTimesBackAndForthNoPulseIsMiscounted(double jitterMs) {
        for (int seed = 0; seed < 20; seed++) {
            Master master = new Master(seed, jitterMs);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 100; i++) {
                master.play(random.nextInt(4, 8) * BEAT + i, 120).play(random.nextInt(4, 8) * BEAT, 140);
            }
            assertEquals(0, master.wrong());
        }
    }

    @Test
    void oneBeatAMinuteMoreIsFollowedWithinAMillisecond() {
        Master master = new Master(1, 0).play(40 * BEAT, 120).expect().play(40 * BEAT, 121);
        checkAtMost(1, master.worstErrorMs());
        for (int seed = 0; seed < 50; seed++) {
            master = new Master(seed, 0.5).play(40 * BEAT, 120).expect().play(BEAT, 121);
            checkAtMost(2, master.worstErrorMs());
            checkAtMost(0.5, master.expect().play(40 * BEAT, 121).worstErrorMs());
            master = new Master(seed, 1).play(40 * BEAT, 120).expect().play(2 * BEAT, 121);
            checkAtMost(3, master.worstErrorMs());
            checkAtMost(1, master.expect().play(40 * BEAT, 121).worstErrorMs());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "0.5, 1.5", "1, 2.5"})
    void aTempoThatRisesByTenInSixteenBeatsIsFollowed(double jitterMs, double mostMs) {
        for (int seed = 0; seed < 50; seed++) {
            Master master = new Master(seed, jitterMs).play(40 * BEAT, 120).expect();
            master.play(16 * BEAT, pulse -> 120 + 10 * pulse / (16.0 * BEAT)).play(20 * BEAT, 130);
            checkAtMost(mostMs, master.worstErrorMs());
            assertEquals(0, master.wrong());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "4, 1.5"})
    void aDayWithDroppedAndDoubledPulsesIsCountedRightAllTheTimeAndDoesNotDrift(double jitterMs, double mostMs) {
        Master master = new Master(1, jitterMs).play(8 * BEAT, 120).damaged(0.01).expect().play(HOUR_AT_120, 120);
        double firstHourMs = master.meanErrorMs();
        checkAtMost(mostMs, master.worstErrorMs());
        assertEquals(0, master.wrong());
        master.expect().play(22 * HOUR_AT_120, 120);
        checkAtMost(mostMs, master.worstErrorMs());
        assertEquals(0, master.wrong());
        master.expect().play(HOUR_AT_120, 120);
        assertEquals(firstHourMs, master.meanErrorMs(), 0.01 * jitterMs);
        assertEquals(0, master.wrong());
        assertTrue(master.dropped() > 40_000);
        assertTrue(Math.abs(master.dropped() - master.tracker.missing()) <= 1);
        assertEquals(master.doubled(), master.tracker.duplicates());
        assertEquals(0, master.tracker.reseeds());
    }

    @Test
    void anyPulsesMayBeMissingAndTheNextIsCountedRight() {
        SplittableRandom random = new SplittableRandom(1);
        Master master = new Master(1, 1).play(8 * BEAT, 120).expect();
        for (int i = 0; i < 1000; i++) {
            for (int missing = random.nextInt(1, 12); missing > 0; missing--) {
                master.drop();
            }
            master.play(random.nextInt(1, 40), 120);
        }
        assertEquals(0, master.wrong());
        assertEquals(master.dropped(), master.tracker.missing());
        checkAtMost(0.5, master.worstErrorMs());
    }

    @Test
    void halfTheTempoIsTakenForMissingPulsesUntilSixDistancesAgree() {
        Master master = new Master(1, 0).play(8 * BEAT, 120);
        long last = master.pulse();
        for (long pulse = 1; pulse < 6; pulse++) {
            assertEquals(last + 2 * pulse, master.play(1, 60).tracker.pulses());
        }
        assertEquals(last + 6, master.play(1, 60).tracker.pulses());
        assertEquals(0, master.tracker.missing());
        assertEquals(1, master.tracker.reseeds());
        assertEquals(60, master.tracker.tempoBpm(), 1e-3);
        assertEquals(60, master.tracker.shownTempoBpm(), 1e-3);
    }

    @Test
    void manyTimesTheTempoIsTakenForDoubledPulsesUntilSixDistancesAgree() {
        Master master = new Master(1, 0).play(8 * BEAT, 20);
        long last = master.pulse();
        for (int pulse = 1; pulse < 6; pulse++) {
            assertEquals(last, master.play(1, 300).tracker.pulses());
        }
        assertEquals(last + 6, master.play(1, 300).tracker.pulses());
        assertEquals(0, master.tracker.duplicates());
        assertEquals(300, master.tracker.tempoBpm(), 1e-3);
    }

    @Test
    void aBurstIsOnePulse() {
        Master master = new Master(1, 0).play(8 * BEAT, 120);
        long last = master.pulse();
        for (int i = 1; i < 20; i++) {
            master.tracker.pulse(master.nowNs() + i * 100_000L);
        }
        assertEquals(last, master.tracker.pulses());
        assertEquals(19, master.tracker.duplicates());
        checkAtMost(0.001, master.expect().play(BEAT, 120).worstErrorMs());
        assertEquals(0, master.wrong());
    }

    @Test
    void aPulseBetweenTwoPulsesIsLeftOut() {
        for (int ms = 2; ms < 8; ms++) {
            Master master = new Master(1, 0).play(8 * BEAT, 120);
            master.tracker.pulse(master.nowNs() + ms * 1_000_000L);
            checkAtMost(0.001, master.expect().play(BEAT, 120).worstErrorMs());
            assertEquals(0, master.wrong());
            assertEquals(1, master.tracker.duplicates());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 8, -5, -8})
    void aLonePulseFarFromTheLineDoesNotMoveIt(double lateMs) {
        Master master = new Master(1, 0.2).play(40 * BEAT, 120);
        for (int i = 0; i < 100; i++) {
            master.pause(lateMs).play(1, 120).pause(-lateMs).expect().play(4 * BEAT, 120);
            checkAtMost(0.3, master.worstErrorMs());
        }
        assertEquals(0, master.tracker.reseeds());
    }

    @ParameterizedTest
    @CsvSource({"19.5, false", "20, true", "30, true", "300, true", "400, true", "410, false"})
    void aTempoOfTwentyToFourHundredIsTaken(double tempoBpm, boolean isTaken) {
        Master master = new Master(1, 0.5).play(6, tempoBpm);
        assertFalse(master.tracker.isLocked());
        master.play(8 * BEAT, tempoBpm);
        for (int i = 0; i < 1000; i++) {
            assertEquals(isTaken, master.play(1, tempoBpm).tracker.isLocked());
        }
    }

    @ParameterizedTest
    @CsvSource({"300, 250", "120, 250", "60, 250", "30, 250", "20, 375"})
    void theClockIsLostAfterAQuarterOfASecondAndThreePeriods(double tempoBpm, long lostMs) {
        Master master = new Master(1, 0);
        assertFalse(master.tracker.isLost(Long.MAX_VALUE));
        master.play(8 * BEAT, tempoBpm);
        assertFalse(master.tracker.isLost(master.nowNs() + lostMs * 1_000_000 - 1000));
        assertTrue(master.tracker.isLost(master.nowNs() + lostMs * 1_000_000 + 1000));
        assertTrue(master.tracker.isLocked(), "the tempo is kept");
        assertFalse(master.play(1, tempoBpm).tracker.isLost(master.nowNs()));
    }

    @Test
    void afterASilenceTheCountIsAsIfThereHadBeenPulses() {
        for (int seed = 0; seed < 100; seed++) {
            Master master = new Master(seed, 1).play(40 * BEAT, 120);
            for (int pulses = 0; pulses < 10 * BEAT; pulses++) {
                master.drop();
            }
            master.expect().play(8 * BEAT, 120);
            checkAtMost(1, master.worstErrorMs());
            assertEquals(0, master.wrong());
        }
    }

    @Test
    void afterASilenceTheLineGoesThroughWhereverThePulsesAre() {
        SplittableRandom random = new SplittableRandom(1);
        for (int seed = 0; seed < 100; seed++) {
            Master master = new Master(seed, 0.5).play(40 * BEAT, 120);
            master.pause(random.nextDouble(300, 5000)).expect().play(BEAT, 120);
            checkAtMost(1.5, master.worstErrorMs());
            checkAtMost(0.5, master.expect().play(8 * BEAT, 120).worstErrorMs());
        }
    }

    /** A start, at any place between two pulses: many masters go on at the old phase, others begin a new one. */
    @Test
    void thePulseBehindAStartIsTheOneItWasSaidToBeAndTheLineGoesThroughIt() {
        SplittableRandom random = new SplittableRandom(1);
        for (int start = 0; start < 1000; start++) {
            Master master = new Master(start, 0.2);
            master.play(random.nextInt(100), 120).pause(random.nextBoolean() ? 0 : random.nextDouble(-20, 1000));
            long number = random.nextInt(16_384) * 6L;
            master.tracker.nextIs(number);
            for (int pulse = 0; pulse < 2 * BEAT; pulse++) {
                master.expect().play(1, 120);
                assertEquals(number + pulse, master.tracker.pulses());
                checkAtMost(1, master.worstErrorMs());
            }
        }
    }

    @Test
    void whatWasMissingBeforeAStartIsNotTakenBackBehindIt() {
        Master master = new Master(1, 0).play(8 * BEAT, 120);
        master.drop().play(1, 120);
        master.tracker.nextIs(0);
        long start = master.pulse() + 1;
        master.play(1, 120).play(BEAT, 180);
        assertEquals(master.pulse() - start, master.tracker.pulses());
        assertEquals(1, master.tracker.reseeds());
        assertEquals(1, master.tracker.missing());
    }

    @Test
    void aStartOfARunningClockLeavesTheLineAlone() {
        Master master = new Master(1, 4).play(40 * BEAT, 120).expect();
        for (int start = 0; start < 10_000; start++) {
            master.tracker.nextIs(master.pulse() + 1);
            master.play(16 * BEAT, 120);
        }
        checkAtMost(1.5, master.worstErrorMs());
        assertEquals(0, master.wrong());
    }

    @Test
    void whateverCameBeforePulsesAreCountedTwoBeatsLaterAndOnTimeAfterEight() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20_000; round++) {
            PulseTracker tracker = new PulseTracker();
            long originNs = noise(tracker, random);
            double tempoBpm = random.nextDouble(20, 300);
            long before = 0;
            for (int pulse = 1; pulse <= 8 * BEAT; pulse++) {
                long atNs = originNs + Math.round(pulse * 60e9 / (BEAT * tempoBpm));
                tracker.pulse(atNs);
                if (pulse == 2 * BEAT) {
                    before = tracker.pulses() - pulse;
                    assertTrue(tracker.isLocked());
                    assertEquals(tempoBpm, tracker.tempoBpm(), 2);
                } else if (pulse > 2 * BEAT) {
                    assertEquals(before + pulse, tracker.pulses());
                }
                if (pulse == 8 * BEAT) {
                    assertTrue(Math.abs(tracker.filteredNs() - atNs) < 1_000_000);
                }
            }
            assertEquals(tempoBpm, tracker.shownTempoBpm(), 1);
        }
    }

    /** Anything; returns when the last pulse of it came. */
    private static long noise(PulseTracker tracker, SplittableRandom random) {
        long atNs = random.nextLong() / 4;
        for (int i = random.nextInt(60); i > 0; i--) {
            atNs += Math.round(Math.exp(random.nextDouble(Math.log(1e3), Math.log(random.nextBoolean() ? 1e8 : 1e11))));
            tracker.pulse(atNs);
            if (random.nextInt(20) == 0) {
                tracker.nextIs(random.nextInt(100_000));
            }
        }
        return atNs;
    }

    @Test
    void aMillionPulsesAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        PulseTracker tracker = new PulseTracker();
        long[] distancesNs = {20_000_000, 21_000_000, 1_000_000, 42_000_000, 300_000_000, 15_000_000};
        long atNs = 0;
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 3; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000_000; i++) {
                atNs += distancesNs[i / 100 % distancesNs.length];
                tracker.pulse(atNs);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
        assertTrue(tracker.reseeds() > 1000, "with changes of tempo");
    }
}

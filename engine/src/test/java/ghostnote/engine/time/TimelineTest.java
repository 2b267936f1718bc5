package ghostnote.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final long ORIGIN_TICK = 1_234_567;
    private static final long ORIGIN_NS = -987_654_321_012_345L;
    private static final BigDecimal NANOS_PER_MINUTE = BigDecimal.valueOf(60_000_000_000L);
    private static final MathContext EXACT = new MathContext(40);

    /** 20.0 to 300.0 by a tenth, and the fastest. */
    private static DoubleStream tempos() {
        return DoubleStream.concat(
                IntStream.rangeClosed(200, 3000).mapToDouble(tenths -> tenths / 10.0),
                DoubleStream.of(Timeline.FASTEST_BPM));
    }

    private static long ticksOfADay(double tempoBpm) {
        return (long) (tempoBpm * Ticks.PER_QUARTER * 24 * 60);
    }

    @Test
    void aTickIsFoundAtItsDueTimeAndNotANanosecondBefore() {
        SplittableRandom random = new SplittableRandom(1);
        tempos().forEach(tempoBpm -> {
            Timeline timeline = new Timeline(ORIGIN_TICK, ORIGIN_NS, tempoBpm);
            long hundredDays = 100 * ticksOfADay(tempoBpm);
            for (int i = 0; i < 200; i++) {
                long tick = ORIGIN_TICK + random.nextLong(-hundredDays, hundredDays);
                long dueNs = timeline.dueNs(tick);
                assertEquals(tick, timeline.tickAt(dueNs));
                assertEquals(tick - 1, timeline.tickAt(dueNs - 1));
            }
        });
    }

    @Test
    void everyTickOfAMinuteIsFoundAgain() {
        Timeline timeline = new Timeline(ORIGIN_TICK, ORIGIN_NS, 133.7);
        for (long tick = ORIGIN_TICK - 32_000; tick < ORIGIN_TICK + 32_000; tick++) {
            assertEquals(tick, timeline.tickAt(timeline.dueNs(tick)));
        }
    }

    @Test
    void anyTimeLiesBetweenItsTickAndTheNext() {
        SplittableRandom random = new SplittableRandom(2);
        tempos().forEach(tempoBpm -> {
            Timeline timeline = new Timeline(ORIGIN_TICK, ORIGIN_NS, tempoBpm);
            for (int i = 0; i < 200; i++) {
                long nowNs = ORIGIN_NS + random.nextLong(-86_400_000_000_000L, 86_400_000_000_000L);
                long tick = timeline.tickAt(nowNs);
                assertTrue(timeline.dueNs(tick) <= nowNs && nowNs < timeline.dueNs(tick + 1));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {120, 133.7, 20, 174.1, 299.9, 999})
    void overADayNoTickIsANanosecondOffTheExactGrid(double tempoBpm) {
        Timeline timeline = new Timeline(ORIGIN_TICK, ORIGIN_NS, tempoBpm);
        BigDecimal ticksPerMinute = BigDecimal.valueOf(tempoBpm).multiply(BigDecimal.valueOf(Ticks.PER_QUARTER));
        long day = ticksOfADay(tempoBpm);
        for (long ticks = 0; ticks <= day; ticks += day / 20_011) {
            // |due - ticks / ticksPerMinute| <= 1 ns, without the division.
            BigDecimal due = BigDecimal.valueOf(timeline.dueNs(ORIGIN_TICK + ticks) - ORIGIN_NS);
            BigDecimal error = due.multiply(ticksPerMinute)
                    .subtract(BigDecimal.valueOf(ticks).multiply(NANOS_PER_MINUTE));
            assertTrue(error.abs().compareTo(ticksPerMinute) <= 0, "off at tick " + ticks);
        }
    }

    @Test
    void aTempoChangeIsContinuous() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            Timeline before = new Timeline(ORIGIN_TICK, ORIGIN_NS, random.nextDouble(20, 999));
            long tick = ORIGIN_TICK + random.nextLong(40_000_000);
            Timeline after = before.withTempoFrom(tick, random.nextDouble(20, 999));
            assertEquals(before.dueNs(tick), after.dueNs(tick));
            assertEquals(tick, after.tickAt(before.dueNs(tick)));
            assertTrue(before.dueNs(tick - 1) < after.dueNs(tick) && after.dueNs(tick) < after.dueNs(tick + 1));
        }
    }

    @Test
    void aThousandTempoChangesInADayStayWithinAMicrosecondOfTheExactGrid() {
        SplittableRandom random = new SplittableRandom(4);
        Timeline timeline = new Timeline(ORIGIN_TICK, ORIGIN_NS, 120);
        BigDecimal exactNs = BigDecimal.valueOf(ORIGIN_NS);
        for (int i = 0; i < 1000; i++) {
            int ticks = random.nextInt(1, 2 * 120 * Ticks.PER_QUARTER);
            BigDecimal ticksPerMinute = new BigDecimal(timeline.tempoBpm() * Ticks.PER_QUARTER);
            exactNs = exactNs.add(BigDecimal.valueOf(ticks).multiply(NANOS_PER_MINUTE).divide(ticksPerMinute, EXACT));
            timeline = timeline.withTempoFrom(timeline.originTick() + ticks, random.nextInt(200, 3001) / 10.0);
            BigDecimal errorNs = exactNs.subtract(BigDecimal.valueOf(timeline.originNs()));
            assertTrue(errorNs.abs().compareTo(BigDecimal.valueOf(1000)) <= 0, "off by " + errorNs + " ns");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -0.0, -120, 19.999, 999.001, 1e300, Double.MIN_VALUE,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTempoOutsideTheRangeIsRefusedByName(double tempoBpm) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new Timeline(0, 0, tempoBpm));
        assertEquals("tempo %s bpm: expected 20 to 999".formatted(tempoBpm), refusal.getMessage());
        Timeline timeline = new Timeline(0, 0, 120);
        assertThrows(IllegalArgumentException.class, () -> timeline.withTempoFrom(480, tempoBpm));
        assertThrows(IllegalArgumentException.class, () -> Timeline.checkTempo(tempoBpm));
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 20.000001, 999})
    void theEndsOfTheRangeArePlayable(double tempoBpm) {
        assertEquals(Math.round(60e9 / tempoBpm), new Timeline(0, 0, tempoBpm).dueNs(Ticks.PER_QUARTER));
    }
}

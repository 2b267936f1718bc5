package ghostnote.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.measure.Allocation;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelayLockedLoopTest {
    /** So far out that a double would know the time to half a microsecond only. */
    private static final long ORIGIN_NS = 1L << 62;

    /** A pulse of the MIDI clock at 120 beats a minute. */
    private static final double PULSE_NS = 60e9 / (120 * 24);

    private static final int PULSES_A_DAY = 120 * 24 * 60 * 24;

    private static long at(long event, double periodNs) {
        return ORIGIN_NS + Math.round(event * periodNs);
    }

    private static void assertNear(long expectedNs, long ns, long mostNs) {
        assertTrue(Math.abs(ns - expectedNs) <= mostNs, ns + " instead of " + expectedNs);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.25, 1, 4})
    void aDayOfEvenEventsComesOutAsItWentInToTheNanosecond(double bandwidthHz) {
        DelayLockedLoop loop = new DelayLockedLoop();
        loop.seed(ORIGIN_NS, PULSE_NS);
        loop.setBandwidth(bandwidthHz);
        for (int event = 1; event < PULSES_A_DAY; event++) {
            long eventNs = at(event, PULSE_NS);
            loop.update(eventNs);
            assertTrue(Math.abs(loop.timeNs() - eventNs) <= 1, "event " + event);
        }
        assertEquals(PULSE_NS, loop.periodNs(), 1);
        assertEquals(0, loop.errorNs(at(PULSES_A_DAY, PULSE_NS)), 1);
    }

    @Test
    void aDayOfSkippedEventsIsNoMicrosecondOff() {
        DelayLockedLoop loop = new DelayLockedLoop();
        loop.seed(ORIGIN_NS, PULSE_NS);
        for (int event = 0; event < PULSES_A_DAY; event++) {
            loop.skip(1);
        }
        assertNear(at(PULSES_A_DAY, PULSE_NS), loop.timeNs(), 1000);
        loop.skip(-PULSES_A_DAY);
        assertNear(ORIGIN_NS, loop.timeNs(), 1000);
    }

    /** What an independent simulation found that the paper's loop leaves of 0 to 1 ms of lateness: root of the mean square. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.033", "0.25, 0.057", "0.5, 0.078", "1, 0.11", "2, 0.17", "4, 0.27"})
    void ofAMillisecondOfLatenessSoMuchIsLeft(double bandwidthHz, double leftMs) {
        SplittableRandom random = new SplittableRandom(1);
        DelayLockedLoop loop = new DelayLockedLoop();
        loop.seed(ORIGIN_NS, PULSE_NS);
        loop.setBandwidth(bandwidthHz);
        double expectedSquares = 0;
        double filteredSquares = 0;
        int heard = 0;
        for (int event = 1; event < PULSES_A_DAY / 24; event++) {
            double expectedMs = (loop.nextNs() - at(event, PULSE_NS)) / 1e6 - 0.5;
            loop.update(at(event, PULSE_NS) + random.nextInt(1_000_000));
            double filteredMs = (loop.timeNs() - at(event, PULSE_NS)) / 1e6 - 0.5;
            if (event > 2400) {
                expectedSquares += expectedMs * expectedMs;
                filteredSquares += filteredMs * filteredMs;
                heard++;
            }
        }
        assertEquals(leftMs, Math.sqrt(expectedSquares / heard), 0.12 * leftMs);
        assertTrue(filteredSquares < expectedSquares, "the event itself tells something");
    }

    @Test
    void aLoopThatRemembersAllIsTheLineOfLeastSquares() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 200; round++) {
            double periodNs = Math.exp(random.nextDouble(Math.log(1e3), Math.log(1e9)));
            int events = random.nextInt(2, 200);
            double[] lateNs = new double[events];
            DelayLockedLoop loop = new DelayLockedLoop();
            for (int event = 0; event < events; event++) {
                long eventNs = at(event, periodNs) + Math.round(random.nextDouble(-periodNs, periodNs));
                lateNs[event] = eventNs - ORIGIN_NS;
                if (event == 0) {
                    loop.seed(eventNs, random.nextDouble(1e9));
                } else {
                    loop.setMemory(event + 1);
                    loop.update(eventNs);
                }
            }
            double slope = slope(lateNs);
            assertEquals(slope, loop.periodNs(), 1e-6 * periodNs + 0.01);
            double lastNs = mean(lateNs) + slope * (events - 1) / 2;
            assertEquals(0, loop.timeNs() - ORIGIN_NS - lastNs, 1e-6 * periodNs + 1);
        }
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double slope(double[] values) {
        double middle = (values.length - 1) / 2.0;
        double mean = mean(values);
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            covariance += (i - middle) * (values[i] - mean);
            variance += (i - middle) * (i - middle);
        }
        return covariance / variance;
    }

    @Test
    void howeverWideItIsSetItSettles() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 500; round++) {
            double periodNs = Math.exp(random.nextDouble(Math.log(1e4), Math.log(1e9)));
            DelayLockedLoop loop = new DelayLockedLoop();
            loop.seed(ORIGIN_NS, periodNs * random.nextDouble(0.8, 1.25));
            loop.setBandwidth(Math.exp(random.nextDouble(Math.log(0.1 / periodNs * 1e9), Math.log(1e9))));
            for (int event = 1; event < 300; event++) {
                loop.update(at(event, periodNs));
            }
            assertEquals(0, loop.errorNs(at(300, periodNs)), 2);
            assertEquals(periodNs, loop.periodNs(), 2);
        }
    }

    @Test
    void theBandwidthIsChangedWhileItRunsWithoutAJump() {
        SplittableRandom random = new SplittableRandom(4);
        DelayLockedLoop loop = new DelayLockedLoop();
        loop.seed(ORIGIN_NS, PULSE_NS);
        for (int event = 1; event < 10_000; event++) {
            long nextNs = loop.nextNs();
            loop.setBandwidth(random.nextDouble(0.1, 4));
            assertEquals(nextNs, loop.nextNs());
            loop.update(at(event, PULSE_NS));
            assertNear(at(event, PULSE_NS), loop.timeNs(), 1);
        }
    }

    @Test
    void aMillionEventsAllocateNothing() {
        DelayLockedLoop loop = new DelayLockedLoop();
        loop.seed(ORIGIN_NS, PULSE_NS);
        assertEquals(0, Allocation.leastOf(() -> {
            for (int event = 1; event < 1_000_000; event++) {
                loop.setMemory(Math.min(event + 1, 100));
                loop.update(at(event, PULSE_NS));
            }
        }));
    }
}

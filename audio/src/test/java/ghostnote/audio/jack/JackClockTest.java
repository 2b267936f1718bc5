package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock against a server that is made up, whose cycles are noticed late, as they are on a busy machine. */
class JackClockTest {
    private static final int RATE = 48_000;
    private static final double FRAME_NS = 1e9 / RATE;
    private static final long START_NS = 5_000_000_000L;

    private final SplittableRandom random = new SplittableRandom(1);
    private long systemNs = START_NS;
    private final JackClock clock = new JackClock(() -> systemNs);

    /** By how much the card is faster than the system. */
    private double drift = 1;

    private double serverNs;
    private double nextNs;
    private long frame32 = 123_456;
    private long lastReadNs;
    private long greatestStepNs;

    private void read(long stepNs) {
        systemNs += stepNs;
        long ns = clock.nanoTime();
        if (lastReadNs != 0) {
            assertTrue(ns >= lastReadNs, "runs backwards");
            greatestStepNs = Math.max(greatestStepNs, Math.abs(ns - lastReadNs - stepNs));
        }
        lastReadNs = ns;
    }

    /** Goes to the next cycle, reading on the way; it is noticed late by up to so much. */
    private long cycle(int frames, double latestNs) {
        serverNs = nextNs;
        nextNs += frames * FRAME_NS / drift;
        long noticedNs = (long) (serverNs + random.nextDouble() * latestNs);
        while (systemNs < noticedNs) {
            read(Math.min(100_000, noticedNs - systemNs));
        }
        long beganNs = (long) (serverNs + random.nextDouble() * FRAME_NS);
        long nowNs = clock.cycle(frame32 & 0xFFFF_FFFFL, frames, RATE, beganNs, systemNs);
        frame32 += frames;
        return nowNs;
    }

    private void newServer() {
        nextNs = systemNs;
    }

    @Test
    void withoutAServerItIsTheSystemsClock() {
        for (int i = 0; i < 1000; i++) {
            read(1_234_567);
            assertEquals(systemNs, lastReadNs);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 128, 1024, 4096})
    void cyclesAreExactlyTheirFramesApart(int period) {
        newServer();
        frame32 = 0xFFFF_FFFFL - 100L * period; // and the count overflows on the way
        long firstNs = cycle(period, 0);
        for (int i = 1; i < 1000; i++) {
            assertEquals(0, cycle(period, 1e6) - firstNs - (double) i * period * FRAME_NS, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 128, 1024, 4096})
    void whatOthersReadIsWithinAFrameOrTwoOfTheCyclesAndNeverRunsBackwards(int period) {
        newServer();
        drift = 1.0001;
        for (int i = 0; i < 30 * RATE / period; i++) {
            cycle(period, 1e6);
        }
        greatestStepNs = 0;
        for (int i = 0; i < 5 * RATE / period; i++) {
            long nowNs = cycle(period, 1e6);
            assertEquals(0, clock.nanoTime() - nowNs - (systemNs - serverNs), 2 * FRAME_NS);
        }
        assertTrue(greatestStepNs < 1000, "a tenth of a millisecond is off by %d ns".formatted(greatestStepNs));
        assertEquals(0, clock.jumps());
    }

    @Test
    void itGoesOnEvenlyWhenAServerDiesAndAnotherComes() {
        for (int death = 0; death < 50; death++) {
            newServer();
            for (int i = 0; i < 500; i++) {
                cycle(128, 1e6);
            }
            for (int i = 0; i < 5000; i++) {
                read(100_000);
            }
            clock.freeWheel();
            for (int i = 0; i < 5000; i++) {
                read(100_000);
            }
            frame32 = random.nextLong(1L << 32);
        }
        assertTrue(greatestStepNs < 5_000, "a tenth of a millisecond is off by %d ns".formatted(greatestStepNs));
        assertEquals(0, (double) systemNs - lastReadNs, 50e6);
        assertEquals(0, clock.jumps());
    }

    @Test
    void cyclesThatAreMissedAndPeriodsThatChangeDoNotBendIt() {
        newServer();
        int[] periods = {128, 1024, 64, 4096, 32};
        for (int i = 0; i < 20_000; i++) {
            cycle(periods[i / 500 % periods.length], 1e6);
            if (i % 777 == 0) {
                int missed = 10 * periods[i / 500 % periods.length];
                nextNs += missed * FRAME_NS;
                frame32 += missed;
            }
        }
        assertTrue(greatestStepNs < 5_000, "a tenth of a millisecond is off by %d ns".formatted(greatestStepNs));
        assertEquals(0, (double) systemNs - lastReadNs, 1e6);
    }

    @Test
    void aServerThatRunsAheadTakesTheTimeWithIt() {
        newServer();
        long beforeNs = cycle(1024, 0);
        for (int i = 0; i < 1000; i++) {
            // Freewheeling: a cycle takes no time.
            clock.cycle(frame32, 1024, RATE, systemNs, systemNs);
            frame32 += 1024;
            systemNs += 1000;
        }
        assertTrue(clock.nanoTime() - beforeNs > 20_000_000_000L);
        assertTrue(clock.jumps() > 0);
    }

    @Test
    void noTwoThreadsSeeItRunBackwards() throws InterruptedException {
        JackClock real = new JackClock();
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong latest = new AtomicLong();
        AtomicLong backwards = new AtomicLong();
        Runnable reader = () -> {
            while (!done.get()) {
                long seen = latest.get();
                long ns = real.nanoTime();
                if (ns < seen) {
                    backwards.incrementAndGet();
                }
                latest.accumulateAndGet(ns, Math::max);
            }
        };
        Thread one = Thread.ofPlatform().name("reader-1").start(reader);
        Thread two = Thread.ofPlatform().name("reader-2").start(reader);
        long firstNs = System.nanoTime();
        SplittableRandom jitter = new SplittableRandom(3);
        for (long frame = 0; System.nanoTime() - firstNs < 1_000_000_000L; ) {
            long nowNs = System.nanoTime();
            if (nowNs - firstNs > frame * FRAME_NS) {
                real.cycle(frame, 32, RATE, nowNs + jitter.nextLong(500_000), nowNs);
                frame += 32;
            }
        }
        done.set(true);
        one.join();
        two.join();
        assertEquals(0, backwards.get());
    }
}

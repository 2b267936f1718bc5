package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.sound.BlockPlayer;
import ghostnote.engine.RealTime;
import ghostnote.engine.wire.MidiOut;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The clock on a real server. */
class JackTimeTest {
    private static final int RATE = 48_000;
    private static final int PERIOD = 256;
    private static final int CYCLES = 400;
    private static final long SETTLE_NS = 1_500_000_000;
    private static final long MEASURE_NS = 5_000_000_000L;
    private static final double MOST_PPM = 100;
    private static final int TRIES = 4;
    private static final int READINGS = 21;

    /** Marks each cycle's start, and reads the clock in it. */
    private static final class Marking implements BlockPlayer {
        private final JackClock clock;
        private final long[] starts = new long[CYCLES];
        private final long[] readLater = new long[CYCLES];
        private volatile int cycles;

        private Marking(JackClock clock) {
            this.clock = clock;
        }

        @Override
        @RealTime
        @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
        public void play(long nowNs, long untilNs, MidiOut out) {
            if (cycles < CYCLES) {
                readLater[cycles] = clock.nanoTime() - nowNs;
                starts[cycles] = nowNs;
                out.send(nowNs, 0x90, cycles >> 7, cycles & 127);
                cycles++;
            }
        }
    }

    @Test
    void withinACycleItIsExactAndAroundItNear() {
        try (Jackd _ = Jackd.started(RATE, PERIOD);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Ear ear = new Ear()) {
            link.start();
            Marking marking = new Marking(link.clock());
            link.add(marking);
            link.connect("ear");
            Jackd.await(() -> marking.cycles == CYCLES);
            ear.awaitCycles(5);
            int firstCycle = cycle(ear.message(0));
            for (int i = 0; i < ear.count(); i++) {
                double exactNs = (ear.frame(i) - ear.frame(0)) * 1e9 / RATE;
                long passedNs = marking.starts[cycle(ear.message(i))] - marking.starts[firstCycle];
                assertEquals(0, passedNs - exactNs, 1);
            }
            assertTrue(ear.count() > CYCLES / 2);
            Arrays.sort(marking.readLater);
            double periodNs = PERIOD * 1e9 / RATE;
            assertEquals(0, (double) marking.readLater[CYCLES / 2], periodNs, "half of the cycles began within a period");
            assertEquals(0, link.clock().jumps());
        }
    }

    private static int cycle(int message) {
        return (message >> 8 & 127) << 7 | message >> 16 & 127;
    }

    @Test
    void itRunsAsFastAsTheSystemsClock() {
        try (Jackd _ = Jackd.started(RATE, PERIOD);
                JackLink link = new JackLink("ghostnote", _ -> {})) {
            link.start();
            LockSupport.parkNanos(SETTLE_NS);
            // A machine that is held up while one is measured is not while all are.
            double least = Double.MAX_VALUE;
            for (int i = 0; i < TRIES && least >= MOST_PPM; i++) {
                long before = difference(link.clock());
                LockSupport.parkNanos(MEASURE_NS);
                least = Math.min(least, Math.abs(difference(link.clock()) - before) * 1e6 / MEASURE_NS);
            }
            assertTrue(least < MOST_PPM, "%.1f ppm".formatted(least));
        }
    }

    /** To the system's clock, in the middle of some readings. */
    private static long difference(JackClock clock) {
        long[] differences = new long[READINGS];
        for (int i = 0; i < READINGS; i++) {
            differences[i] = clock.nanoTime() - System.nanoTime();
        }
        Arrays.sort(differences);
        return differences[READINGS / 2];
    }
}

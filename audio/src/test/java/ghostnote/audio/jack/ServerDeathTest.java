package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.sound.BlockPlayer;
import ghostnote.engine.RealTime;
import ghostnote.engine.os.Threads;
import ghostnote.engine.wire.MidiOut;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerDeathTest {
    private static final int FEW = 5;
    private static final int MANY = 50;
    private static final long SETTLE_NS = 300_000_000;
    private static final long LONGEST_BACK_NS = 2_000_000_000;

    /** Reads the clock all the time, and notes the greatest difference to the system's over a short while. */
    private static final class ClockWatch implements AutoCloseable {
        private static final long STEP_NS = 1_000_000;
        private final Thread thread;
        private volatile boolean done;
        private volatile long worstNs;
        private volatile boolean wentBack;

        private ClockWatch(JackClock clock) {
            thread = Thread.ofPlatform().name("clock-watch").start(() -> {
                long systemNs = System.nanoTime();
                long ns = clock.nanoTime();
                while (!done) {
                    LockSupport.parkNanos(STEP_NS);
                    long before = System.nanoTime();
                    long now = clock.nanoTime();
                    long after = System.nanoTime();
                    if (now < ns) {
                        wentBack = true;
                    }
                    // Only if this thread was not held up between the readings.
                    if (after - before < 100_000) {
                        worstNs = Math.max(worstNs, Math.abs((now - ns) - (before - systemNs)));
                        ns = now;
                        systemNs = before;
                    }
                }
            });
        }

        @Override
        public void close() {
            done = true;
            Threads.joinWhole(thread);
        }
    }

    private static final class Notes implements BlockPlayer {
        @Override
        @RealTime
        public void play(long nowNs, long untilNs, MidiOut out) {
            out.send(nowNs, 0x99, 36, 100);
            out.send(untilNs, 0x89, 36, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theClockGoesOnAndTheLinkIsBackWithinTwoSecondsWithAllItsConnections(boolean byKill) throws Exception {
        die(FEW, byKill);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("soak")
    void fiftyTimesOver(boolean byKill) throws Exception {
        die(MANY, byKill);
    }

    private static void die(int times, boolean byKill) throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (Jackd jackd = Jackd.started(48_000, 256);
                JackLink link = new JackLink("ghostnote", told::add)) {
            JackMidiOut more = link.midiOut("more");
            link.add(new Notes());
            more.add(new Notes());
            link.start();
            // One that outlives its server in this process would confuse libjack, which knows one server at a time.
            try (Ear ear = new Ear();
                    Ear other = new Ear("other")) {
                link.connect("ear");
                link.connect(more, "other");
                ear.awaitCount(100);
                other.awaitCount(100);
                LockSupport.parkNanos(SETTLE_NS);
            }
            try (ClockWatch watch = new ClockWatch(link.clock())) {
                restart(jackd, link, byKill);
                int threads = ManagementFactory.getThreadMXBean().getThreadCount();
                long files = openFiles();
                for (int i = 1; i < times; i++) {
                    restart(jackd, link, byKill);
                }
                assertEquals(times, link.counters().deaths());
                assertTrue(ManagementFactory.getThreadMXBean().getThreadCount() <= threads, "threads grow");
                assertTrue(openFiles() <= files, "open files grow");
                assertTrue(!watch.wentBack, "the clock went back");
                assertTrue(watch.worstNs < 1_000_000, "the clock missed %d ns".formatted(watch.worstNs));
                assertEquals(2 * times + 1, told.size(), told.toString());
            }
        }
    }

    private static void restart(Jackd jackd, JackLink link, boolean byKill) {
        if (byKill) {
            jackd.kill();
        } else {
            jackd.term();
        }
        Jackd.await(() -> !link.isConnected());
        jackd.start();
        long upNs = System.nanoTime();
        try (Ear again = new Ear();
                Ear other = new Ear("other")) {
            again.awaitCount(10);
            other.awaitCount(10);
            long tookNs = System.nanoTime() - upNs;
            assertTrue(tookNs < LONGEST_BACK_NS, "back after %d ms".formatted(tookNs / 1_000_000));
            LockSupport.parkNanos(SETTLE_NS);
        }
    }

    private static long openFiles() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}

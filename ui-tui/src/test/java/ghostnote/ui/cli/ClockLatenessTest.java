package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ghostnote.engine.measure.NanoHistogram;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * How late the clock thread is by its own doing, against absolute deadlines, paired with a native {@link Twin}. For so many
 * seconds as {@code -Dghostnote.test.seconds} tells.
 */
@Tag("timing")
@EnabledOnOs(OS.LINUX)
@Timeout(value = 1200, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClockLatenessTest {
    private static final int SECONDS = Integer.getInteger("ghostnote.test.seconds", 60);

    /** For the start of a JVM on a busy machine, and the clock's warm-up. */
    private static final int LEAD_SECONDS = 15;

    private static final String GARBAGE_MB_S = "100";
    private static final long MOST_P999_NS = 1_000_000;
    private static final long MOST_NS = 3_000_000;

    @TempDir
    Path folder;

    @Test
    void besideAThreadThatMakesGarbageItsOwnLatenessIsAMillisecondAndNeverThree() throws Exception {
        Path ticks = folder.resolve("ticks");
        Twin twin = Twin.start(folder, SECONDS + LEAD_SECONDS);
        Process clock = Ghostnote.java(
                        List.of(),
                        BusyClock.class.getName(),
                        ticks.toString(),
                        String.valueOf(SECONDS),
                        GARBAGE_MB_S)
                .start();
        String complaints = clock.errorReader().readAllAsString();
        assertEquals(0, clock.waitFor(), complaints);
        assumeTrue(!complaints.contains("not SCHED_FIFO"), "the clock has no right to SCHED_FIFO");
        String nativeTwin = twin.end();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

        NanoHistogram all = new NanoHistogram();
        NanoHistogram own = new NanoHistogram();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(ticks));
        while (bytes.hasRemaining()) {
            long dueNs = bytes.getLong();
            long lateNs = bytes.getLong();
            assertTrue(twin.watched(dueNs, lateNs), "the twin has ended too early");
            all.record(lateNs);
            if (!twin.excuses(dueNs, lateNs)) {
                own.record(lateNs);
            }
        }
        System.err.printf("load average %.2f; machine stalls %.2f %% of the time%n", load, 100 * twin.stalledShare());
        System.err.println(nativeTwin);
        print("all ", all);
        print("own ", own);
        assertTrue(own.percentileNs(99.9) <= MOST_P999_NS, () -> "p99.9 " + own.percentileNs(99.9) + " ns");
        assertTrue(own.maxNs() <= MOST_NS, () -> "worst " + own.maxNs() + " ns");
    }

    private static void print(String name, NanoHistogram lateness) {
        StringBuilder line = new StringBuilder(name).append("us:");
        for (double percent : new double[] {50, 90, 99, 99.9, 99.99}) {
            line.append(" p%s=%.1f".formatted(percent, lateness.percentileNs(percent) / 1e3));
        }
        System.err.println(line.append(" max=%.1f n=%d".formatted(lateness.maxNs() / 1e3, lateness.count())));
    }
}

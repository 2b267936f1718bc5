package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clock beside a screen that draws, and beside none. On a quiet machine. */
@Tag("timing")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScreenedClockTest {
    private static final String WINDOWS = "30";
    private static final long NOISE_NS = 100_000;

    @TempDir
    Path folder;

    @Test
    void thirtyRedrawsASecondDoNotMakeTheClockLate() throws Exception {
        Path file = folder.resolve("lateness");
        List<String> command = Ghostnote.java(List.of(), ScreenedClock.class.getName(), file.toString(), WINDOWS).command();
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("TERM", "xterm-256color");
        variables.put("LC_ALL", "C.UTF-8");
        PtyProcess process = new PtyProcessBuilder(command.toArray(String[]::new))
                .setEnvironment(variables)
                .setInitialColumns(120)
                .setInitialRows(40)
                .start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertEquals(0, process.waitFor());
        List<String> lines = Files.readAllLines(file);
        long[] without = figures(lines.get(0));
        long[] with = figures(lines.get(1));
        System.err.printf("load average %.2f%n", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        print("without a screen", without);
        print("with a screen   ", with);
        assumeTrue(lines.get(2).equals("true"), "the clock has no right to SCHED_FIFO");
        assertTrue(with[2] <= without[2] + NOISE_NS, () -> "p99.9 %d ns, and %d without".formatted(with[2], without[2]));
    }

    private static long[] figures(String line) {
        return Stream.of(line.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    private static void print(String name, long... ns) {
        System.err.printf(
                "%s us: p50=%.1f p99=%.1f p99.9=%.1f max=%.1f%n", name, ns[0] / 1e3, ns[1] / 1e3, ns[2] / 1e3, ns[3] / 1e3);
    }
}

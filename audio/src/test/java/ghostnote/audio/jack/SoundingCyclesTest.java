package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What it takes to sound in cycles of 64 frames, in a process of its own with the collector of the stage. */
class SoundingCyclesTest {
    private static final int RATE = 48_000;
    private static final int PERIOD = 64;
    private static final long PERIOD_NS = 1_000_000_000L * PERIOD / RATE;

    private static long[] play(int seconds, int megabytes) throws IOException, InterruptedException {
        try (Jackd jackd = Jackd.started(RATE, PERIOD)) {
            Process process = jackd.program(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:+UseZGC",
                            "-Xms256m",
                            "-Xmx256m",
                            "-XX:+AlwaysPreTouch",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SoundingCycles.class.getName(),
                            String.valueOf(seconds),
                            String.valueOf(megabytes))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader out = process.inputReader()) {
                String line = out.readLine();
                assertEquals(0, process.waitFor());
                System.out.println("cycles, mean ns, p99 ns, missed, missed by an empty client, failures: " + line);
                return Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
            }
        }
    }

    @Test
    @Tag("timing")
    void allDrumsSoundInATenthOfACycle() throws Exception {
        long[] figures = play(20, 0);
        assertTrue(figures[0] > 1000);
        assertTrue(figures[1] <= PERIOD_NS / 10, "mean %d ns of %d".formatted(figures[1], PERIOD_NS));
        assertEquals(0, figures[5]);
    }

    /** 500 MB a second, 64 MB of it live, for ten minutes. */
    @Test
    @Tag("soak")
    void besideGarbageItMissesNoMoreCyclesThanWhoDoesNothing() throws Exception {
        long[] figures = play(600, 500);
        assertTrue(figures[3] <= figures[4], "missed %d, and by an empty client %d".formatted(figures[3], figures[4]));
        assertEquals(0, figures[5]);
    }
}

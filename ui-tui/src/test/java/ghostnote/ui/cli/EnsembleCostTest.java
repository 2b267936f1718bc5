package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.jack.Jackd;
import ghostnote.engine.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one to sixty-four drummers at once cost, each with notes on a MIDI port of JACK of its own. */
@Tag("timing")
class EnsembleCostTest {
    private static final int FIRST_MEASURED_BAR = 6;
    private static final int LAST_MEASURED_BAR = 14;
    private static final int BARS = 16;
    private static final double TEMPO_BPM = 120;
    private static final double MEASURED_S = (LAST_MEASURED_BAR - FIRST_MEASURED_BAR) * 4 * 60 / TEMPO_BPM;

    @TempDir
    Path folder;

    /**
     * What was measured.
     *
     * @param cpuShare of one processor, while it plays
     */
    private record Cost(int drummers, double firstBeatS, double cpuShare, long residentMb, Map<String, Object> report) {
        long count(String figure) {
            return ((Number) report.get(figure)).longValue();
        }
    }

    @Test
    void theCostOfDrummersGrowsWithTheirNumberAndNothingIsLost() throws Exception {
        List<Cost> costs = new ArrayList<>();
        for (int drummers = 1; drummers <= 64; drummers *= 2) {
            try (Jackd jackd = Jackd.started(48_000, 256)) {
                costs.add(cost(drummers, "out = ['jack']", jackd));
                costs.add(cost(drummers, "", jackd));
            }
        }
        System.err.println("drummers  heard as   first beat s  cpu %  resident MB  notes  late  dropped  latest ms  missed cycles");
        for (int i = 0; i < costs.size(); i++) {
            Cost cost = costs.get(i);
            System.err.printf(
                    "%8d  %-9s %13.1f %6.1f %12d %6d %5d %8d %10.2f %14d%n",
                    cost.drummers,
                    i % 2 == 0 ? "notes" : "sound",
                    cost.firstBeatS,
                    100 * cost.cpuShare,
                    cost.residentMb,
                    cost.count("notes"),
                    cost.count("late_notes"),
                    cost.count("dropped_notes"),
                    cost.count("lateness_max_ns") / 1e6,
                    cost.count("jack_missed_cycles"));
            assertEquals(0, cost.count("dropped_notes") + cost.count("failed_messages"));
        }
    }

    private Cost cost(int drummers, String line, Jackd jackd) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(List.of("tempo = " + TEMPO_BPM, "seed = 1", line));
        for (int i = 0; i < drummers; i++) {
            lines.add("[[track]]");
        }
        Path file = Files.write(folder.resolve("band.toml"), lines);
        ProcessBuilder builder = Ghostnote.process(
                List.of("-Xms768m", "-Xmx768m"),
                "play", "--ensemble", file.toString(), "--bars", String.valueOf(BARS), "--headless", "--json");
        builder.environment().putAll(jackd.environment());
        Process process = builder.start();
        BufferedReader said = process.errorReader();
        Duration before = cpuAt(FIRST_MEASURED_BAR, said, process);
        Duration after = cpuAt(LAST_MEASURED_BAR, said, process);
        long residentMb = residentMb(process.pid());
        String rest = said.readAllAsString();
        String out = process.inputReader().readAllAsString();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0, rest);
        @SuppressWarnings("unchecked") // an object has strings for keys
        Map<String, Object> report = (Map<String, Object>) Json.parse(out);
        double firstBeatS = ((Number) report.get("first_beat_ms")).doubleValue() / 1000;
        double share = after.minus(before).toNanos() / 1e9 / MEASURED_S;
        return new Cost(drummers, firstBeatS, share, residentMb, report);
    }

    /** What the process has used of processors when a bar begins. */
    private static Duration cpuAt(int bar, BufferedReader said, Process process) throws IOException {
        String line = said.readLine();
        while (line != null && !line.startsWith("bar " + bar + " ")) {
            line = said.readLine();
        }
        assertTrue(line != null, "it ended before bar " + bar);
        return process.info().totalCpuDuration().orElseThrow();
    }

    private static long residentMb(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}

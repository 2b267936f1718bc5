package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A native program on the same processor, one priority higher than the clock (../shared/tools/jitter): what is late while
 * it is late too is the machine's doing.
 */
final class Twin {
    /** It sleeps between its ticks and misses what is shorter. */
    private static final long MARGIN_NS = 300_000;

    private final Path log;
    private final Process process;

    /** When the machine was held up, from and to. */
    private final TreeMap<Long, Long> stalls = new TreeMap<>();

    private long fromNs;
    private long toNs;

    private Twin(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    /** Builds it and lets it run for so long. Where that cannot be done the test is skipped. */
    static Twin start(Path folder, int seconds) throws IOException, InterruptedException {
        Path program = folder.resolve("sentinel");
        Path source = SharedData.tool("jitter/sentinel.c");
        try {
            int error = new ProcessBuilder("gcc", "-O2", "-o", program.toString(), source.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            assumeTrue(error == 0, "the twin does not build");
        } catch (IOException e) {
            assumeTrue(false, "there is no gcc to build the twin with");
        }
        Path log = folder.resolve("twin.txt");
        ProcessBuilder twin = new ProcessBuilder(program.toString(), String.valueOf(seconds), log.toString());
        return new Twin(log, twin.start());
    }

    /** Waits for its end and reads what it saw; it says in a line how late it was itself. */
    String end() throws IOException, InterruptedException {
        String said = process.inputReader().readAllAsString().strip();
        String complaints = process.errorReader().readAllAsString();
        assertEquals(0, process.waitFor(), complaints);
        assumeTrue(complaints.isEmpty(), complaints);
        List<String> lines = Files.readAllLines(log);
        String[] span = lines.getFirst().split(" ", -1);
        fromNs = Long.parseLong(span[1]);
        toNs = Long.parseLong(span[2]);
        for (String line : lines.subList(1, lines.size())) {
            String[] tick = line.split(" ", -1);
            long dueNs = Long.parseLong(tick[0]);
            add(dueNs - MARGIN_NS, dueNs + Long.parseLong(tick[1]) + MARGIN_NS);
        }
        return said;
    }

    private void add(long stallFromNs, long stallToNs) {
        Map.Entry<Long, Long> last = stalls.lastEntry();
        if (last != null && stallFromNs <= last.getValue()) {
            last = stalls.pollLastEntry();
            stalls.put(last.getKey(), Math.max(last.getValue(), stallToNs));
        } else {
            stalls.put(stallFromNs, stallToNs);
        }
    }

    /** Whether it ran all this time. */
    boolean watched(long dueNs, long lateNs) {
        return dueNs - MARGIN_NS >= fromNs && dueNs + lateNs <= toNs;
    }

    /** Whether the machine was held up at any time from when it was due until it was done. */
    boolean excuses(long dueNs, long lateNs) {
        Map.Entry<Long, Long> stall = stalls.floorEntry(dueNs + lateNs);
        return stall != null && stall.getValue() >= dueNs;
    }

    /** How much of the time the machine was held up, of 1. */
    double stalledShare() {
        long stalledNs = stalls.entrySet().stream().mapToLong(stall -> stall.getValue() - stall.getKey()).sum();
        return (double) stalledNs / (toNs - fromNs);
    }
}

package ghostnote.ui.cli;

import com.sun.management.ThreadMXBean;
import ghostnote.engine.json.Json;
import ghostnote.engine.live.Drummer;
import ghostnote.engine.live.WarmUp;
import ghostnote.engine.measure.NanoHistogram;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.NanoClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the network step on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        header = "Measures how long the drummer thinks about a hit on this machine.",
        description = "Warms up, then times every step: network, draws, and the hit that comes of it. Other programs'"
                + " load shows in p99.",
        footerHeading = "%nExample:%n",
        footer = "  ghostnote bench --model mine.safetensors --json")
final class BenchCommand implements Callable<Integer> {
    private static final long LONGEST_WARM_UP_NS = 10_000_000_000L;
    private static final long NANOS_A_MILLISECOND = 1_000_000;

    @Mixin
    private DrummerOptions drummerOptions;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "200000",
            description = "How many steps are measured. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(names = "--json", description = "The figures in JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (steps < 1) {
            throw new IllegalArgumentException("--steps %d: expected 1 or more".formatted(steps));
        }
        NanoClock clock = NanoClock.system();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        NanoHistogram histogram = new NanoHistogram();
        try (Network network = drummerOptions.loadNetwork();
                Drummer drummer = drummerOptions.drummer(network, 1)) {
            long startNs = clock.nanoTime();
            WarmUp.Result warmUp = WarmUp.run(network, clock, LONGEST_WARM_UP_NS);
            // Once more through the very loop that is measured, so that it is compiled too.
            measure(drummer, clock, new NanoHistogram());
            long warmUpMs = (clock.nanoTime() - startNs) / NANOS_A_MILLISECOND;
            long bytesBefore = threads.getCurrentThreadAllocatedBytes();
            measure(drummer, clock, histogram);
            long bytes = threads.getCurrentThreadAllocatedBytes() - bytesBefore;
            report(network, histogram, bytes, warmUp, warmUpMs);
        }
        return ExitCode.OK;
    }

    private void measure(Drummer drummer, NanoClock clock, NanoHistogram histogram) {
        long before = clock.nanoTime();
        for (int i = 0; i < steps; i++) {
            drummer.next();
            long now = clock.nanoTime();
            histogram.record(now - before);
            before = now;
        }
    }

    private void report(Network network, NanoHistogram histogram, long bytes, WarmUp.Result warmUp, long warmUpMs) {
        String kernel = network.kernel().name();
        if (!json) {
            System.out.printf(
                    "%s on %s: a step takes %d ns (p50), %d ns (p99), and allocates %d bytes%n",
                    network.config().name(),
                    kernel,
                    histogram.percentileNs(50),
                    histogram.percentileNs(99),
                    bytes / steps);
            return;
        }
        Map<String, Object> stepNs = new LinkedHashMap<>();
        stepNs.put("p50", histogram.percentileNs(50));
        stepNs.put("p99", histogram.percentileNs(99));
        stepNs.put("max", histogram.maxNs());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("step_ns", stepNs);
        figures.put("step_bytes", bytes / steps);
        figures.put("kernel", kernel);
        figures.put("weights", drummerOptions.weights());
        figures.put("steps", steps);
        figures.put("warm_up_steps", warmUp.steps());
        figures.put("warm_up_ms", warmUpMs);
        figures.put("warm_up_clean", warmUp.clean());
        System.out.println(Json.write(figures));
    }
}

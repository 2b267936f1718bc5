package ghostnote.ui.cli;

import com.sun.management.ThreadMXBean;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.json.Json;
import ghostnote.engine.live.Drummer;
import ghostnote.engine.live.Futures;
import ghostnote.engine.live.LookAhead;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.live.Steering;
import ghostnote.engine.live.StepLoop;
import ghostnote.engine.live.WarmUp;
import ghostnote.engine.measure.NanoHistogram;
import ghostnote.engine.net.Network;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.NanoClock;
import ghostnote.ui.cast.Cast;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
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
    private static final int TURNS = 1000;
    private static final int AUDITIONS = 40;
    private static final long NANOS_A_MICROSECOND = 1000;
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
    public Integer call() throws IOException, InterruptedException {
        if (steps < 1) {
            throw new IllegalArgumentException("--steps %d: expected 1 or more".formatted(steps));
        }
        NanoClock clock = NanoClock.system();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        NanoHistogram histogram = new NanoHistogram();
        Cast cast = drummerOptions.loadCast();
        Values initial = drummerOptions.wishes(cast, PlayOptions::tell).initial();
        try (Network network = drummerOptions.network(cast.first().model());
                Drummer drummer = Drummer.of(network, initial, 1)) {
            long startNs = clock.nanoTime();
            WarmUp.Result warmUp = WarmUp.run(network, clock, LONGEST_WARM_UP_NS);
            // Once more through the very loop that is measured, so that it is compiled too.
            measure(drummer, clock, new NanoHistogram());
            long warmUpMs = (clock.nanoTime() - startNs) / NANOS_A_MILLISECOND;
            long bytesBefore = threads.getCurrentThreadAllocatedBytes();
            measure(drummer, clock, histogram);
            long bytes = threads.getCurrentThreadAllocatedBytes() - bytesBefore;
            Rollbacks rollbacks = rollbacks(network, initial, clock);
            NanoHistogram auditions = auditions(network, initial, clock);
            report(network, histogram, bytes, rollbacks, auditions, warmUp, warmUpMs);
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

    /**
     * What it takes to change one's mind.
     *
     * @param goingBack from a turn until what was written ahead is taken back, and the drummer stands where it stood
     * @param firstHit from a turn to the first hit that obeys it
     * @param twoBars from a turn until two bars are written anew
     */
    private record Rollbacks(NanoHistogram goingBack, NanoHistogram firstHit, NanoHistogram twoBars, long bytes) {}

    /** Turns the temperature twice a bar, when two bars are written ahead. */
    private Rollbacks rollbacks(Network network, Values initial, NanoClock clock) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        NanoHistogram goingBack = new NanoHistogram();
        NanoHistogram firstHit = new NanoHistogram();
        NanoHistogram twoBars = new NanoHistogram();
        HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        int barTicks = initial.meter().ticksPerBar();
        int temperature = Knob.number(Control.TEMPERATURE);
        try (Drummer drummer = Drummer.of(network, initial, 1);
                LookAhead lookAhead = new LookAhead(drummer, initial, ring, Long.MAX_VALUE)) {
            long tick = 0;
            long bytes = 0;
            for (int turn = -TURNS; turn < TURNS; turn++) {
                lookAhead.keepFrom(tick);
                lookAhead.writeTo(tick + 2L * barTicks);
                long bytesBefore = threads.getCurrentThreadAllocatedBytes();
                long startNs = clock.nanoTime();
                lookAhead.change(tick, temperature, 0.9f + (turn & 1) / 10f);
                long backNs = clock.nanoTime();
                lookAhead.writeTo(tick + 2L * barTicks, 1);
                long firstNs = clock.nanoTime();
                lookAhead.writeTo(tick + 2L * barTicks);
                long endNs = clock.nanoTime();
                if (turn >= 0) {
                    goingBack.record(backNs - startNs);
                    firstHit.record(firstNs - startNs);
                    twoBars.record(endNs - startNs);
                    bytes += threads.getCurrentThreadAllocatedBytes() - bytesBefore;
                }
                tick += barTicks / 2;
            }
            return new Rollbacks(goingBack, firstHit, twoBars, bytes);
        }
    }

    /** How long it takes to think of sixteen futures of four bars. */
    private NanoHistogram auditions(Network network, Values initial, NanoClock clock) throws InterruptedException {
        NanoHistogram histogram = new NanoHistogram();
        Meter meter = initial.meter();
        HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        Playhead playhead = new Playhead(new Transport());
        try (Drummer drummer = Drummer.of(network, initial, 1);
                LookAhead lookAhead = new LookAhead(drummer, initial, ring, Long.MAX_VALUE)) {
            drummer.rehearse();
            StepLoop loop = new StepLoop(playhead, 2, clock, () -> {});
            Steering steering = loop.add(lookAhead, List.of());
            for (int bar = 1; bar <= AUDITIONS; bar++) {
                playhead.moveTo(bar * (long) meter.ticksPerBar());
                while (loop.work(0)) {
                    // There is more to write.
                }
                try (Futures futures = new Futures(network, 1, 1, network.vocabulary().styles())) {
                    long startNs = clock.nanoTime();
                    steering.begin(futures);
                    loop.work(0);
                    futures.think(0);
                    if (bar > AUDITIONS / 2) {
                        histogram.record(clock.nanoTime() - startNs);
                    }
                }
            }
        }
        return histogram;
    }

    private void report(
            Network network,
            NanoHistogram histogram,
            long bytes,
            Rollbacks rollbacks,
            NanoHistogram auditions,
            WarmUp.Result warmUp,
            long warmUpMs) {
        String kernel = network.kernel().name();
        if (!json) {
            System.out.printf(
                    "%s on %s: a step takes %d ns (p50), %d ns (p99), and allocates %d bytes%n",
                    network.config().name(),
                    kernel,
                    histogram.percentileNs(50),
                    histogram.percentileNs(99),
                    bytes / steps);
            System.out.printf(
                    "a turned knob: two bars taken back after %d us (p50), %d us (p99),"
                            + " the first new hit after %d us (p50), %d us (p99),"
                            + " two bars after %d us (p50), %d us (p99)%n",
                    rollbacks.goingBack.percentileNs(50) / NANOS_A_MICROSECOND,
                    rollbacks.goingBack.percentileNs(99) / NANOS_A_MICROSECOND,
                    rollbacks.firstHit.percentileNs(50) / NANOS_A_MICROSECOND,
                    rollbacks.firstHit.percentileNs(99) / NANOS_A_MICROSECOND,
                    rollbacks.twoBars.percentileNs(50) / NANOS_A_MICROSECOND,
                    rollbacks.twoBars.percentileNs(99) / NANOS_A_MICROSECOND);
            System.out.printf(
                    "%d futures of %d bars: %d ms (p50), %d ms (p99)%n",
                    Futures.COUNT,
                    Futures.BARS,
                    auditions.percentileNs(50) / NANOS_A_MILLISECOND,
                    auditions.percentileNs(99) / NANOS_A_MILLISECOND);
            return;
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("step_ns", percentiles(histogram));
        figures.put("step_bytes", bytes / steps);
        figures.put("rollback_ns", percentiles(rollbacks.goingBack));
        figures.put("rollback_first_hit_ns", percentiles(rollbacks.firstHit));
        figures.put("rollback_two_bars_ns", percentiles(rollbacks.twoBars));
        figures.put("rollback_bytes", rollbacks.bytes);
        figures.put("audition_ns", percentiles(auditions));
        figures.put("kernel", kernel);
        figures.put("weights", drummerOptions.weights());
        figures.put("steps", steps);
        figures.put("warm_up_steps", warmUp.steps());
        figures.put("warm_up_ms", warmUpMs);
        figures.put("warm_up_clean", warmUp.clean());
        System.out.println(Json.write(figures));
    }

    private static Map<String, Object> percentiles(NanoHistogram histogram) {
        Map<String, Object> ns = new LinkedHashMap<>();
        ns.put("p50", histogram.percentileNs(50));
        ns.put("p99", histogram.percentileNs(99));
        ns.put("max", histogram.maxNs());
        return ns;
    }
}

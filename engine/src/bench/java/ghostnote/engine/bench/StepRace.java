package ghostnote.engine.bench;

import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Races one network step of the seed drummer against its peers: hand-written C, ONNX Runtime, libtorch, DL4J, and the
 * time it takes only to read the weights. It needs Linux on x86-64 with AVX-512, gcc, and at first a gigabyte for the
 * peers.
 *
 * <pre>
 *   mvn -q -Pbench -pl engine test
 * </pre>
 *
 * <p>Each process warms every engine up, then runs rounds. A round is one invocation of the benchmark: every engine for
 * a block of about 1.75 ms, in a freshly shuffled order, timed by the CPU time of the one thread they all share. So a
 * noisy neighbour, a warm or a cold cache meets all of them alike. An engine's figure is the median over the rounds of
 * a process, and the table's the median over processes. JMH's own score, the length of a round, means nothing.
 *
 * <p>Before anything is timed every engine, int16 too, must play the same 200 greedy steps as {@link PlainStep}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(
        value = 5,
        jvmArgs = {
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Xms1g",
            "-Xmx2g",
            "-DDJL_CACHE_DIR=target/djl",
            "-Dai.djl.offline=true",
            "-Dai.djl.pytorch.num_threads=1",
            "-Dai.djl.pytorch.num_interop_threads=1",
            "-Dorg.bytedeco.javacpp.cachedir=target/javacpp",
            "-Dslf4j.internal.verbosity=ERROR"
        })
@Warmup(iterations = 1, batchSize = 20)
@Measurement(iterations = 1, batchSize = StepRace.ROUNDS)
public class StepRace {
    static final int ROUNDS = 101;

    private static final int GREEDY_STEPS = 200;
    private static final int WARM_UP_PASSES = 3;
    private static final long WARM_UP_NS = 800_000_000;

    /** A line for each process that ever ran here. */
    private static final Path RESULTS = Path.of("target/step-race.json");

    /** Ours. Never both in a process: a call that meets every implementation is not the call of a performance. */
    @Param({"vector", "scalar"})
    public String kernels = "";

    private final List<Racer> racers = new ArrayList<>();
    private final Random random = new Random(ProcessHandle.current().pid());
    private String weights = "";

    /** Runs all processes and prints a table over those of each kernel. */
    public static void main(String[] args) throws RunnerException, IOException {
        // ONNX Runtime 1.29.0 crashes in a process whose command line is longer than 4 KB: put the class path in a jar.
        System.setProperty("jmh.separateClasspathJAR", "true");
        int before = results().size();
        new Runner(new OptionsBuilder()
                        .include(StepRace.class.getName())
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        results().stream()
                .skip(before)
                .map(RaceResult::parse)
                .collect(Collectors.groupingBy(
                        result -> result.engines().keySet(), LinkedHashMap::new, Collectors.toList()))
                .forEach((_, processes) -> System.out.print(RaceResult.table(processes)));
    }

    private static List<String> results() throws IOException {
        return Files.exists(RESULTS) ? Files.readAllLines(RESULTS) : List.of();
    }

    /** Makes, checks and warms up the engines. */
    @Setup
    public void prepare() throws Exception {
        SeedNetwork seed = SeedNetwork.find();
        weights = seed.origin();
        NativeSteps c = new NativeSteps();
        System.setProperty(Kernels.PROPERTY, kernels);
        Kernel kernel = Kernels.choose();
        List<StepEngine> engines = List.of(
                new JavaStep(seed, kernel, Precision.FLOAT32),
                c.step(seed),
                c.floor(832),
                new JavaStep(seed, kernel, Precision.INT16),
                c.floor(416),
                new OnnxRuntimeStep(seed),
                new TorchStep(seed),
                new Dl4jStep(seed));
        int[] expected;
        try (PlainStep plain = new PlainStep(seed)) {
            expected = plain.greedy(GREEDY_STEPS);
        }
        for (StepEngine engine : engines) {
            check(engine, expected);
            racers.add(new Racer(engine, ROUNDS));
        }
        for (int pass = 0; pass < WARM_UP_PASSES; pass++) {
            racers.forEach(racer -> racer.warmUp(WARM_UP_NS));
        }
    }

    private static void check(StepEngine engine, int[] expected) {
        if (engine instanceof StepEngine.Checked checked) {
            int wrong = Arrays.mismatch(expected, checked.greedy(GREEDY_STEPS));
            if (wrong >= 0) {
                throw new IllegalStateException(
                        "%s: expected the greedy steps of plain Java, found another at step %d of %d"
                                .formatted(engine.name(), wrong, GREEDY_STEPS));
            }
        }
    }

    /** Forgets the rounds of the warm-up. */
    @Setup(Level.Iteration)
    public void restart() {
        racers.forEach(Racer::restart);
    }

    /** One round. */
    @Benchmark
    public void round() {
        List<Racer> order = new ArrayList<>(racers);
        Collections.shuffle(order, random);
        order.forEach(Racer::runBlock);
    }

    /** Prints what this process measured, and keeps it. */
    @TearDown
    public void finish() throws IOException {
        Map<String, RaceResult.Cost> costs = new LinkedHashMap<>();
        racers.forEach(racer -> costs.put(racer.engine().name(), racer.cost()));
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        RaceResult result = new RaceResult(weights, load, costs);
        System.out.print(RaceResult.table(List.of(result)));
        Files.writeString(
                RESULTS, result.toJson() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        racers.forEach(racer -> racer.engine().close());
    }
}

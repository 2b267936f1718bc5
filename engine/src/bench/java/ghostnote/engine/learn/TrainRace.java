package ghostnote.engine.learn;

import com.sun.management.ThreadMXBean;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.MultiplierPeak;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Races training against libtorch: forward, back and update of the seed drummer's shape, 200 steps a window.
 *
 * <pre>
 *   mvn -q -Pbench -pl engine test -Drace=ghostnote.engine.learn.TrainRace
 * </pre>
 *
 * <p>The engines of a task take turns in shuffled rounds in one process, timed by the CPU time of the calling thread,
 * so that what else the machine does meets all alike. Before anything is timed their losses and gradients must agree.
 * Where ours works on two threads, it is timed by the CPU time of what cannot be shared and of the busier thread, and
 * beside it by the clock on the wall. A batch of 1 cannot be shared; there each of two threads has a stream.
 */
public final class TrainRace {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 21;
    private static final int ROUNDS_OF_LARGE_ONES = 7;
    private static final long BLOCK_NS = 250_000_000;
    private static final double MOST_DIFFERENCE = 1e-5;

    private TrainRace() {}

    /** Runs all tasks, or those of one batch if that is named, and prints a table. */
    public static void main(String[] args) throws IOException {
        System.setProperty("DJL_CACHE_DIR", "target/djl");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        double peak = MultiplierPeak.gigaflops();
        System.out.printf("kernel %s, peak of one thread %.0f GFLOP/s%n", Kernels.chooseForTraining().name(), peak);
        for (RaceTask task : List.of(
                new RaceTask(32, 200, 1),
                new RaceTask(1, 200, 1),
                new RaceTask(32, 200, 2),
                new RaceTask(32, 200, 3),
                new RaceTask(32, 512, 1),
                new RaceTask(32, 1024, 1))) {
            if (args.length == 0 || task.toString().startsWith(args[0])) {
                race(task, peak);
            }
        }
        System.exit(0); // libtorch's threads would keep the process
    }

    private static void race(RaceTask task, double peak) throws IOException {
        OurTraining ours = new OurTraining(task, 1);
        List<TrainingEngine> engines = new ArrayList<>(List.of(ours, new TorchTraining(task, true, ours.weights())));
        if (task.layers() == 1) {
            engines.add(new TorchTraining(task, false, ours.weights()));
        }
        System.out.printf("%n%s: ", task);
        compare(engines);
        RaceTask sharedTask = new RaceTask(Math.max(2, task.batch()), task.units(), task.layers());
        OurTraining shared = new OurTraining(sharedTask, 2);
        Map<TrainingEngine, List<Double>> rates = new LinkedHashMap<>();
        engines.forEach(engine -> rates.put(engine, new ArrayList<>()));
        List<Double> sharedRates = new ArrayList<>();
        List<Double> wallRates = new ArrayList<>();
        engines.forEach(engine -> block(engine, task, 8));
        shareBlock(shared, sharedTask, new ArrayList<>());
        Random random = new Random(1);
        int rounds = task.flopsPerEvent() > 2e6 ? ROUNDS_OF_LARGE_ONES : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            List<TrainingEngine> order = new ArrayList<>(engines);
            Collections.shuffle(order, random);
            order.forEach(engine -> rates.get(engine).add(block(engine, task, 1)));
            sharedRates.add(shareBlock(shared, sharedTask, wallRates));
        }
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.out.printf("load average %.1f%n", load);
        double own = median(rates.get(ours));
        rates.forEach((engine, all) -> System.out.printf(
                "  %-32s %,9.0f events/s (%,.0f..%,.0f), ours / it %.2f%s%n",
                engine.name(), median(all), Collections.min(all), Collections.max(all), own / median(all),
                engine == ours
                        ? ", %.0f GFLOP/s, %.0f %% of the peak"
                                .formatted(own * task.flopsPerEvent() / 1e9, own * task.flopsPerEvent() / 1e7 / peak)
                        : ""));
        System.out.printf("  %-32s %,9.0f events/s (%,.0f..%,.0f), / one thread %.2f; wall %,.0f (..%,.0f)%n",
                shared.name(), median(sharedRates), Collections.min(sharedRates), Collections.max(sharedRates),
                median(sharedRates) / own, median(wallRates), Collections.max(wallRates));
        engines.forEach(TrainingEngine::close);
        shared.close();
    }

    /** All from the same weights, on the same events. */
    private static void compare(List<TrainingEngine> engines) {
        double expected = engines.getFirst().update();
        float[][] gradients = engines.getFirst().gradients();
        double most = 0;
        double largest = 0;
        for (TrainingEngine engine : engines.subList(1, engines.size())) {
            most = Math.max(most, Math.abs(expected - engine.update()) * MOST_DIFFERENCE);
            float[][] found = engine.gradients();
            for (int i = 0; i < gradients.length; i++) {
                for (int j = 0; j < gradients[i].length; j++) {
                    most = Math.max(most, Math.abs(gradients[i][j] - found[i][j]));
                    largest = Math.max(largest, Math.abs(found[i][j]));
                }
            }
        }
        System.out.printf("gradients up to %.2g differ by at most %.2g; ", largest, most);
        if (!(most < MOST_DIFFERENCE)) {
            throw new IllegalStateException("the engines do not compute the same");
        }
    }

    /** Events a second of CPU time, over some blocks. */
    private static double block(TrainingEngine engine, RaceTask task, int blocks) {
        long start = THREADS.getCurrentThreadCpuTime();
        long now;
        long events = 0;
        do {
            engine.update();
            events += task.eventsPerUpdate();
            now = THREADS.getCurrentThreadCpuTime();
        } while (now - start < blocks * BLOCK_NS);
        return events * 1e9 / (now - start);
    }

    private static double shareBlock(OurTraining engine, RaceTask task, List<Double> wallRates) {
        long start = engine.criticalNs();
        long wall = System.nanoTime();
        long events = 0;
        do {
            engine.update();
            events += task.eventsPerUpdate();
        } while (engine.criticalNs() - start < BLOCK_NS);
        wallRates.add(events * 1e9 / (System.nanoTime() - wall));
        return events * 1e9 / (engine.criticalNs() - start);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

package ghostnote.engine.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** An engine in the race, with the blocks it has run. */
final class Racer {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Long beside the microsecond that reading the thread's clock takes, short beside a scheduler's time slice. */
    private static final long BLOCK_NS = 1_750_000;

    private final StepEngine engine;
    private final double[] nsPerStep;
    private final double[] bytesPerStep;
    private int blockSteps = 1;
    private int blocks;

    Racer(StepEngine engine, int rounds) {
        this.engine = engine;
        nsPerStep = new double[rounds];
        bytesPerStep = new double[rounds];
    }

    StepEngine engine() {
        return engine;
    }

    /** Runs for some CPU time, and fits the block to the speed reached. */
    void warmUp(long cpuNs) {
        long end = THREADS.getCurrentThreadCpuTime() + cpuNs;
        for (long now = THREADS.getCurrentThreadCpuTime(), before; now < end; ) {
            engine.run(blockSteps);
            before = now;
            now = THREADS.getCurrentThreadCpuTime();
            blockSteps = (int) Math.max(1, BLOCK_NS * blockSteps / (now - before));
        }
    }

    /** Forgets the blocks run so far. */
    void restart() {
        blocks = 0;
    }

    void runBlock() {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        engine.run(blockSteps);
        nsPerStep[blocks] = (THREADS.getCurrentThreadCpuTime() - start) / (double) blockSteps;
        bytesPerStep[blocks] = (THREADS.getCurrentThreadAllocatedBytes() - bytes) / (double) blockSteps;
        blocks++;
    }

    RaceResult.Cost cost() {
        return new RaceResult.Cost(median(nsPerStep), median(bytesPerStep));
    }

    private double median(double[] values) {
        double[] sorted = Arrays.copyOf(values, blocks);
        Arrays.sort(sorted);
        return RaceResult.median(sorted);
    }
}

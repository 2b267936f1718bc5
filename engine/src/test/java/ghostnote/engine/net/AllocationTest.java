package ghostnote.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.RandomModels;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest {
    private static final int STEPS_IN_A_WINDOW = 200;
    private static final int MOST_WINDOWS = 2000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final RandomStream random = new RandomStream();

    /** Vector code allocates until it is compiled, so only the cleanest of many windows counts. */
    @ParameterizedTest
    @CsvSource({"FLOAT32, 1, 1", "INT16, 1, 1", "INT16, 1, 0.9", "FLOAT32, 0, 1", "INT16, NaN, 0.5"})
    void aWarmStepWithItsDrawsAllocatesNothing(Precision precision, float temperature, float topP) {
        Sampler sampler = new Sampler();
        for (Feature feature : Feature.values()) {
            sampler.setTemperature(feature, temperature);
            sampler.setTopP(feature, topP);
        }
        try (Network network =
                        new Network(RandomModels.conditioned(40, 20, 209, 95), Kernels.choose(), precision);
                NetState state = network.newState()) {
            sampler.prepare(network);
            int[] last = new int[Feature.count()];
            int[] next = new int[Feature.count()];
            long least = Long.MAX_VALUE;
            for (int window = 0; window < MOST_WINDOWS && least > 0; window++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < STEPS_IN_A_WINDOW; i++) {
                    step(network, state, sampler, last, next);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least, "bytes in the cleanest window of " + STEPS_IN_A_WINDOW + " steps");
        }
    }

    private void step(Network network, NetState state, Sampler sampler, int[] last, int[] next) {
        network.step(state, last);
        for (int head = 0; head < network.headCount(); head++) {
            network.give(state, head, next);
            next[network.headFeature(head)] = sampler.draw(network, state, head, random);
        }
        System.arraycopy(next, 0, last, 0, last.length);
        random.seed(1, last[0]);
    }
}

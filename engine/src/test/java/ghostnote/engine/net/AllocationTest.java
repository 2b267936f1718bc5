package ghostnote.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.RandomModels;
import ghostnote.engine.sense.Moment;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
        assertAllocatesNothing(RandomModels.conditioned(40, 20, 209, 95), precision, sampler);
    }

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void aWarmStepOfAnyCellAllocatesNothing(CellKind kind) {
        Model model = RandomModels.layered(96, new Layer(kind, 40), new Layer(kind, 21));
        assertAllocatesNothing(model, Precision.FLOAT32, new Sampler());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void norDoesAStepThatHearsAllThereIsToHear(Precision precision) {
        assertAllocatesNothing(RandomModels.full(97, new Layer(CellKind.LSTM, 40)), precision, new Sampler());
    }

    private void assertAllocatesNothing(Model model, Precision precision, Sampler sampler) {
        try (Network network = new Network(model, Kernels.choose(), precision);
                NetState state = network.newState()) {
            sampler.prepare(network);
            Moment moment = Moments.first(network);
            long least = Long.MAX_VALUE;
            for (int window = 0; window < MOST_WINDOWS && least > 0; window++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < STEPS_IN_A_WINDOW; i++) {
                    step(network, state, sampler, moment);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least, "bytes in the cleanest window of " + STEPS_IN_A_WINDOW + " steps");
        }
    }

    private void step(Network network, NetState state, Sampler sampler, Moment moment) {
        network.step(state, moment);
        for (int head = 0; head < network.headCount(); head++) {
            network.give(state, head, moment);
            moment.decide(network.headFeature(head), sampler.draw(network, state, head, random));
        }
        moment.commit();
        random.seed(1, moment.choice(Feature.TICKS.ordinal()));
    }
}

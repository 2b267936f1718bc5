package ghostnote.engine.net;

import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.KernelTrial;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.RandomModels;
import java.lang.foreign.Arena;

/**
 * Prints the name of this process's kernel, and digests of what it computes: its operations over awkward sizes, and the
 * hits of a drummer that draws with every knob turned. Every kernel must print the same digests.
 */
final class DigestProgram {
    private static final int STEPS_OF_EACH_PRECISION = 1000;

    private long digest = 0xcbf29ce484222325L;

    private DigestProgram() {}

    public static void main(String[] args) {
        Kernel kernel = Kernels.choose();
        DigestProgram operations = new DigestProgram();
        operations.addOperations(kernel);
        DigestProgram hits = new DigestProgram();
        for (Precision precision : Precision.values()) {
            hits.addSampledSteps(kernel, precision);
        }
        System.out.printf("%s %016x %016x%n", kernel.name(), operations.digest, hits.digest);
    }

    private void addOperations(Kernel kernel) {
        for (int outputs : KernelTrial.outputs()) {
            for (int inputs : KernelTrial.inputs()) {
                for (Precision precision : Precision.values()) {
                    try (Arena arena = Arena.ofConfined()) {
                        add(new KernelTrial(kernel, arena).accumulate(inputs, outputs, precision, false));
                    }
                }
            }
        }
        try (Arena arena = Arena.ofConfined()) {
            KernelTrial trial = new KernelTrial(kernel, arena);
            for (int units : KernelTrial.units()) {
                add(trial.lstm(units));
            }
            for (int rows = 1; rows <= KernelTrial.MOST_SOFTMAX_ROWS; rows++) {
                for (float inverseTemperature : new float[] {1e-6f, 0.37f, 1, 1000}) {
                    add(trial.softmax(rows, inverseTemperature));
                }
                add(trial.rows(rows * 7));
            }
        }
    }

    private void addSampledSteps(Kernel kernel, Precision precision) {
        Sampler sampler = new Sampler();
        sampler.setTemperature(Feature.TICKS, 1.3f);
        sampler.setTopP(Feature.NOTE, 0.9f);
        sampler.setTemperature(Feature.VELOCITY, 0.7f);
        RandomStream random = new RandomStream();
        random.seed(480, 0);
        try (Network network = new Network(RandomModels.conditioned(37, 19, 70, 101), kernel, precision);
                NetState state = network.newState()) {
            sampler.prepare(network);
            state.randomise(random, 0.1f);
            int[] last = {-1, -1, -1, -1};
            for (int step = 0; step < STEPS_OF_EACH_PRECISION; step++) {
                int[] next = new int[Feature.count()];
                network.step(state, last);
                for (int head = 0; head < network.headCount(); head++) {
                    next[Feature.PLACE.ordinal()] = (last[0] + next[0] + 1) % 16;
                    network.give(state, head, next);
                    int choice = sampler.draw(network, state, head, random);
                    next[network.headFeature(head)] = choice;
                    add(choice);
                    add(Float.floatToRawIntBits(network.logit(state, head, choice)));
                }
                last = next;
            }
        }
    }

    private void add(float[] values) {
        for (float value : values) {
            add(Float.floatToRawIntBits(value));
        }
    }

    /** FNV-1a, a word at a time. */
    private void add(int word) {
        digest = (digest ^ word) * 0x100000001b3L;
    }
}

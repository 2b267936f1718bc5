package ghostnote.engine.net;

import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.KernelTrial;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.kernel.TrainingKernel;
import ghostnote.engine.kernel.TrainingTrial;
import ghostnote.engine.learn.ShardTrial;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.RandomModels;
import ghostnote.engine.sense.Moment;
import java.lang.foreign.Arena;
import java.util.Arrays;

/**
 * Prints the name of this process's kernel, and digests of what it computes: its operations over awkward sizes, the
 * hits of a drummer that draws with every knob turned, and a training. Every kernel must print the same digests.
 */
final class DigestProgram {
    /** Layers of every kind, of odd sizes, one upon the other. */
    private static final Layer[] ALL_KINDS = Arrays.stream(CellKind.values())
            .map(kind -> new Layer(kind, 19 + 7 * kind.ordinal()))
            .toArray(Layer[]::new);

    private static final int STEPS_OF_EACH_PRECISION = 1000;

    private long digest = 0xcbf29ce484222325L;

    private DigestProgram() {}

    public static void main(String[] args) {
        Kernel kernel = Kernels.choose();
        DigestProgram operations = new DigestProgram();
        operations.addOperations(kernel);
        DigestProgram hits = new DigestProgram();
        for (Precision precision : Precision.values()) {
            hits.addSampledSteps(RandomModels.conditioned(37, 19, 70, 101), kernel, precision);
            hits.addSampledSteps(RandomModels.layered(102, ALL_KINDS), kernel, precision);
            hits.addSampledSteps(RandomModels.full(103, new Layer(CellKind.LSTM, 45)), kernel, precision);
        }
        DigestProgram training = new DigestProgram();
        training.addTraining(Kernels.chooseForTraining());
        System.out.printf(
                "%s %016x %016x %016x%n", kernel.name(), operations.digest, hits.digest, training.digest);
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
                for (KernelTrial.Rest rest : KernelTrial.Rest.values()) {
                    add(trial.cell(rest, units));
                }
            }
            for (int rows = 1; rows <= KernelTrial.MOST_SOFTMAX_ROWS; rows++) {
                for (float inverseTemperature : new float[] {1e-6f, 0.37f, 1, 1000}) {
                    add(trial.softmax(rows, inverseTemperature));
                }
                add(trial.rows(rows * 7, rows / 3f));
            }
        }
    }

    private void addTraining(TrainingKernel kernel) {
        try (Arena arena = Arena.ofConfined()) {
            TrainingTrial trial = new TrainingTrial(kernel, arena);
            for (int rows : TrainingTrial.rows()) {
                for (int columns = 5; columns < 150; columns += 36) {
                    add(trial.multiply(rows, 40, columns, rows % 2 == 0, columns % 2 == 0));
                }
                add(trial.lstm(rows, 32));
                add(trial.rows(16 * rows));
                add(trial.crossEntropy(rows, 0));
            }
        }
        add(ShardTrial.trained());
    }

    private void addSampledSteps(Model model, Kernel kernel, Precision precision) {
        Sampler sampler = new Sampler();
        sampler.setTemperature(Feature.TICKS, 1.3f);
        sampler.setTopP(Feature.NOTE, 0.9f);
        sampler.setTemperature(Feature.VELOCITY, 0.7f);
        RandomStream random = new RandomStream();
        random.seed(480, 0);
        try (Network network = new Network(model, kernel, precision);
                NetState state = network.newState()) {
            sampler.prepare(network);
            state.randomise(random, 0.1f);
            Moment moment = Moments.asked(network.vocabulary());
            for (int step = 0; step < STEPS_OF_EACH_PRECISION; step++) {
                network.step(state, moment);
                for (int head = 0; head < network.headCount(); head++) {
                    network.give(state, head, moment);
                    int choice = sampler.draw(network, state, head, random);
                    moment.decide(network.headFeature(head), choice);
                    add(choice);
                    add(Float.floatToRawIntBits(network.logit(state, head, choice)));
                }
                moment.commit();
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

package ghostnote.engine.bench;

import static ghostnote.engine.bench.SeedNetwork.CHOICES;
import static ghostnote.engine.bench.SeedNetwork.GATES;
import static ghostnote.engine.bench.SeedNetwork.NOTES;
import static ghostnote.engine.bench.SeedNetwork.UNITS;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * DL4J's LSTM layer by {@code rnnTimeStep}, with a one-hot input row. It has one output layer: we make the softmaxes.
 */
final class Dl4jStep extends LibraryStep {
    /** DL4J's gate columns g, f, o, i, in terms of ours: f, i, o, g. */
    private static final int[] GATE_ORDER = {3, 0, 2, 1};

    private final MultiLayerNetwork network;
    private final INDArray input = Nd4j.zeros(DataType.FLOAT, 1, CHOICES);

    Dl4jStep(SeedNetwork seed) {
        network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .list()
                .layer(new LSTM.Builder()
                        .nIn(CHOICES)
                        .nOut(UNITS)
                        .activation(Activation.TANH)
                        .gateActivationFunction(Activation.SIGMOID)
                        .build())
                .layer(new RnnOutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nIn(UNITS)
                        .nOut(CHOICES)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        float[] rows = new float[CHOICES * GATES];
        System.arraycopy(seed.noteRows(), 0, rows, 0, seed.noteRows().length);
        System.arraycopy(seed.ticksRows(), 0, rows, seed.noteRows().length, seed.ticksRows().length);
        set("0_W", reorderGates(rows), CHOICES, GATES);
        set("0_RW", reorderGates(seed.recurrent()), UNITS, GATES);
        set("0_b", reorderGates(seed.bias()), 1, GATES);
        set("1_W", seed.head(), UNITS, CHOICES);
        set("1_b", seed.headBias(), 1, CHOICES);
    }

    private void set(String parameter, float[] values, int rows, int columns) {
        network.getParam(parameter).assign(Nd4j.create(values, new int[] {rows, columns}, 'c'));
    }

    private static float[] reorderGates(float[] rows) {
        float[] out = new float[rows.length];
        for (int at = 0; at < rows.length; at += UNITS) {
            int gate = at / UNITS % GATE_ORDER.length;
            System.arraycopy(rows, at + (GATE_ORDER[gate] - gate) * UNITS, out, at, UNITS);
        }
        return out;
    }

    @Override
    public String name() {
        return "DL4J 1.0.0-M2.1";
    }

    @Override
    void forget() {
        network.rnnClearPreviousState();
    }

    @Override
    void step(int note, int ticks, float[] out) {
        input.putScalar(0, note, 1).putScalar(0, NOTES + ticks, 1);
        System.arraycopy(network.rnnTimeStep(input).toFloatVector(), 0, out, 0, CHOICES);
        input.putScalar(0, note, 0).putScalar(0, NOTES + ticks, 0);
        softmax(out, 0, NOTES);
        softmax(out, NOTES, CHOICES);
    }

    private static void softmax(float[] values, int from, int to) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            max = Math.max(max, values[i]);
        }
        float sum = 0;
        for (int i = from; i < to; i++) {
            values[i] = (float) Math.exp(values[i] - max);
            sum += values[i];
        }
        for (int i = from; i < to; i++) {
            values[i] /= sum;
        }
    }

    @Override
    public void close() {
        network.close();
    }
}

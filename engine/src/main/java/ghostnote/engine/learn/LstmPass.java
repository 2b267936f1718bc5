package ghostnote.engine.learn;

import static ghostnote.engine.kernel.Exponential.ofNegated;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.ModelConfig;
import java.util.Arrays;

/**
 * The cell of some streams, forward through a window and back again. The gates are f, i, o, g:
 * {@code c = f c + i g}, {@code h = o tanh(c)} (Hochreiter and Schmidhuber 1997; forget gate of Gers et al. 2000).
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
final class LstmPass {
    private final Parameters weights;
    private final Parameters gradient;
    private final int units;
    private final int[] inputFeatures;

    /** What stands before each step; the state behind the last step is the state before the next window. */
    private final float[][][] hidden; // steps + 1 x streams x units

    private final float[][][] memory; // steps + 1 x streams x units
    private final float[][][] tanhMemory; // steps x streams x units, after the step
    private final float[][][] gates; // steps x streams x 4 units; on the way back, what the loss changes with them

    private final float[][] recurrentTransposed; // 4 units x units
    private final float[][] hiddenSlope; // streams x units: how the loss of all later steps changes with h
    private final float[][] memorySlope; // streams x units: and with c

    /**
     * @param gradient what {@link #back} adds to
     */
    LstmPass(Parameters weights, Parameters gradient, int steps, int streams) {
        this.weights = weights;
        this.gradient = gradient;
        units = weights.config.units();
        inputFeatures = weights.config.inputs().stream().mapToInt(Feature::ordinal).toArray();
        int gateColumns = ModelConfig.GATES * units;
        hidden = new float[steps + 1][streams][units];
        memory = new float[steps + 1][streams][units];
        tanhMemory = new float[steps][streams][units];
        gates = new float[steps][streams][gateColumns];
        recurrentTransposed = new float[gateColumns][units];
        hiddenSlope = new float[streams][units];
        memorySlope = new float[streams][units];
    }

    /** Goes on from where the last window ended. */
    void startForward() {
        Rows.copy(hidden[hidden.length - 1], hidden[0]);
        Rows.copy(memory[memory.length - 1], memory[0]);
    }

    /**
     * One step.
     *
     * @param last the event of each stream; null forgets everything before
     * @return h after it, streams x units
     */
    float[][] forward(int step, int[][] last) {
        for (int b = 0; b < last.length; b++) {
            System.arraycopy(weights.cellBias, 0, gates[step][b], 0, weights.cellBias.length);
            if (last[b] == null) {
                Arrays.fill(hidden[step][b], 0);
                Arrays.fill(memory[step][b], 0);
            } else {
                addInputs(last[b], weights, gates[step][b]);
            }
        }
        Rows.multiply(hidden[step], weights.recurrent, gates[step]);
        for (int b = 0; b < last.length; b++) {
            activate(gates[step][b], memory[step][b], memory[step + 1][b], tanhMemory[step][b], hidden[step + 1][b]);
        }
        return hidden[step + 1];
    }

    private void addInputs(int[] last, Parameters from, float[] to) {
        for (int i = 0; i < inputFeatures.length; i++) {
            int choice = last[inputFeatures[i]];
            if (choice >= 0) {
                Rows.add(from.inputs[i][choice], to);
            }
        }
    }

    private void activate(float[] gate, float[] before, float[] after, float[] tanhAfter, float[] out) {
        for (int u = 0; u < units; u++) {
            float f = sigmoid(gate[u]);
            float i = sigmoid(gate[units + u]);
            float o = sigmoid(gate[2 * units + u]);
            float g = tanh(gate[3 * units + u]);
            float c = f * before[u] + i * g;
            float tanhC = tanh(c);
            gate[u] = f;
            gate[units + u] = i;
            gate[2 * units + u] = o;
            gate[3 * units + u] = g;
            after[u] = c;
            tanhAfter[u] = tanhC;
            out[u] = o * tanhC;
        }
    }

    private static float sigmoid(float x) {
        return 1 / (1 + ofNegated(x));
    }

    private static float tanh(float x) {
        float e = ofNegated(x + x);
        return (1 - e) / (1 + e);
    }

    /** Before the way back: nothing after the window counts. */
    void startBack() {
        Rows.clear(hiddenSlope);
        Rows.clear(memorySlope);
        Rows.transpose(weights.recurrent, recurrentTransposed);
    }

    /**
     * One step back.
     *
     * @param last the events that {@link #forward} was given
     * @param slope how the loss of this step changes with h after it, streams x units
     */
    void back(int step, int[][] last, float[][] slope) {
        float[][] gateSlopes = gates[step];
        for (int b = 0; b < last.length; b++) {
            Rows.add(slope[b], hiddenSlope[b]);
            differentiate(gateSlopes[b], memory[step][b], tanhMemory[step][b], hiddenSlope[b], memorySlope[b]);
            Rows.add(gateSlopes[b], gradient.cellBias);
            if (last[b] != null) {
                addSlopes(last[b], gateSlopes[b]);
            }
        }
        Rows.outer(hidden[step], gateSlopes, gradient.recurrent);
        Rows.clear(hiddenSlope);
        Rows.multiply(gateSlopes, recurrentTransposed, hiddenSlope);
        for (int b = 0; b < last.length; b++) {
            if (last[b] == null) {
                Arrays.fill(hiddenSlope[b], 0);
                Arrays.fill(memorySlope[b], 0);
            }
        }
    }

    private void addSlopes(int[] last, float[] gateSlope) {
        for (int i = 0; i < inputFeatures.length; i++) {
            int choice = last[inputFeatures[i]];
            if (choice >= 0) {
                Rows.add(gateSlope, gradient.inputs[i][choice]);
            }
        }
    }

    /** From the gates to the slopes of what went into them, in place; the slope of c moves on to c before the step. */
    private void differentiate(float[] gate, float[] before, float[] tanhAfter, float[] dh, float[] dc) {
        for (int u = 0; u < units; u++) {
            float f = gate[u];
            float i = gate[units + u];
            float o = gate[2 * units + u];
            float g = gate[3 * units + u];
            float tanhC = tanhAfter[u];
            float d = dc[u] + dh[u] * o * (1 - tanhC * tanhC);
            gate[u] = d * before[u] * f * (1 - f);
            gate[units + u] = d * g * i * (1 - i);
            gate[2 * units + u] = dh[u] * tanhC * o * (1 - o);
            gate[3 * units + u] = d * i * (1 - g * g);
            dc[u] = d * f;
        }
    }
}

package ghostnote.engine.kernel;

import ghostnote.engine.RealTime;
import java.lang.foreign.Arena;

/** The twin in plain Java: serves where the Vector API is missing, and says what the vector twin must compute. */
final class ScalarKernel implements Kernel {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public Matrix pack(float[] weights, int inputs, int outputs, Precision precision, Arena arena) {
        Kernel.checkShape(weights, inputs, outputs);
        return switch (precision) {
            case FLOAT32 -> new Float32(weights.clone(), inputs, outputs);
            case INT16 -> new Int16(Int16Words.of(weights, inputs, outputs), inputs);
        };
    }

    @Override
    @RealTime
    public void copy(Floats from, Floats out, int count) {
        for (int j = 0; j < count; j++) {
            out.set(j, from.get(j));
        }
    }

    @Override
    @RealTime
    public void addRow(Floats a, int start, float weight, Floats table, int offset, Floats out, int count) {
        for (int j = 0; j < count; j++) {
            out.set(start + j, Math.fma(weight, table.get(offset + j), a.get(start + j)));
        }
    }

    @Override
    @RealTime
    public void lstm(Floats gates, int units, Floats memory, Floats hidden) {
        for (int u = 0; u < units; u++) {
            float f = Exponential.minusOneOfNegated(gates.get(u));
            float i = Exponential.minusOneOfNegated(gates.get(units + u));
            float o = Exponential.minusOneOfNegated(gates.get(2 * units + u));
            float g = Exponential.minusOneOfNegated(gates.get(3 * units + u));
            float kept = memory.get(u) / (2f + f);
            float c = kept - g / ((2f + i) * (2f + g));
            memory.set(u, c);
            hidden.set(u, letOut(c, o));
        }
    }

    /** sigmoid(o) tanh(c), o as {@code exp(-o) - 1}. */
    @RealTime
    private static float letOut(float c, float o) {
        float e = Exponential.minusOneOfNegated(c + c);
        return -e / ((2f + o) * (2f + e));
    }

    @Override
    @RealTime
    public void peepholeLstm(Floats gates, Floats peepholes, int units, Floats memory, Floats hidden) {
        int row = Kernel.wholeLanes(units);
        for (int u = 0; u < units; u++) {
            float before = memory.get(u);
            float f = Exponential.minusOneOfNegated(Math.fma(peepholes.get(u), before, gates.get(u)));
            float i = Exponential.minusOneOfNegated(Math.fma(peepholes.get(row + u), before, gates.get(units + u)));
            float g = Exponential.minusOneOfNegated(gates.get(3 * units + u));
            float c = before / (2f + f) - g / ((2f + i) * (2f + g));
            memory.set(u, c);
            float o = Math.fma(peepholes.get(2 * row + u), c, gates.get(2 * units + u));
            hidden.set(u, letOut(c, Exponential.minusOneOfNegated(o)));
        }
    }

    @Override
    @RealTime
    public void coupledLstm(Floats gates, int units, Floats memory, Floats hidden) {
        for (int u = 0; u < units; u++) {
            float f = Exponential.minusOneOfNegated(gates.get(u));
            float o = Exponential.minusOneOfNegated(gates.get(units + u));
            float g = Exponential.minusOneOfNegated(gates.get(2 * units + u));
            float c = (memory.get(u) - (1f + f) * (g / (2f + g))) / (2f + f);
            memory.set(u, c);
            hidden.set(u, letOut(c, o));
        }
    }

    @Override
    @RealTime
    public void gru(Floats gates, Floats recurrent, int units, Floats hidden) {
        for (int u = 0; u < units; u++) {
            float r = Exponential.minusOneOfNegated(recurrent.get(units + u) + gates.get(units + u));
            float z = Exponential.minusOneOfNegated(recurrent.get(2 * units + u) + gates.get(2 * units + u));
            float n = candidate(gates.get(u), recurrent.get(u), r);
            hidden.set(u, n + (hidden.get(u) - n) / (2f + z));
        }
    }

    @Override
    @RealTime
    public void minimalGru(Floats gates, Floats recurrent, int units, Floats hidden) {
        for (int u = 0; u < units; u++) {
            float f = Exponential.minusOneOfNegated(recurrent.get(units + u) + gates.get(units + u));
            float n = candidate(gates.get(u), recurrent.get(u), f);
            float before = hidden.get(u);
            hidden.set(u, before + (n - before) / (2f + f));
        }
    }

    /** tanh(input + sigmoid(gate) recurrent) of doubled sums, the gate as {@code exp(-gate) - 1}. */
    @RealTime
    private static float candidate(float input, float recurrent, float gate) {
        return tanhOfHalf(input + recurrent / (2f + gate));
    }

    @Override
    @RealTime
    public void tanh(Floats gates, int units, Floats out) {
        for (int u = 0; u < units; u++) {
            out.set(u, tanhOfHalf(gates.get(u)));
        }
    }

    @RealTime
    private static float tanhOfHalf(float x) {
        float e = Exponential.minusOneOfNegated(x);
        return -e / (2f + e);
    }

    @Override
    @RealTime
    public float softmax(Floats logits, int start, int count, float inverseTemperature, Floats out, Floats laneSums) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            max = Math.max(max, logits.get(start + i));
        }
        for (int lane = 0; lane < LOGICAL_LANES; lane++) {
            float sum = 0;
            for (int i = lane; i < count; i += LOGICAL_LANES) {
                float e = Exponential.ofNegated((max - logits.get(start + i)) * inverseTemperature);
                out.set(i, e);
                sum += e;
            }
            laneSums.set(lane, sum);
        }
        return max;
    }

    private record Float32(float[] weights, int inputs, int outputs) implements Matrix {
        @Override
        @RealTime
        public void accumulate(Floats in, Floats out, boolean backwards) {
            for (int k = 0; k < inputs; k++) {
                float x = in.get(k);
                int row = k * outputs;
                for (int j = 0; j < outputs; j++) {
                    out.set(j, Math.fma(x, weights[row + j], out.get(j)));
                }
            }
        }

        @Override
        public long bytes() {
            return weights.length * (long) Float.BYTES;
        }
    }

    private record Int16(Int16Words packed, int inputs) implements Matrix {
        @Override
        @RealTime
        public void accumulate(Floats in, Floats out, boolean backwards) {
            int stride = packed.wordsPerRow;
            float offset = Int16Words.offsetOf(in, inputs);
            for (int w = 0; w < stride; w++) {
                float low = 0;
                float high = 0;
                for (int k = 0; k < inputs; k++) {
                    int word = packed.words[k * stride + w];
                    float x = in.get(k);
                    low = Math.fma(x, (float) (word & Int16Words.LOW_MASK), low);
                    high = Math.fma(x, (float) word, high);
                }
                add(out, Int16Words.lowColumn(w), low + offset);
                add(out, Int16Words.lowColumn(w) + LOGICAL_LANES, high);
            }
        }

        @RealTime
        private void add(Floats out, int column, float sum) {
            if (column < out.length()) {
                out.set(column, Math.fma(sum, packed.scales[column], out.get(column)));
            }
        }

        @Override
        public long bytes() {
            return packed.words.length * (long) Integer.BYTES;
        }
    }
}

package ghostnote.engine.kernel;

import java.lang.foreign.Arena;

/** The twin in plain Java: says what the vector twin must compute. */
final class ScalarTrainingKernel implements TrainingKernel {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public Panels panels(int mostInputs, int columns, Arena arena) {
        return new Rows(new float[mostInputs][columns], columns);
    }

    /** The matrix as it is. */
    private static final class Rows implements Panels {
        private final float[][] rows;
        private final int columns;
        private int inputs;

        Rows(float[][] rows, int columns) {
            this.rows = rows;
            this.columns = columns;
        }

        @Override
        public void pack(Floats from, int start, int rowStride, int columnStride, int inputCount) {
            Panels.checkPack(from, start, rowStride, columnStride, inputCount, rows.length, columns);
            inputs = inputCount;
            for (int k = 0; k < inputs; k++) {
                for (int j = 0; j < columns; j++) {
                    rows[k][j] = from.get(start + k * rowStride + j * columnStride);
                }
            }
        }

        @Override
        public void multiply(
                int rowCount,
                Floats a,
                int aStart,
                int aRowStride,
                int aColumnStride,
                Floats c,
                int cStart,
                int cRowStride) {
            Panels.checkMultiply(
                    rowCount, inputs, columns, a, aStart, aRowStride, aColumnStride, c, cStart, cRowStride);
            float[] sums = new float[columns];
            for (int r = 0; r < rowCount; r++) {
                int to = cStart + r * cRowStride;
                for (int j = 0; j < columns; j++) {
                    sums[j] = c.get(to + j);
                }
                for (int k = 0; k < inputs; k++) {
                    addScaled(a.get(aStart + r * aRowStride + k * aColumnStride), rows[k], sums);
                }
                for (int j = 0; j < columns; j++) {
                    c.set(to + j, sums[j]);
                }
            }
        }

        private static void addScaled(float factor, float[] row, float[] sums) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] = Math.fma(factor, row[j], sums[j]);
            }
        }
    }

    @Override
    public void copy(Floats from, int start, Floats to, int toStart, int count) {
        for (int j = 0; j < count; j++) {
            to.set(toStart + j, from.get(start + j));
        }
    }

    @Override
    public void addScaled(float factor, Floats from, int start, Floats to, int toStart, int count) {
        for (int j = 0; j < count; j++) {
            to.set(toStart + j, Math.fma(factor, from.get(start + j), to.get(toStart + j)));
        }
    }

    @Override
    public void lstm(
            int rows,
            int units,
            Floats gates,
            int gatesStart,
            Floats memory,
            int before,
            int after,
            Floats tanhMemory,
            int tanhStart,
            Floats hidden,
            int hiddenStart) {
        for (int n = 0; n < rows * units; n++) {
            int at = gatesStart + n / units * (4 * units) + n % units;
            float f = sigmoid(gates.get(at));
            float i = sigmoid(gates.get(at + units));
            float o = sigmoid(gates.get(at + 2 * units));
            float g = tanh(gates.get(at + 3 * units));
            float c = Math.fma(f, memory.get(before + n), i * g);
            float tanhC = tanh(c);
            gates.set(at, f);
            gates.set(at + units, i);
            gates.set(at + 2 * units, o);
            gates.set(at + 3 * units, g);
            memory.set(after + n, c);
            tanhMemory.set(tanhStart + n, tanhC);
            hidden.set(hiddenStart + n, o * tanhC);
        }
    }

    private static float sigmoid(float x) {
        return 1f / (2f + Exponential.minusOneOfNegated(x));
    }

    private static float tanh(float x) {
        float e = Exponential.minusOneOfNegated(x + x);
        return -e / (2f + e);
    }

    @Override
    public void lstmBack(
            int rows,
            int units,
            Floats gates,
            int gatesStart,
            Floats memory,
            int before,
            Floats tanhMemory,
            int tanhStart,
            Floats hiddenSlope,
            int hiddenSlopeStart,
            Floats memorySlope) {
        for (int n = 0; n < rows * units; n++) {
            int at = gatesStart + n / units * (4 * units) + n % units;
            float f = gates.get(at);
            float i = gates.get(at + units);
            float o = gates.get(at + 2 * units);
            float g = gates.get(at + 3 * units);
            float tanhC = tanhMemory.get(tanhStart + n);
            float dh = hiddenSlope.get(hiddenSlopeStart + n);
            float dc = Math.fma(dh * o, 1f - tanhC * tanhC, memorySlope.get(n));
            gates.set(at, dc * memory.get(before + n) * (f * (1f - f)));
            gates.set(at + units, dc * g * (i * (1f - i)));
            gates.set(at + 2 * units, dh * tanhC * (o * (1f - o)));
            gates.set(at + 3 * units, dc * i * (1f - g * g));
            memorySlope.set(n, dc * f);
        }
    }

    @Override
    public void sigmoid(Floats x, int start, int count) {
        for (int j = start; j < start + count; j++) {
            x.set(j, sigmoid(x.get(j)));
        }
    }

    @Override
    public void tanh(Floats x, int start, int count) {
        for (int j = start; j < start + count; j++) {
            x.set(j, tanh(x.get(j)));
        }
    }

    @Override
    public void tanhBack(Floats tanh, int start, Floats slope, int slopeStart, int count) {
        for (int j = 0; j < count; j++) {
            float t = tanh.get(start + j);
            slope.set(slopeStart + j, slope.get(slopeStart + j) * (1f - t * t));
        }
    }

    @Override
    public double crossEntropy(Floats logits, int start, int choices, int target, float weight, Floats laneSums) {
        float max = Float.NEGATIVE_INFINITY;
        for (int j = start; j < start + choices; j++) {
            max = Math.max(max, logits.get(j));
        }
        double targetDepth = (double) max - logits.get(start + target);
        float[] sums = new float[Kernel.LOGICAL_LANES];
        int padded = Kernel.wholeLanes(choices);
        for (int j = 0; j < padded; j++) {
            float logit = j < choices ? logits.get(start + j) : NO_LOGIT;
            float e = Exponential.ofNegated(max - logit);
            logits.set(start + j, e);
            sums[j % Kernel.LOGICAL_LANES] += e;
        }
        laneSums.copyFrom(sums);
        double sum = laneSums.sum();
        float scale = (float) (weight / sum);
        for (int j = 0; j < padded; j++) {
            logits.set(start + j, j < choices ? logits.get(start + j) * scale : 0);
        }
        logits.set(start + target, logits.get(start + target) - weight);
        return Math.log(sum) + targetDepth;
    }

    @Override
    public void drop(int seed, float kept, Floats from, int start, Floats to, int toStart, int count) {
        int threshold = RandomBits.threshold(kept);
        float factor = 1f / kept;
        for (int j = 0; j < count; j++) {
            float x = from.get(start + j) * factor;
            to.set(toStart + j, RandomBits.of(seed, j) < threshold ? x : 0f);
        }
    }
}

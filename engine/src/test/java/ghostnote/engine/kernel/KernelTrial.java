package ghostnote.engine.kernel;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Runs one operation of a kernel on numbers that follow from its sizes alone, and gives the results. So two kernels, or
 * one kernel in two processes, can be held against each other bit for bit.
 */
public final class KernelTrial {
    public static final int MOST_SOFTMAX_ROWS = 16;

    /** From the hottest to colder than any sampler asks for. */
    static final float[] INVERSE_TEMPERATURES = {1e-6f, 1e-3f, 0.37f, 1f, 3.3f, 1000f, 1e30f};

    private static final float[] ODD_GATES = {
        0f, -0f, Float.MIN_VALUE, -1e-30f, 1e-7f, -43.99f, 44f, 44.01f, -88f, 1e30f, -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN
    };

    private final Kernel kernel;
    private final Arena arena;

    public KernelTrial(Kernel kernel, Arena arena) {
        this.kernel = kernel;
        this.arena = arena;
    }

    /** Outputs of a matrix on either side of every block and lane. */
    public static int[] outputs() {
        return new int[] {1, 4, 6, 8, 13, 15, 16, 17, 31, 33, 63, 80, 96, 97, 160, 200, 226, 257, 800};
    }

    /** Inputs of a matrix. */
    public static int[] inputs() {
        return new int[] {1, 2, 7, 100, 200, 257};
    }

    /** The number of hidden units of cell trial {@code i}: 1 to 70, 200 and 257. */
    public static int[] units() {
        int[] units = new int[72];
        for (int i = 0; i < 70; i++) {
            units[i] = i + 1;
        }
        units[70] = 200;
        units[71] = 257;
        return units;
    }

    /** Two products, one on top of the other. */
    public float[] accumulate(int inputs, int outputs, Precision precision, boolean backwards) {
        RandomGenerator random = new SplittableRandom(inputs * 1000L + outputs);
        float[] weights = gaussians(random, inputs * outputs, 0.3);
        Floats in = Floats.copyOf(arena, gaussians(random, inputs, 1));
        Floats out = Floats.copyOf(arena, gaussians(random, outputs, 1));
        Matrix matrix = kernel.pack(weights, inputs, outputs, precision, arena);
        matrix.accumulate(in, out, backwards);
        matrix.accumulate(in, out, !backwards);
        return values(out);
    }

    /** The rest of a step of each kind of cell. */
    public enum Rest {
        LSTM,
        PEEPHOLE,
        COUPLED,
        GRU,
        MINIMAL_GRU,
        TANH
    }

    /** Three steps from a random state; every seventh gate is an odd number. Hidden, then memory. */
    public float[] cell(Rest rest, int units) {
        RandomGenerator random = new SplittableRandom(units);
        int rows = Kernel.wholeLanes(units);
        // Between them stands what no step may touch.
        Floats block = Floats.copyOf(arena, gaussians(random, 4 * rows, 2));
        Floats memory = block.part(0, units);
        Floats hidden = block.part(2 * rows, units);
        float[] untouched = values(block);
        float[] weights = gaussians(random, 3 * rows, 1);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % rows < units ? weights[i] : 0;
        }
        Floats peepholes = Floats.copyOf(arena, weights);
        for (int step = 0; step < 3; step++) {
            Floats gates = Floats.copyOf(arena, oddGates(random, 4 * units));
            Floats recurrent = Floats.copyOf(arena, oddGates(random, 3 * units));
            switch (rest) {
                case LSTM -> kernel.lstm(gates, units, memory, hidden);
                case PEEPHOLE -> kernel.peepholeLstm(gates, peepholes, units, memory, hidden);
                case COUPLED -> kernel.coupledLstm(gates, units, memory, hidden);
                case GRU -> kernel.gru(gates, recurrent, units, hidden);
                case MINIMAL_GRU -> kernel.minimalGru(gates, recurrent, units, hidden);
                case TANH -> kernel.tanh(gates, units, hidden);
            }
        }
        float[] after = values(block);
        if (!Arrays.equals(after, rows, 2 * rows, untouched, rows, 2 * rows)
                || !Arrays.equals(after, 3 * rows, 4 * rows, untouched, 3 * rows, 4 * rows)) {
            throw new AssertionError("%s of %d units by %s writes behind its state".formatted(rest, units, kernel.name()));
        }
        return concat(values(hidden), values(memory));
    }

    private static float[] oddGates(RandomGenerator random, int count) {
        float[] gates = gaussians(random, count, 4);
        for (int i = random.nextInt(7); i < gates.length; i += 7) {
            gates[i] = ODD_GATES[random.nextInt(ODD_GATES.length)];
        }
        return gates;
    }

    /** Exponentials, lane sums and the largest logit of a head that starts in the middle of others. */
    public float[] softmax(int rows, float inverseTemperature) {
        int start = 3 * Kernel.LOGICAL_LANES;
        int count = rows * Kernel.LOGICAL_LANES;
        RandomGenerator random = new SplittableRandom(rows);
        float[] logits = gaussians(random, start + count + Kernel.LOGICAL_LANES, 5);
        for (int pad = random.nextInt(Kernel.LOGICAL_LANES); pad > 0; pad--) {
            logits[start + count - pad] = -1e30f;
        }
        logits[start + random.nextInt(count)] = Float.NEGATIVE_INFINITY;
        Floats out = Floats.allocate(arena, count);
        Floats laneSums = Floats.allocate(arena, Kernel.LOGICAL_LANES);
        float max = kernel.softmax(Floats.copyOf(arena, logits), start, count, inverseTemperature, out, laneSums);
        return concat(concat(values(out), values(laneSums)), new float[] {max});
    }

    /** Floats copied, a weighted row added to others at an offset, and in place; only what the operations promise. */
    public float[] rows(int count, float weight) {
        RandomGenerator random = new SplittableRandom(count);
        int offset = random.nextInt(40);
        int start = random.nextInt(40);
        Floats table = Floats.copyOf(arena, gaussians(random, offset + count, 1));
        Floats a = Floats.copyOf(arena, gaussians(random, start + count, 1));
        Floats copied = Floats.copyOf(arena, gaussians(random, count, 1));
        Floats sum = Floats.copyOf(arena, gaussians(random, start + count, 1));
        kernel.copy(table, copied, count);
        kernel.addRow(a, start, weight, table, offset, sum, count);
        kernel.addRow(a, start, weight, table, offset, a, count);
        return concat(values(copied), concat(values(sum), values(a)));
    }

    private static float[] gaussians(RandomGenerator random, int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian(0, deviation);
        }
        return values;
    }

    private static float[] values(Floats floats) {
        float[] values = new float[floats.length()];
        floats.copyTo(values);
        return values;
    }

    private static float[] concat(float[] a, float[] b) {
        float[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}

package ghostnote.engine.kernel;

import java.lang.foreign.Arena;
import java.util.SplittableRandom;

/** Runs the operations of a training kernel on seeded numbers, and answers everything that they wrote. */
public final class TrainingTrial {
    private static final int LANES = Kernel.LOGICAL_LANES;

    private final TrainingKernel kernel;
    private final Arena arena;

    /** A trial of a kernel in memory of an arena. */
    public TrainingTrial(TrainingKernel kernel, Arena arena) {
        this.kernel = kernel;
        this.arena = arena;
    }

    /** Rows of products: odd, even, one, and more than go at once. */
    public static int[] rows() {
        return new int[] {1, 2, 3, 4, 5, 8, 67};
    }

    private Floats random(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-2, 2);
        }
        return Floats.copyOf(arena, values);
    }

    private static float[] values(Floats... all) {
        int length = 0;
        for (Floats floats : all) {
            length += floats.length();
        }
        float[] values = new float[length];
        int at = 0;
        for (Floats floats : all) {
            for (int i = 0; i < floats.length(); i++) {
                values[at++] = floats.get(i);
            }
        }
        return values;
    }

    /** c += a b, of which each may be transposed; all three stand within wider matrices, and b is packed twice. */
    public float[] multiply(int rows, int inputs, int columns, boolean transposedA, boolean transposedB) {
        int padded = Kernel.wholeLanes(columns);
        Floats a = random((rows + 1) * (inputs + 2), 1);
        Floats b = random((inputs + 1) * (columns + 16), 2);
        Floats c = random((rows + 1) * (padded + 16), 3);
        Panels panels = kernel.panels(inputs + 3, columns, arena);
        panels.pack(c, 0, 0, 0, inputs + 3);
        if (transposedB) {
            panels.pack(b, 1, 1, inputs, inputs);
        } else {
            panels.pack(b, 1, columns + 16, 1, inputs);
        }
        if (transposedA) {
            panels.multiply(rows, a, 1, 1, rows, c, 16, padded + 16);
        } else {
            panels.multiply(rows, a, 1, inputs + 2, 1, c, 16, padded + 16);
        }
        return values(c);
    }

    /** A step of LSTMs and the way back. */
    public float[] lstm(int rows, int units) {
        int count = rows * units;
        Floats gates = random(5 * count, 4);
        Floats memory = random(3 * count, 5);
        Floats tanhMemory = random(2 * count, 6);
        Floats hidden = random(2 * count, 7);
        kernel.lstm(rows, units, gates, count, memory, count, 2 * count, tanhMemory, count, hidden, 0);
        float[] forward = values(gates, memory, tanhMemory, hidden);
        Floats memorySlope = random(count, 8);
        kernel.lstmBack(rows, units, gates, count, memory, count, tanhMemory, count, hidden, count, memorySlope);
        float[] back = values(gates, memorySlope);
        float[] both = new float[forward.length + back.length];
        System.arraycopy(forward, 0, both, 0, forward.length);
        System.arraycopy(back, 0, both, forward.length, back.length);
        return both;
    }

    /** Copying, adding, sigmoid, tanh and the way back, dropout. */
    public float[] rows(int count) {
        Floats a = random(count + 2 * LANES, 9);
        Floats b = random(count + 2 * LANES, 10);
        Floats c = random(count + 2 * LANES, 11);
        kernel.addScaled(0.37f, a, LANES, b, 0, count);
        kernel.sigmoid(c, LANES, count);
        kernel.tanh(b, LANES, count);
        kernel.tanhBack(b, LANES, a, 0, count);
        kernel.drop(count, 0.7f, a, 0, b, LANES, count);
        kernel.copy(b, LANES, a, 0, count);
        return values(a, b, c);
    }

    /** A softmax, its loss and their slopes. */
    public float[] crossEntropy(int choices, int target) {
        Floats logits = random(Kernel.wholeLanes(choices) + 2 * LANES, 12);
        Floats laneSums = random(LANES, 13);
        double nats = kernel.crossEntropy(logits, LANES, choices, target, 0.125f, laneSums);
        logits.set(0, (float) nats);
        return values(logits, laneSums);
    }
}

package ghostnote.engine.bench;

import static ghostnote.engine.bench.SeedNetwork.CHOICES;
import static ghostnote.engine.bench.SeedNetwork.GATES;
import static ghostnote.engine.bench.SeedNetwork.UNITS;

import java.util.Arrays;

/**
 * The step as its formulas are written, in doubles: what every other engine must agree with. It is not raced, and
 * answers with logits, of which the largest is the same.
 */
final class PlainStep extends LibraryStep {
    private final SeedNetwork seed;
    private final double[] hidden = new double[UNITS];
    private final double[] memory = new double[UNITS];

    PlainStep(SeedNetwork seed) {
        this.seed = seed;
    }

    @Override
    public String name() {
        return "plain Java in doubles";
    }

    @Override
    void forget() {
        Arrays.fill(hidden, 0);
        Arrays.fill(memory, 0);
    }

    @Override
    void step(int note, int ticks, float[] out) {
        double[] gates = new double[GATES];
        for (int j = 0; j < GATES; j++) {
            gates[j] = seed.bias()[j];
            gates[j] += seed.noteRows()[note * GATES + j];
            gates[j] += seed.ticksRows()[ticks * GATES + j];
            for (int k = 0; k < UNITS; k++) {
                gates[j] += hidden[k] * seed.recurrent()[k * GATES + j];
            }
        }
        for (int u = 0; u < UNITS; u++) {
            double kept = sigmoid(gates[u]) * memory[u];
            memory[u] = kept + sigmoid(gates[UNITS + u]) * Math.tanh(gates[3 * UNITS + u]);
            hidden[u] = sigmoid(gates[2 * UNITS + u]) * Math.tanh(memory[u]);
        }
        for (int j = 0; j < CHOICES; j++) {
            double logit = seed.headBias()[j];
            for (int k = 0; k < UNITS; k++) {
                logit += hidden[k] * seed.head()[k * CHOICES + j];
            }
            out[j] = (float) logit;
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public void close() {}
}

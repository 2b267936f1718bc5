package ghostnote.engine.net;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Weights;

/** The step as its formulas say it, in double and without regard to speed: the oracle of {@link Network}. */
final class DoubleNetwork {
    private final ModelConfig config;
    private final Weights weights;
    final double[] h;
    final double[] c;

    DoubleNetwork(Model model) {
        config = model.config();
        weights = model.weights();
        h = new double[config.units()];
        c = new double[config.units()];
    }

    void step(int[] lastHit) {
        int units = config.units();
        double[] gates = new double[4 * units];
        add(1, weights.cellBias(), 0, gates);
        for (Feature input : config.inputs()) {
            if (lastHit[input.ordinal()] >= 0) {
                add(1, weights.input(input), lastHit[input.ordinal()], gates);
            }
        }
        for (int k = 0; k < units; k++) {
            add(h[k], weights.cellRecurrent(), k, gates);
        }
        for (int u = 0; u < units; u++) {
            double f = sigmoid(gates[u]);
            double i = sigmoid(gates[units + u]);
            double o = sigmoid(gates[2 * units + u]);
            c[u] = f * c[u] + i * Math.tanh(gates[3 * units + u]);
            h[u] = o * Math.tanh(c[u]);
        }
    }

    /** The logits of a head, what is given added. */
    double[] logits(int headIndex, int[] nextHit) {
        Head head = config.heads().get(headIndex);
        double[] logits = new double[config.vocabulary().size(head.feature())];
        add(1, weights.headBias(head), 0, logits);
        for (int k = 0; k < h.length; k++) {
            add(h[k], weights.headWeight(head), k, logits);
        }
        for (Feature given : head.given()) {
            add(1, weights.headGiven(head, given), nextHit[given.ordinal()], logits);
        }
        return logits;
    }

    private static void add(double factor, float[] rows, int row, double[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * rows[row * to.length + j];
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    static int likeliest(double[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }
}

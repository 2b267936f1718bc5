package ghostnote.engine.net;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Weights;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.sense.RowList;
import ghostnote.engine.sense.Senses;
import java.util.Arrays;

/** The step as its formulas say it, in double and without regard to speed: the oracle of {@link Network}. */
final class DoubleNetwork {
    private final ModelConfig config;
    private final Weights weights;
    private final double[][] h; // of each layer
    private final double[][] c;
    private final Senses senses;
    private int steps;

    DoubleNetwork(Model model) {
        config = model.config();
        weights = model.weights();
        senses = new Senses(config.vocabulary());
        h = config.layers().stream().map(layer -> new double[layer.units()]).toArray(double[][]::new);
        c = config.layers().stream().map(layer -> new double[layer.units()]).toArray(double[][]::new);
    }

    void step(Moment moment) {
        for (int l = 0; l < h.length; l++) {
            double[] x = new double[config.layers().get(l).gateColumns()];
            add(1, weights.bias(l), 0, x);
            if (l == 0) {
                for (Feature input : config.inputs()) {
                    addSeen(input, moment, weights.input(input), x);
                }
            } else {
                addProduct(h[l - 1], weights.layerInput(l), x);
            }
            double[] y = new double[x.length];
            addProduct(h[l], weights.recurrent(l), y);
            move(l, x, y);
        }
        steps++;
    }

    private void move(int l, double[] x, double[] y) {
        Layer layer = config.layers().get(l);
        int units = layer.units();
        for (int u = 0; u < units; u++) {
            double[] sums = new double[layer.cell().gates()];
            for (int gate = 0; gate < sums.length; gate++) {
                sums[gate] = x[gate * units + u] + y[gate * units + u];
            }
            double before = h[l][u];
            switch (layer.cell()) {
                case ELMAN -> h[l][u] = Math.tanh(sums[0]);
                case LSTM -> {
                    c[l][u] = sigmoid(sums[0]) * c[l][u] + sigmoid(sums[1]) * Math.tanh(sums[3]);
                    h[l][u] = sigmoid(sums[2]) * Math.tanh(c[l][u]);
                }
                case PEEPHOLE -> {
                    float[] peephole = weights.peephole(l);
                    double f = sigmoid(sums[0] + peephole[u] * c[l][u]);
                    double i = sigmoid(sums[1] + peephole[units + u] * c[l][u]);
                    c[l][u] = f * c[l][u] + i * Math.tanh(sums[3]);
                    h[l][u] = sigmoid(sums[2] + peephole[2 * units + u] * c[l][u]) * Math.tanh(c[l][u]);
                }
                case CIFG -> {
                    double f = sigmoid(sums[0]);
                    c[l][u] = f * c[l][u] + (1 - f) * Math.tanh(sums[2]);
                    h[l][u] = sigmoid(sums[1]) * Math.tanh(c[l][u]);
                }
                case GRU -> {
                    double n = Math.tanh(x[u] + sigmoid(sums[1]) * (y[u] + weights.recurrentBias(l)[u]));
                    double z = sigmoid(sums[2]);
                    h[l][u] = (1 - z) * n + z * before;
                }
                case MGU -> {
                    double f = sigmoid(sums[1]);
                    double n = Math.tanh(x[u] + f * (y[u] + weights.recurrentBias(l)[u]));
                    h[l][u] = (1 - f) * before + f * n;
                }
                case CLOCKWORK -> {
                    int module = u * Math.min(units, 8) / units;
                    h[l][u] = steps % (1 << module) == 0 ? Math.tanh(sums[0]) : before;
                }
            }
        }
    }

    /** The logits of a head, what is given added. */
    double[] logits(int headIndex, Moment moment) {
        Head head = config.heads().get(headIndex);
        double[] logits = new double[config.vocabulary().size(head.feature())];
        add(1, weights.headBias(head), 0, logits);
        if (head.width() == 0) {
            hear(head, weights.headWeight(head), moment, logits);
            return logits;
        }
        double[] hidden = new double[head.width()];
        add(1, weights.headHiddenBias(head), 0, hidden);
        hear(head, weights.headHiddenWeight(head), moment, hidden);
        addProduct(Arrays.stream(hidden).map(Math::tanh).toArray(), weights.headWeight(head), logits);
        return logits;
    }

    private void hear(Head head, float[] rows, Moment moment, double[] to) {
        addProduct(h[h.length - 1], rows, to);
        for (Feature given : head.given()) {
            addSeen(given, moment, weights.headGiven(head, given), to);
        }
    }

    private void addSeen(Feature feature, Moment moment, float[] rows, double[] to) {
        RowList seen = new RowList(Senses.MOST_ROWS);
        senses.see(feature.ordinal(), moment, seen);
        for (int i = 0; i < seen.count(); i++) {
            add(seen.weight(i), rows, seen.row(i), to);
        }
    }

    private static void add(double factor, float[] rows, int row, double[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * rows[row * to.length + j];
        }
    }

    private static void addProduct(double[] from, float[] rows, double[] to) {
        for (int k = 0; k < from.length; k++) {
            add(from[k], rows, k, to);
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

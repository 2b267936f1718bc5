package ghostnote.engine.learn;

import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.ModelConfig;
import java.util.Arrays;

/** The loss of a window as its formulas say it, in double and without regard to speed: the oracle of the trainer. */
final class DoubleForward {
    private final Parameters parameters;
    private final ModelConfig config;
    private final double[] values;

    DoubleForward(Parameters parameters) {
        this.parameters = parameters;
        config = parameters.config;
        values = new double[parameters.values().length];
        for (int at = 0; at < values.length; at++) {
            values[at] = parameters.values()[at];
        }
    }

    /** The slope of the loss along one number, by a central difference. */
    double slope(Window window, int at) {
        double step = 1e-5;
        double kept = values[at];
        values[at] = kept + step;
        double above = meanNats(window);
        values[at] = kept - step;
        double below = meanNats(window);
        values[at] = kept;
        return (above - below) / (2 * step);
    }

    double meanNats(Window window) {
        double nats = 0;
        for (int b = 0; b < window.streams(); b++) {
            double[][] h = newState();
            double[][] c = newState();
            int age = 0;
            for (int t = 0; t < window.steps(); t++) {
                int row = t * window.streams() + b;
                if (window.fresh()[row]) {
                    h = newState();
                    c = newState();
                    age = 0;
                }
                for (int layer = 0; layer < h.length; layer++) {
                    step(layer, window.inputs(), row, layer == 0 ? null : h[layer - 1], h[layer], c[layer], age);
                }
                age++;
                nats += nats(h[h.length - 1], window, row);
            }
        }
        return nats / (window.steps() * window.streams());
    }

    private double[][] newState() {
        return config.layers().stream().map(layer -> new double[layer.units()]).toArray(double[][]::new);
    }

    private void step(int l, SparseRows inputs, int row, double[] below, double[] h, double[] c, int age) {
        Parameters.Layer layer = parameters.layers.get(l);
        int[] gate = layer.bias().starts();
        double[] x = new double[layer.bias().stride()];
        add(1, layer.bias(), 0, x, 0);
        if (l == 0) {
            add(inputs, row, x, 0, x.length);
        }
        for (int k = 0; l > 0 && k < below.length; k++) {
            add(below[k], layer.input(), k, x, 0);
        }
        double[] y = new double[x.length];
        double[] before = h.clone();
        Layer shape = config.layers().get(l);
        for (int k = 0; k < h.length; k++) {
            if (shape.cell() == CellKind.CLOCKWORK) {
                addHeard(before[k], k, layer.recurrent(), shape, y);
            } else {
                add(before[k], layer.recurrent(), k, y, 0);
            }
        }
        for (int u = 0; u < h.length; u++) {
            double[] sums = new double[gate.length];
            for (int i = 0; i < gate.length; i++) {
                sums[i] = x[gate[i] + u] + y[gate[i] + u];
            }
            switch (shape.cell()) {
                case ELMAN -> h[u] = Math.tanh(sums[0]);
                case LSTM -> {
                    c[u] = sigmoid(sums[0]) * c[u] + sigmoid(sums[1]) * Math.tanh(sums[3]);
                    h[u] = sigmoid(sums[2]) * Math.tanh(c[u]);
                }
                case PEEPHOLE -> {
                    double f = sigmoid(sums[0] + own(layer, 0, u) * c[u]);
                    double i = sigmoid(sums[1] + own(layer, 1, u) * c[u]);
                    c[u] = f * c[u] + i * Math.tanh(sums[3]);
                    h[u] = sigmoid(sums[2] + own(layer, 2, u) * c[u]) * Math.tanh(c[u]);
                }
                case CIFG -> {
                    double f = sigmoid(sums[0]);
                    c[u] = f * c[u] + (1 - f) * Math.tanh(sums[2]);
                    h[u] = sigmoid(sums[1]) * Math.tanh(c[u]);
                }
                case GRU -> {
                    double n = Math.tanh(x[u] + sigmoid(sums[1]) * (y[u] + own(layer, 0, u)));
                    double z = sigmoid(sums[2]);
                    h[u] = (1 - z) * n + z * before[u];
                }
                case MGU -> {
                    double f = sigmoid(sums[1]);
                    double n = Math.tanh(x[u] + f * (y[u] + own(layer, 0, u)));
                    h[u] = (1 - f) * before[u] + f * n;
                }
                case CLOCKWORK -> h[u] = age % (1 << module(u, h.length)) == 0 ? Math.tanh(sums[0]) : before[u];
            }
        }
    }

    private double own(Parameters.Layer layer, int row, int unit) {
        return values[layer.own().row(row) + unit];
    }

    /** Units of faster modules are not heard. */
    private void addHeard(double factor, int k, Table recurrent, Layer layer, double[] to) {
        for (int u = 0; u < layer.units(); u++) {
            if (module(k, layer.units()) >= module(u, layer.units())) {
                to[u] += factor * values[recurrent.row(k) + u];
            }
        }
    }

    private static int module(int unit, int units) {
        return unit * Math.min(units, 8) / units;
    }

    private double nats(double[] h, Window window, int row) {
        double[] heard = new double[parameters.outputBias.stride()];
        add(1, parameters.outputBias, 0, heard, 0);
        for (int k = 0; k < h.length; k++) {
            add(h[k], parameters.output, k, heard, 0);
        }
        double nats = 0;
        for (int head = 0; head < config.heads().size(); head++) {
            int start = parameters.output.starts()[head];
            int width = parameters.output.widths()[head];
            add(window.given()[head], row, heard, start, width);
            double[] logits = Arrays.copyOfRange(heard, start, start + width);
            if (parameters.logits[head] != null) {
                logits = logits(head, logits);
            }
            double sum = 0;
            for (int j = 0; j < config.vocabulary().size(config.heads().get(head).feature()); j++) {
                sum += Math.exp(logits[j]);
            }
            nats += Math.log(sum) - logits[window.targets()[row][head]];
        }
        return nats;
    }

    /** The logits of a head with hidden units. */
    private double[] logits(int head, double[] heard) {
        double[] logits = new double[parameters.logitBias[head].stride()];
        add(1, parameters.logitBias[head], 0, logits, 0);
        for (int k = 0; k < heard.length; k++) {
            add(Math.tanh(heard[k]), parameters.logits[head], k, logits, 0);
        }
        return logits;
    }

    private void add(SparseRows rows, int row, double[] to, int start, int width) {
        for (int entry = rows.start(row); entry < rows.end(row); entry++) {
            for (int j = 0; j < width; j++) {
                to[start + j] += rows.factor(entry) * values[rows.place(entry) + j];
            }
        }
    }

    private void add(double factor, Table table, int row, double[] to, int start) {
        for (int j = 0; j < table.stride(); j++) {
            to[start + j] += factor * values[table.row(row) + j];
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}

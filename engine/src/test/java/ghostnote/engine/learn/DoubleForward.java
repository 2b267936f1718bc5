package ghostnote.engine.learn;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.ModelConfig;
import java.util.IdentityHashMap;
import java.util.List;

/** The loss of a window as its formulas say it, in double and without regard to speed: the oracle of the trainer. */
final class DoubleForward {
    private final Parameters parameters;
    private final ModelConfig config;
    private final IdentityHashMap<float[], double[]> values = new IdentityHashMap<>();

    DoubleForward(Parameters parameters) {
        this.parameters = parameters;
        config = parameters.config;
        for (float[] row : parameters.rows) {
            double[] copy = new double[row.length];
            for (int j = 0; j < row.length; j++) {
                copy[j] = row[j];
            }
            values.put(row, copy);
        }
    }

    /** The slope of the loss along one number, by a central difference. */
    double slope(Window window, float[] row, int j) {
        double step = 1e-5;
        double[] value = values.get(row);
        double kept = value[j];
        value[j] = kept + step;
        double above = meanNats(window);
        value[j] = kept - step;
        double below = meanNats(window);
        value[j] = kept;
        return (above - below) / (2 * step);
    }

    double meanNats(Window window) {
        int steps = window.next().length;
        int streams = window.next()[0].length;
        double nats = 0;
        for (int b = 0; b < streams; b++) {
            double[] h = new double[config.units()];
            double[] c = new double[config.units()];
            for (int t = 0; t < steps; t++) {
                int[] last = window.last()[t][b];
                if (last == null) {
                    h = new double[config.units()];
                    c = new double[config.units()];
                }
                step(last, h, c);
                nats += nats(h, window.next()[t][b]);
            }
        }
        return nats / (steps * streams);
    }

    private void step(int[] last, double[] h, double[] c) {
        int units = config.units();
        double[] gates = values.get(parameters.cellBias).clone();
        for (int i = 0; last != null && i < config.inputs().size(); i++) {
            add(1, parameters.inputs[i][last[config.inputs().get(i).ordinal()]], gates);
        }
        for (int k = 0; k < units; k++) {
            add(h[k], parameters.recurrent[k], gates);
        }
        for (int u = 0; u < units; u++) {
            double f = sigmoid(gates[u]);
            double i = sigmoid(gates[units + u]);
            double o = sigmoid(gates[2 * units + u]);
            c[u] = f * c[u] + i * Math.tanh(gates[3 * units + u]);
            h[u] = o * Math.tanh(c[u]);
        }
    }

    private double nats(double[] h, int[] next) {
        double[] logits = values.get(parameters.outputBias).clone();
        for (int k = 0; k < h.length; k++) {
            add(h[k], parameters.output[k], logits);
        }
        double nats = 0;
        List<Head> heads = config.heads();
        for (int head = 0; head < heads.size(); head++) {
            int start = parameters.headStart[head];
            List<Feature> given = heads.get(head).given();
            for (int i = 0; i < given.size(); i++) {
                double[] row = values.get(parameters.given[head][i][next[given.get(i).ordinal()]]);
                for (int j = 0; j < row.length; j++) {
                    logits[start + j] += row[j];
                }
            }
            double sum = 0;
            for (int j = start; j < parameters.headStart[head + 1]; j++) {
                sum += Math.exp(logits[j]);
            }
            nats += Math.log(sum) - logits[start + next[heads.get(head).feature().ordinal()]];
        }
        return nats;
    }

    private void add(double factor, float[] row, double[] to) {
        double[] value = values.get(row);
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * value[j];
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}

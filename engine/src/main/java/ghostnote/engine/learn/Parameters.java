package ghostnote.engine.learn;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One number for each weight of a model, in rows: the weights themselves, a gradient, or what an optimiser remembers.
 * The logits of all heads lie side by side.
 */
final class Parameters {
    final ModelConfig config;
    final float[][][] inputs; // for each input: choices x 4 units
    final float[] cellBias; // 4 units
    final float[][] recurrent; // units x 4 units
    final float[][] output; // units x logits
    final float[] outputBias; // logits
    final float[][][][] given; // for each head and feature given: choices of the feature x choices of the head
    final int[] headStart; // the first logit of each head, and behind them the number of logits

    /** Every row above, in that order. */
    final List<float[]> rows = new ArrayList<>();

    /** All zeros. */
    Parameters(ModelConfig config) {
        this.config = config;
        int units = config.units();
        int gateColumns = ModelConfig.GATES * units;
        List<Head> heads = config.heads();
        headStart = new int[heads.size() + 1];
        for (int i = 0; i < heads.size(); i++) {
            headStart[i + 1] = headStart[i] + choices(heads.get(i).feature());
        }
        int logits = headStart[heads.size()];
        inputs = config.inputs().stream().map(input -> table(choices(input), gateColumns)).toArray(float[][][]::new);
        cellBias = table(1, gateColumns)[0];
        recurrent = table(units, gateColumns);
        output = table(units, logits);
        outputBias = table(1, logits)[0];
        given = heads.stream().map(this::givenTables).toArray(float[][][][]::new);
    }

    private float[][][] givenTables(Head head) {
        int width = choices(head.feature());
        return head.given().stream().map(feature -> table(choices(feature), width)).toArray(float[][][]::new);
    }

    private int choices(Feature feature) {
        return config.vocabulary().size(feature);
    }

    private float[][] table(int height, int width) {
        float[][] table = new float[height][width];
        rows.addAll(Arrays.asList(table));
        return table;
    }

    /**
     * Where training starts: uniform within 1 / sqrt(units), biases and given rows 0, but the forget bias 1, so that
     * the cell remembers at first (Jozefowicz, Zaremba, Sutskever 2015).
     */
    static Parameters initial(ModelConfig config, long seed) {
        Parameters parameters = new Parameters(config);
        RandomGenerator random = new SplittableRandom(seed);
        double bound = 1 / Math.sqrt(config.units());
        for (float[][] input : parameters.inputs) {
            randomise(input, random, bound);
        }
        randomise(parameters.recurrent, random, bound);
        randomise(parameters.output, random, bound);
        Arrays.fill(parameters.cellBias, 0, config.units(), 1);
        return parameters;
    }

    private static void randomise(float[][] table, RandomGenerator random, double bound) {
        for (float[] row : table) {
            for (int j = 0; j < row.length; j++) {
                row[j] = (float) random.nextDouble(-bound, bound);
            }
        }
    }

    void clear() {
        rows.forEach(row -> Arrays.fill(row, 0));
    }

    void add(Parameters other) {
        for (int r = 0; r < rows.size(); r++) {
            Rows.add(other.rows.get(r), rows.get(r));
        }
    }

    /** The Euclidean length of all numbers as one vector. */
    double norm() {
        double sum = 0;
        for (float[] row : rows) {
            for (float value : row) {
                sum += (double) value * value;
            }
        }
        return Math.sqrt(sum);
    }

    /**
     * A copy as a model.
     *
     * @throws ghostnote.engine.model.ModelException if a number is not finite
     */
    Model toModel() {
        Map<String, float[]> tensors = new LinkedHashMap<>();
        Iterator<String> names = config.shapes().keySet().iterator(); // the order of files is ours
        for (float[][] input : inputs) {
            tensors.put(names.next(), columns(input, 0, ModelConfig.GATES * config.units()));
        }
        tensors.put(names.next(), cellBias.clone());
        tensors.put(names.next(), columns(recurrent, 0, ModelConfig.GATES * config.units()));
        for (int head = 0; head < given.length; head++) {
            int from = headStart[head];
            int to = headStart[head + 1];
            tensors.put(names.next(), columns(output, from, to));
            tensors.put(names.next(), Arrays.copyOfRange(outputBias, from, to));
            for (float[][] table : given[head]) {
                tensors.put(names.next(), columns(table, 0, to - from));
            }
        }
        return new Model(config, new Weights(config, tensors));
    }

    private static float[] columns(float[][] table, int from, int to) {
        int width = to - from;
        float[] flat = new float[table.length * width];
        for (int r = 0; r < table.length; r++) {
            System.arraycopy(table[r], from, flat, r * width, width);
        }
        return flat;
    }
}

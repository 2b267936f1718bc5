package ghostnote.engine.learn;

import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Safetensors;
import ghostnote.engine.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One number for each weight of a model, all in one array: the weights themselves, a gradient, or what an optimiser
 * remembers. The logits of all heads lie side by side. Between the tables stand numbers that are 0 and stay 0, see
 * {@link Table}; a loop over the whole array need not know them.
 */
final class Parameters {
    /**
     * The weights of a layer of cells. A row has a section for each gate.
     *
     * @param input units of the layer below x gates; null in the lowest
     * @param bias 1 x gates
     * @param recurrent units x gates
     * @param own what only some kinds have: peepholes, 3 x units, or a recurrent bias, 1 x units; else null
     */
    record Layer(Table input, Table bias, Table recurrent, Table own) {}

    final ModelConfig config;
    final Table[] inputs; // for each input of the lowest layer: its rows x gates
    final List<Layer> layers; // from the lowest
    final Table output; // units of the last layer x what the heads hear, a section for each
    final Table outputBias; // 1 x the same
    final Table[][] given; // for each head and feature given: rows of the feature x the head's section
    final Table[] logits; // for each head with hidden units: those x choices; else null
    final Table[] logitBias; // and 1 x choices

    /** Every table above, in that order. */
    final List<Table> tables = new ArrayList<>();

    /** Every number. */
    final float[] values;

    /** All zeros. */
    Parameters(ModelConfig config) {
        this.config = config;
        List<Head> heads = config.heads();
        int[] columns = heads.stream().mapToInt(this::columns).toArray();
        inputs = config.inputs().stream()
                .map(input -> table(choices(input), gates(config.layers().getFirst())))
                .toArray(Table[]::new);
        layers = IntStream.range(0, config.layers().size()).mapToObj(this::layer).toList();
        output = table(config.units(), columns);
        outputBias = table(1, columns);
        given = heads.stream().map(this::givenTables).toArray(Table[][]::new);
        logits = heads.stream().map(head -> deepTable(head, head.width())).toArray(Table[]::new);
        logitBias = heads.stream().map(head -> deepTable(head, 1)).toArray(Table[]::new);
        values = new float[tables.getLast().end()];
    }

    private Layer layer(int l) {
        ghostnote.engine.model.Layer layer = config.layers().get(l);
        int[] gates = gates(layer);
        Table input = l == 0 ? null : table(config.layers().get(l - 1).units(), gates);
        Table bias = table(1, gates);
        Table recurrent = table(layer.units(), gates);
        Table own = null;
        if (layer.cell() == CellKind.PEEPHOLE) {
            own = table(ModelConfig.PEEPHOLES, layer.units());
        } else if (layer.cell().resets()) {
            own = table(1, layer.units());
        }
        return new Layer(input, bias, recurrent, own);
    }

    private static int[] gates(ghostnote.engine.model.Layer layer) {
        int[] gates = new int[layer.cell().gates()];
        Arrays.fill(gates, layer.units());
        return gates;
    }

    private int columns(Head head) {
        return head.width() > 0 ? head.width() : choices(head.feature());
    }

    private Table deepTable(Head head, int rows) {
        return head.width() > 0 ? table(rows, choices(head.feature())) : null;
    }

    private Table[] givenTables(Head head) {
        int width = columns(head);
        return head.given().stream().map(feature -> table(choices(feature), width)).toArray(Table[]::new);
    }

    private int choices(Feature feature) {
        return config.vocabulary().size(feature);
    }

    private Table table(int rows, int... widths) {
        Table table = Table.at(tables.isEmpty() ? 0 : tables.getLast().end(), rows, widths);
        tables.add(table);
        return table;
    }

    /**
     * Where training starts: uniform within 1 / sqrt(units of the layer), biases, peepholes and given rows 0, but the
     * forget bias 1, so that the cell remembers at first (Jozefowicz, Zaremba, Sutskever 2015).
     */
    static Parameters initial(ModelConfig config, long seed) {
        Parameters parameters = new Parameters(config);
        RandomGenerator random = new SplittableRandom(seed);
        for (Table input : parameters.inputs) {
            parameters.randomise(input, random, config.layers().getFirst().units());
        }
        for (int l = 0; l < parameters.layers.size(); l++) {
            Layer layer = parameters.layers.get(l);
            int units = config.layers().get(l).units();
            if (l > 0) {
                parameters.randomise(layer.input(), random, units);
            }
            parameters.randomise(layer.recurrent(), random, units);
            if (config.layers().get(l).cell().remembers()) {
                int forget = layer.bias().start();
                Arrays.fill(parameters.values, forget, forget + units, 1);
            }
        }
        parameters.randomise(parameters.output, random, config.units());
        for (Table table : parameters.logits) {
            if (table != null) {
                parameters.randomise(table, random, table.rows());
            }
        }
        parameters.clearUnheard();
        return parameters;
    }

    /** What clockwork units cannot hear has weight 0. */
    void clearUnheard() {
        for (int l = 0; l < layers.size(); l++) {
            ghostnote.engine.model.Layer layer = config.layers().get(l);
            for (int unit = 0; layer.cell() == CellKind.CLOCKWORK && unit < layer.units(); unit++) {
                for (int heard = 0; heard < layer.firstHeard(unit); heard++) {
                    values[layers.get(l).recurrent().row(heard) + unit] = 0;
                }
            }
        }
    }

    private void randomise(Table table, RandomGenerator random, int units) {
        double bound = 1 / Math.sqrt(units);
        table.forEach(at -> values[at] = (float) random.nextDouble(-bound, bound));
    }

    /** Every number. */
    float[] values() {
        return values;
    }

    /** The Euclidean length of all numbers as one vector. Four sums, as one alone would wait for each addition. */
    double norm() {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < values.length; i += 4) {
            s0 = Math.fma(values[i], (double) values[i], s0);
            s1 = Math.fma(values[i + 1], (double) values[i + 1], s1);
            s2 = Math.fma(values[i + 2], (double) values[i + 2], s2);
            s3 = Math.fma(values[i + 3], (double) values[i + 3], s3);
        }
        return Math.sqrt(s0 + s1 + s2 + s3);
    }

    /**
     * A copy as a model, rounded to 16-bit floats, which halves its file and is not heard.
     *
     * @throws ghostnote.engine.model.ModelException if a number is not finite
     */
    Model toModel() {
        Map<String, float[]> tensors = new LinkedHashMap<>();
        Iterator<String> names = config.shapes().keySet().iterator(); // the order of files is ours
        for (Table input : inputs) {
            tensors.put(names.next(), input.copy(values));
        }
        for (Layer layer : layers) {
            if (layer.input() != null) {
                tensors.put(names.next(), layer.input().copy(values));
            }
            tensors.put(names.next(), layer.bias().copy(values));
            tensors.put(names.next(), layer.recurrent().copy(values));
            if (layer.own() != null) {
                tensors.put(names.next(), layer.own().copy(values));
            }
        }
        for (int head = 0; head < given.length; head++) {
            tensors.put(names.next(), output.copy(values, head, head + 1));
            tensors.put(names.next(), outputBias.copy(values, head, head + 1));
            if (logits[head] != null) {
                tensors.put(names.next(), logits[head].copy(values));
                tensors.put(names.next(), logitBias[head].copy(values));
            }
            for (Table table : given[head]) {
                tensors.put(names.next(), table.copy(values));
            }
        }
        tensors.values().forEach(Parameters::roundToFloat16);
        return new Model(config, new Weights(config, tensors));
    }

    private static void roundToFloat16(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Safetensors.roundedToFloat16(numbers[i]);
        }
    }
}

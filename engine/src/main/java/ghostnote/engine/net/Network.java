package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.Matrix;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.model.Weights;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.sense.RowList;
import java.lang.foreign.Arena;
import java.util.Arrays;

/**
 * A model packed for a kernel, ready to step.
 *
 * <p>Thread: immutable, any; a {@link NetState} belongs to one. Real-time safe: the methods marked so. Close it only
 * when nothing steps it any more.
 */
public final class Network implements AutoCloseable {
    /** The logit of a pad, which no softmax can draw. */
    static final float NEVER = -1e30f;

    private final Arena arena = Arena.ofShared();
    private final Kernel kernel;
    private final ModelConfig config;
    private final int[] inputFeatures;
    private final Floats[] inputRows; // each: rows of the feature x gate columns of layer 0
    private final LayerSlot[] layers;
    private final Matrix output; // units of the last layer x columns of all heads
    private final Floats outputBias; // one a column, NEVER in the pads of heads without hidden units
    private final HeadSlot[] heads;

    /** A layer: what it takes from the one before it (none: null), its bias, its cell. */
    private record LayerSlot(Matrix input, Floats bias, int gateColumns, Cell cell) {}

    public Network(Model model, Kernel kernel, Precision precision) {
        this.kernel = kernel;
        this.config = model.config();
        Weights weights = model.weights();
        inputFeatures = config.inputs().stream().mapToInt(Feature::ordinal).toArray();
        Layer first = config.layers().getFirst();
        inputRows = config.inputs().stream()
                .map(input -> Floats.copyOf(arena, Cell.doubleCandidate(weights.input(input), first)))
                .toArray(Floats[]::new);
        layers = new LayerSlot[config.layers().size()];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = layerSlot(l, weights, precision);
        }
        heads = new HeadSlot[config.heads().size()];
        int columns = 0;
        for (int i = 0; i < heads.length; i++) {
            heads[i] = HeadSlot.of(config, config.heads().get(i), columns, kernel, precision, weights, arena);
            columns += heads[i].columns();
        }
        output = kernel.pack(outputWeights(weights, columns), config.units(), columns, precision, arena);
        outputBias = Floats.copyOf(arena, outputBias(weights, columns));
    }

    private LayerSlot layerSlot(int l, Weights weights, Precision precision) {
        Layer layer = config.layers().get(l);
        Matrix input = null;
        if (l > 0) {
            float[] rows = Cell.doubleCandidate(weights.layerInput(l), layer);
            input = kernel.pack(rows, config.layers().get(l - 1).units(), layer.gateColumns(), precision, arena);
        }
        return new LayerSlot(
                input,
                Floats.copyOf(arena, Cell.doubleCandidate(weights.bias(l), layer)),
                layer.gateColumns(),
                Cell.of(layer, l, weights, kernel, precision, arena));
    }

    private float[] outputWeights(Weights weights, int columns) {
        float[] out = new float[config.units() * columns];
        for (int i = 0; i < heads.length; i++) {
            Head head = config.heads().get(i);
            float[] rows = head.width() > 0
                    ? HeadSlot.doubled(weights.headHiddenWeight(head))
                    : weights.headWeight(head);
            int width = rows.length / config.units();
            for (int u = 0; u < config.units(); u++) {
                System.arraycopy(rows, u * width, out, u * columns + heads[i].start(), width);
            }
        }
        return out;
    }

    private float[] outputBias(Weights weights, int columns) {
        float[] out = new float[columns];
        for (int i = 0; i < heads.length; i++) {
            Head head = config.heads().get(i);
            float[] bias = head.width() > 0
                    ? HeadSlot.doubled(weights.headHiddenBias(head))
                    : weights.headBias(head);
            if (head.width() == 0) {
                Arrays.fill(out, heads[i].start(), heads[i].start() + heads[i].columns(), NEVER);
            }
            System.arraycopy(bias, 0, out, heads[i].start(), bias.length);
        }
        return out;
    }

    /** What the network speaks. */
    public Vocabulary vocabulary() {
        return config.vocabulary();
    }

    /** Its shape. */
    public ModelConfig config() {
        return config;
    }

    /** The kernel it was packed for. */
    public Kernel kernel() {
        return kernel;
    }

    /** The number of heads. Real-time safe: yes. */
    @RealTime
    public int headCount() {
        return heads.length;
    }

    /** The ordinal of the feature that a head draws. Real-time safe: yes. */
    @RealTime
    public int headFeature(int head) {
        return heads[head].feature();
    }

    /** The number of choices of a head. Real-time safe: yes. */
    @RealTime
    public int headChoices(int head) {
        return heads[head].choices();
    }

    /** A state of h = c = 0 for one drummer. Real-time safe: no. */
    public NetState newState() {
        Arena own = Arena.ofShared();
        return new NetState(config.layers(), newScratch(own), own);
    }

    /** One of several, of which one is stepped at a time. Real-time safe: no. */
    public NetState newState(Scratch scratch) {
        return new NetState(config.layers(), scratch, Arena.ofShared());
    }

    /** What the states of one drummer share. Real-time safe: no. */
    public Scratch newScratch(Arena room) {
        return new Scratch(config.layers(), heads, config.vocabulary(), room);
    }

    /** One step: what is known at a moment in, the hidden state moved on, the heads ready. Real-time safe: yes. */
    @RealTime
    public void step(NetState state, Moment moment) {
        int step = state.step();
        addInputs(state, layers[0], state.layers[0].gates(), moment);
        layers[0].cell.step(state.layers[0], step);
        Floats hidden = state.layers[0].hidden();
        for (int l = 1; l < layers.length; l++) {
            LayerState layer = state.layers[l];
            kernel.copy(layers[l].bias, layer.gates(), layers[l].gateColumns);
            layers[l].input.accumulate(hidden, layer.gates(), Cell.backwards(step));
            layers[l].cell.step(layer, step);
            hidden = layer.hidden();
        }
        kernel.copy(outputBias, state.scratch.heard, outputBias.length());
        output.accumulate(hidden, state.scratch.heard, Cell.backwards(step));
        state.countStep();
    }

    @RealTime
    private void addInputs(NetState state, LayerSlot layer, Floats gates, Moment moment) {
        RowList rows = state.scratch.rows;
        Floats sum = layer.bias;
        for (int i = 0; i < inputRows.length; i++) {
            rows.clear();
            state.scratch.senses.see(inputFeatures[i], moment, rows);
            for (int r = 0; r < rows.count(); r++) {
                int row = rows.row(r) * layer.gateColumns;
                kernel.addRow(sum, 0, rows.weight(r), inputRows[i], row, gates, layer.gateColumns);
                sum = gates;
            }
        }
        if (sum == layer.bias) {
            kernel.copy(layer.bias, gates, layer.gateColumns);
        }
    }

    /**
     * Completes the logits of a head with what is known of the next hit by now. Once a step and head. Real-time safe:
     * yes.
     */
    @RealTime
    public void give(NetState state, int head, Moment moment) {
        HeadSlot slot = heads[head];
        RowList rows = state.scratch.rows;
        Floats hidden = state.scratch.hidden[head];
        for (int i = 0; i < slot.given().length; i++) {
            rows.clear();
            state.scratch.senses.see(slot.given()[i], moment, rows);
            for (int r = 0; r < rows.count(); r++) {
                int row = rows.row(r) * slot.columns();
                kernel.addRow(hidden, 0, rows.weight(r), slot.givenRows()[i], row, hidden, slot.columns());
            }
        }
        if (slot.deep()) {
            kernel.tanh(hidden, slot.columns(), hidden);
            kernel.copy(slot.bias(), state.scratch.logits[head], slot.padded());
            slot.weights().accumulate(hidden, state.scratch.logits[head], false);
        }
    }

    /** Makes a choice of a head impossible. Real-time safe: yes. */
    @RealTime
    public void forbid(NetState state, int head, int choice) {
        state.scratch.logits[head].set(choice, NEVER);
    }

    /** Adds to the logit of a choice of a head. Real-time safe: yes. */
    @RealTime
    public void favour(NetState state, int head, int choice, float by) {
        state.scratch.logits[head].set(choice, state.scratch.logits[head].get(choice) + by);
    }

    /** Logit {@code choice} of a head. Real-time safe: yes. */
    @RealTime
    public float logit(NetState state, int head, int choice) {
        return state.scratch.logits[head].get(choice);
    }

    /** The softmax of a head into the state's scratch, not divided. Returns the largest logit. Real-time safe: yes. */
    @RealTime
    float softmax(NetState state, int head, float inverseTemperature) {
        Scratch scratch = state.scratch;
        return kernel.softmax(
                scratch.logits[head],
                0,
                heads[head].padded(),
                inverseTemperature,
                scratch.exponentials,
                scratch.laneSums);
    }

    /** The probability of a choice in the softmax of a head that was computed last. Real-time safe: yes. */
    @RealTime
    public float probability(NetState state, int choice) {
        return (float) (state.scratch.exponentials.get(choice) / state.scratch.laneSums.sum());
    }

    @Override
    public void close() {
        arena.close();
    }
}

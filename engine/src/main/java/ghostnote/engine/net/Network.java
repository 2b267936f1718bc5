package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.Matrix;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.model.Weights;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A model packed for a kernel, ready to step.
 *
 * <p>Choices travel in an {@code int[Feature.count()]} indexed by the ordinal of the feature. A negative choice of the
 * last hit means that there was none: it adds no row.
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
    private final int gateColumns;
    private final int logitColumns;

    private final int[] inputFeatures;
    private final int[] inputChoices;
    private final Floats[] inputRows; // each: choices x gateColumns
    private final Floats cellBias; // gateColumns
    private final Cell cell;
    private final Matrix output; // units x logitColumns
    private final Floats outputBias; // logitColumns, NEVER in the pads
    private final HeadSlot[] heads;

    /** Where a head's logits stand among all, and the rows that what is given adds to them. */
    private record HeadSlot(
            int feature, int start, int choices, int padded, int[] given, int[] givenChoices, Floats[] givenRows) {}

    public Network(Model model, Kernel kernel, Precision precision) {
        this.kernel = kernel;
        this.config = model.config();
        Weights weights = model.weights();
        int units = config.units();
        gateColumns = ModelConfig.GATES * units;
        inputFeatures = config.inputs().stream().mapToInt(Feature::ordinal).toArray();
        inputChoices = choices(config.inputs());
        inputRows = config.inputs().stream()
                .map(input -> Floats.copyOf(arena, LstmCell.doubleLastGate(weights.input(input), units)))
                .toArray(Floats[]::new);
        cellBias = Floats.copyOf(arena, LstmCell.doubleLastGate(weights.cellBias(), units));
        cell = new LstmCell(kernel, units, weights.cellRecurrent(), precision, arena);
        heads = new HeadSlot[config.heads().size()];
        int start = 0;
        for (int i = 0; i < heads.length; i++) {
            heads[i] = slot(config.heads().get(i), start, weights);
            start += heads[i].padded;
        }
        logitColumns = start;
        output = kernel.pack(outputWeights(weights), units, logitColumns, precision, arena);
        outputBias = Floats.copyOf(arena, outputBias(weights));
    }

    private HeadSlot slot(Head head, int start, Weights weights) {
        int choices = config.vocabulary().size(head.feature());
        int padded = (choices + Kernel.LOGICAL_LANES - 1) / Kernel.LOGICAL_LANES * Kernel.LOGICAL_LANES;
        Floats[] rows = head.given().stream()
                .map(given -> Floats.copyOf(arena, widen(weights.headGiven(head, given), choices, padded)))
                .toArray(Floats[]::new);
        int[] given = head.given().stream().mapToInt(Feature::ordinal).toArray();
        return new HeadSlot(head.feature().ordinal(), start, choices, padded, given, choices(head.given()), rows);
    }

    private int[] choices(List<Feature> features) {
        return features.stream().mapToInt(config.vocabulary()::size).toArray();
    }

    private static float[] widen(float[] rows, int width, int padded) {
        float[] out = new float[rows.length / width * padded];
        for (int r = 0; r * width < rows.length; r++) {
            System.arraycopy(rows, r * width, out, r * padded, width);
        }
        return out;
    }

    private float[] outputWeights(Weights weights) {
        float[] out = new float[config.units() * logitColumns];
        for (int i = 0; i < heads.length; i++) {
            float[] head = weights.headWeight(config.heads().get(i));
            int choices = heads[i].choices;
            for (int u = 0; u < config.units(); u++) {
                System.arraycopy(head, u * choices, out, u * logitColumns + heads[i].start, choices);
            }
        }
        return out;
    }

    private float[] outputBias(Weights weights) {
        float[] out = new float[logitColumns];
        Arrays.fill(out, NEVER);
        for (int i = 0; i < heads.length; i++) {
            System.arraycopy(
                    weights.headBias(config.heads().get(i)), 0, out, heads[i].start, heads[i].choices);
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
        return heads[head].feature;
    }

    /** The number of choices of a head. Real-time safe: yes. */
    @RealTime
    public int headChoices(int head) {
        return heads[head].choices;
    }

    /** A state of h = c = 0 for one drummer. Real-time safe: no. */
    public NetState newState() {
        int widest = Arrays.stream(heads).mapToInt(HeadSlot::padded).max().orElseThrow();
        return new NetState(config.units(), gateColumns, logitColumns, widest);
    }

    /** One step: the last hit in, the hidden state moved on, the logits of all heads out. Real-time safe: yes. */
    @RealTime
    public void step(NetState state, int[] lastHit) {
        Floats sum = cellBias;
        for (int i = 0; i < inputRows.length; i++) {
            int choice = lastHit[inputFeatures[i]];
            if (choice >= 0) {
                int row = Objects.checkIndex(choice, inputChoices[i]) * gateColumns;
                kernel.addRow(sum, 0, inputRows[i], row, state.gates, gateColumns);
                sum = state.gates;
            }
        }
        if (sum == cellBias) {
            kernel.copy(cellBias, state.gates, gateColumns);
        }
        cell.step(state.gates, state.hidden, state.memory, state.backwards);
        kernel.copy(outputBias, state.logits, logitColumns);
        output.accumulate(state.hidden, state.logits, state.backwards);
        state.backwards = !state.backwards;
    }

    /** Adds to the logits of a head what follows from the choices already drawn for this hit. Real-time safe: yes. */
    @RealTime
    public void give(NetState state, int head, int[] nextHit) {
        HeadSlot slot = heads[head];
        for (int i = 0; i < slot.given.length; i++) {
            int row = Objects.checkIndex(nextHit[slot.given[i]], slot.givenChoices[i]) * slot.padded;
            kernel.addRow(state.logits, slot.start, slot.givenRows[i], row, state.logits, slot.padded);
        }
    }

    /** Logit {@code choice} of a head. Real-time safe: yes. */
    @RealTime
    public float logit(NetState state, int head, int choice) {
        return state.logits.get(heads[head].start + choice);
    }

    /** The softmax of a head into the state's scratch, not divided. Returns the largest logit. Real-time safe: yes. */
    @RealTime
    float softmax(NetState state, int head, float inverseTemperature) {
        HeadSlot slot = heads[head];
        return kernel.softmax(
                state.logits, slot.start, slot.padded, inverseTemperature, state.exponentials, state.laneSums);
    }

    @Override
    public void close() {
        arena.close();
    }
}

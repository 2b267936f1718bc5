package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.Matrix;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Weights;
import java.lang.foreign.Arena;
import java.util.Arrays;

/**
 * A head, packed.
 *
 * @param feature the ordinal of what it draws
 * @param choices how many there are
 * @param padded the same, up to whole rows of lanes
 * @param start where its columns stand among those of all heads
 * @param columns its hidden units, or its choices where it has none, up to whole rows of lanes
 * @param given the ordinals of what it is given
 * @param givenRows what each adds: rows of the feature x columns
 * @param bias of its logits; null for a head without hidden units
 * @param weights from its hidden units to its logits; null for a head without
 */
record HeadSlot(
        int feature,
        int choices,
        int padded,
        int start,
        int columns,
        int[] given,
        Floats[] givenRows,
        Floats bias,
        Matrix weights) {
    static HeadSlot of(
            ModelConfig config,
            Head head,
            int start,
            Kernel kernel,
            Precision precision,
            Weights weights,
            Arena arena) {
        int choices = config.vocabulary().size(head.feature());
        int padded = Kernel.wholeLanes(choices);
        int width = head.width() > 0 ? head.width() : choices;
        int columns = Kernel.wholeLanes(width);
        boolean deep = head.width() > 0;
        Floats[] rows = head.given().stream()
                .map(given -> weights.headGiven(head, given))
                .map(table -> Floats.copyOf(arena, widen(deep ? doubled(table) : table, width, columns)))
                .toArray(Floats[]::new);
        int[] given = head.given().stream().mapToInt(Feature::ordinal).toArray();
        return new HeadSlot(
                head.feature().ordinal(),
                choices,
                padded,
                start,
                columns,
                given,
                rows,
                deep ? Floats.copyOf(arena, bias(weights.headBias(head), padded)) : null,
                deep ? logitWeights(head, weights, choices, padded, kernel, precision, arena) : null);
    }

    private static Matrix logitWeights(
            Head head, Weights weights, int choices, int padded, Kernel kernel, Precision precision, Arena arena) {
        return kernel.pack(widen(weights.headWeight(head), choices, padded), head.width(), padded, precision, arena);
    }

    private static float[] bias(float[] bias, int padded) {
        float[] out = new float[padded];
        Arrays.fill(out, Network.NEVER);
        System.arraycopy(bias, 0, out, 0, bias.length);
        return out;
    }

    private static float[] widen(float[] rows, int width, int padded) {
        float[] out = new float[rows.length / width * padded];
        for (int r = 0; r * width < rows.length; r++) {
            System.arraycopy(rows, r * width, out, r * padded, width);
        }
        return out;
    }

    /** What goes into hidden units goes in doubled, as the kernel's tanh wants it. */
    static float[] doubled(float[] values) {
        float[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] *= 2;
        }
        return out;
    }

    /** Whether it has hidden units. */
    @RealTime
    boolean deep() {
        return weights != null;
    }
}

package ghostnote.engine.learn;

import static ghostnote.engine.kernel.Exponential.ofNegated;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The heads of some streams: dropout on what they see of the hidden state (Zaremba, Sutskever, Vinyals 2014), logits,
 * the loss in nats, and back.
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
final class HeadsPass {
    private final Parameters weights;
    private final Parameters gradient;
    private final float kept;
    private final RandomGenerator random;
    private final int[] features; // of each head
    private final int[][] givenFeatures; // of each head

    private final float[][][] seen; // steps x streams x units: h with its dropout
    private final float[][][] factors; // steps x streams x units: the dropout, 0 or 1 / kept
    private final float[][][] logits; // steps x streams x logits; after the loss, how it changes with them

    private final float[][] outputTransposed; // logits x units
    private final float[][] slope; // streams x units

    /**
     * @param gradient what {@link #back} adds to
     */
    HeadsPass(
            Parameters weights, Parameters gradient, int steps, int streams, double dropout, RandomGenerator random) {
        this.weights = weights;
        this.gradient = gradient;
        this.kept = (float) (1 - dropout);
        this.random = random;
        List<Head> heads = weights.config.heads();
        features = heads.stream().mapToInt(head -> head.feature().ordinal()).toArray();
        givenFeatures = heads.stream()
                .map(head -> head.given().stream().mapToInt(Feature::ordinal).toArray())
                .toArray(int[][]::new);
        int units = weights.config.units();
        int logitCount = weights.outputBias.length;
        seen = new float[steps][streams][units];
        factors = new float[steps][streams][units];
        logits = new float[steps][streams][logitCount];
        outputTransposed = new float[logitCount][units];
        slope = new float[streams][units];
    }

    /**
     * The loss of one step and how it changes with the logits.
     *
     * @param hidden h after the step, streams x units
     * @param next the event of each stream that is to be predicted
     * @param weight of the loss of each event in what is minimised
     * @return nats, summed over streams and heads
     */
    double forward(int step, float[][] hidden, int[][] next, float weight) {
        Rows.copy(hidden, seen[step]);
        for (int b = 0; b < next.length; b++) {
            if (kept < 1) {
                drop(factors[step][b]);
                Rows.multiplyEach(factors[step][b], seen[step][b]);
            }
            System.arraycopy(weights.outputBias, 0, logits[step][b], 0, weights.outputBias.length);
        }
        Rows.multiply(seen[step], weights.output, logits[step]);
        double nats = 0;
        for (int b = 0; b < next.length; b++) {
            for (int head = 0; head < features.length; head++) {
                nats += loss(head, logits[step][b], next[b], weight);
            }
        }
        return nats;
    }

    private void drop(float[] factor) {
        for (int u = 0; u < factor.length; u++) {
            factor[u] = random.nextFloat() < kept ? 1 / kept : 0;
        }
    }

    /** Cross-entropy of one head; its logits become softmax minus target, times the weight. */
    private double loss(int head, float[] logit, int[] next, float weight) {
        int start = weights.headStart[head];
        int end = weights.headStart[head + 1];
        for (int i = 0; i < givenFeatures[head].length; i++) {
            float[] row = weights.given[head][i][next[givenFeatures[head][i]]];
            for (int j = 0; j < row.length; j++) {
                logit[start + j] += row[j];
            }
        }
        float max = Float.NEGATIVE_INFINITY;
        for (int j = start; j < end; j++) {
            max = Math.max(max, logit[j]);
        }
        int target = start + next[features[head]];
        double targetDepth = (double) max - logit[target];
        double sum = 0;
        for (int j = start; j < end; j++) {
            logit[j] = ofNegated(max - logit[j]);
            sum += logit[j];
        }
        float scale = (float) (weight / sum);
        for (int j = start; j < end; j++) {
            logit[j] *= scale;
        }
        logit[target] -= weight;
        return Math.log(sum) + targetDepth;
    }

    /** Before the way back. */
    void startBack() {
        Rows.transpose(weights.output, outputTransposed);
    }

    /**
     * One step back.
     *
     * @return how its loss changes with h after the step, streams x units; good until the next call
     */
    float[][] back(int step, int[][] next) {
        Rows.clear(slope);
        Rows.multiply(logits[step], outputTransposed, slope);
        for (int b = 0; b < next.length; b++) {
            if (kept < 1) {
                Rows.multiplyEach(factors[step][b], slope[b]);
            }
            Rows.add(logits[step][b], gradient.outputBias);
            for (int head = 0; head < features.length; head++) {
                addGivenSlopes(head, logits[step][b], next[b]);
            }
        }
        Rows.outer(seen[step], logits[step], gradient.output);
        return slope;
    }

    private void addGivenSlopes(int head, float[] logitSlope, int[] next) {
        int start = weights.headStart[head];
        for (int i = 0; i < givenFeatures[head].length; i++) {
            float[] row = gradient.given[head][i][next[givenFeatures[head][i]]];
            for (int j = 0; j < row.length; j++) {
                row[j] += logitSlope[start + j];
            }
        }
    }
}

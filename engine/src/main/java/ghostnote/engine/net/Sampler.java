package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.model.Feature;
import java.util.Arrays;

/**
 * Draws from the softmax of a head, with a temperature and a top-p for each.
 *
 * <p>Whatever the logits are, the answer is a choice of the head: where they are not finite the sampler takes the
 * largest that is a number, and counts.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
public final class Sampler {
    /** At or below this temperature the likeliest choice is taken. */
    public static final float GREEDY = 1e-3f;

    /** Above this all choices are as good as equally likely. */
    private static final float HOTTEST = 1e6f;

    private final float[] temperatures = new float[Feature.count()];
    private final float[] topPs = new float[Feature.count()];
    private long[] ranking = new long[0];
    private long faults;

    /** Temperature 1 and top-p 1 for every head. */
    public Sampler() {
        Arrays.fill(temperatures, 1);
        Arrays.fill(topPs, 1);
    }

    /**
     * Divides the logits of a feature's head before its softmax: below 1 surer, above 1 wilder.
     *
     * @param temperature 0 takes the likeliest; NaN and negative numbers count as 0
     */
    @RealTime
    public void setTemperature(Feature feature, float temperature) {
        temperatures[feature.ordinal()] = temperature > GREEDY ? Math.min(temperature, HOTTEST) : 0;
    }

    /**
     * Keeps only the likeliest choices that together reach a probability (nucleus sampling, Holtzman et al. 2020).
     *
     * @param topP 1 keeps all; NaN counts as 1
     */
    @RealTime
    public void setTopP(Feature feature, float topP) {
        topPs[feature.ordinal()] = topP < 1 ? Math.max(topP, 0) : 1;
    }

    /** Draws, so far, from logits of which one was NaN or the largest was not finite. */
    public long faults() {
        return faults;
    }

    /** Makes room for the heads of a network. Real-time safe: no; {@link #draw} is, afterwards. */
    public void prepare(Network network) {
        int widest = 0;
        for (int head = 0; head < network.headCount(); head++) {
            widest = Math.max(widest, network.headChoices(head));
        }
        ranking = new long[widest];
    }

    /** Draws a choice for a head whose logits are complete. */
    @RealTime
    public int draw(Network network, NetState state, int head, RandomStream random) {
        return draw(network, state, head, random, 1);
    }

    /** The same, the temperature times a factor. */
    @RealTime
    public int draw(Network network, NetState state, int head, RandomStream random, float factor) {
        // The stream moves on by one number a draw, whatever the knobs say.
        float u = random.nextFloat();
        int feature = network.headFeature(head);
        int choices = network.headChoices(head);
        float temperature = temperatures[feature] * factor;
        float max = network.softmax(state, head, 1 / Math.max(temperature, GREEDY));
        // Where a pad is the largest, no choice is a number worth the name.
        boolean sound = max > Network.NEVER && max <= Float.MAX_VALUE;
        if (!sound) {
            faults++;
        }
        if (!sound || temperature == 0) {
            return likeliest(network, state, head, choices);
        }
        return topPs[feature] < 1
                ? fromNucleus(state, choices, topPs[feature], u)
                : fromAll(state, choices, u);
    }

    /** The first of the largest logits; NaN is smaller than every number. */
    @RealTime
    private static int likeliest(Network network, NetState state, int head, int choices) {
        int best = 0;
        for (int i = 1; i < choices; i++) {
            float logit = network.logit(state, head, i);
            float largest = network.logit(state, head, best);
            if (logit > largest || Float.isNaN(largest) && !Float.isNaN(logit)) {
                best = i;
            }
        }
        return best;
    }

    /**
     * Walks the distribution lane by lane, then down the lane: a tenth of the additions of a walk over all choices, as
     * the softmax has summed the lanes already.
     */
    @RealTime
    private static int fromAll(NetState state, int choices, float u) {
        double left = u * state.scratch.laneSums.sum();
        int lane = 0;
        while (lane < Kernel.LOGICAL_LANES - 1 && left >= state.scratch.laneSums.get(lane)) {
            left -= state.scratch.laneSums.get(lane);
            lane++;
        }
        // A lane's sum was rounded, so that a trace may be left behind its last choice: the lane's likeliest takes it.
        int likeliest = Math.min(lane, choices - 1);
        for (int i = lane; i < choices; i += Kernel.LOGICAL_LANES) {
            float e = state.scratch.exponentials.get(i);
            if (left < e) {
                return i;
            }
            left -= e;
            likeliest = e > state.scratch.exponentials.get(likeliest) ? i : likeliest;
        }
        return likeliest;
    }

    @RealTime
    private int fromNucleus(NetState state, int choices, float topP, float u) {
        double total = 0;
        for (int i = 0; i < choices; i++) {
            float e = state.scratch.exponentials.get(i);
            total += e;
            // Positive floats order as their bits do; equal ones by index.
            ranking[i] = (long) Float.floatToRawIntBits(e) << Integer.SIZE | (Integer.MAX_VALUE - i);
        }
        for (int i = choices / 2 - 1; i >= 0; i--) {
            sink(i, choices);
        }
        double kept = 0;
        int first = choices;
        while (first > 0 && (kept < topP * total || first == choices)) {
            first--;
            long largest = ranking[0];
            ranking[0] = ranking[first];
            ranking[first] = largest;
            sink(0, first);
            kept += state.scratch.exponentials.get(ranked(first));
        }
        double left = u * kept;
        int at = choices - 1;
        while (at > first && left >= state.scratch.exponentials.get(ranked(at))) {
            left -= state.scratch.exponentials.get(ranked(at));
            at--;
        }
        return ranked(at);
    }

    /** Heapsort's step, as the sorts of the JDK allocate: afterwards no number is smaller than the two below it. */
    @RealTime
    private void sink(int top, int count) {
        long sinking = ranking[top];
        int at = top;
        int below = 2 * at + 1;
        while (below < count) {
            if (below + 1 < count && ranking[below + 1] > ranking[below]) {
                below++;
            }
            if (ranking[below] <= sinking) {
                break;
            }
            ranking[at] = ranking[below];
            at = below;
            below = 2 * at + 1;
        }
        ranking[at] = sinking;
    }

    @RealTime
    private int ranked(int rank) {
        return Integer.MAX_VALUE - (int) ranking[rank];
    }
}

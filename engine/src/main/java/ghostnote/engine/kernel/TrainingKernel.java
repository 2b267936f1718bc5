package ghostnote.engine.kernel;

import java.lang.foreign.Arena;

/**
 * The operations of training, besides the products in {@link Panels}. Every implementation gives the same bits for the
 * same input. All starts and counts are multiples of {@link Kernel#LOGICAL_LANES}, so that no loop has a tail; where a
 * matrix has fewer columns, what stands between is 0.
 *
 * <p>Thread: stateless, any thread. Real-time safe: no need.
 */
public interface TrainingKernel {
    /** What stands for the logit of a choice that is not there. */
    float NO_LOGIT = -1e30f;

    /** A name for people: {@code scalar}, {@code vector512} and so on. */
    String name();

    /**
     * Allocates a matrix for the right-hand side of products.
     *
     * @param mostInputs the rows it has place for
     */
    Panels panels(int mostInputs, int columns, Arena arena);

    /** {@code to[toStart + j] = from[start + j]} for {@code count} floats. */
    void copy(Floats from, int start, Floats to, int toStart, int count);

    /** {@code to[toStart + j] += factor from[start + j]} for {@code count} floats, with fma. */
    void addScaled(float factor, Floats from, int start, Floats to, int toStart, int count);

    /**
     * The rest of an LSTM step of several streams, after its gates were summed: c = f c + i g, h = o tanh(c) with f, i,
     * o sigmoids and g a tanh. Rows follow one another without a gap.
     *
     * @param gates rows x 4 units: f, i, o, g; the sums become the gates
     * @param before where in {@code memory} the c before the step stand, rows x units
     * @param after where those after it go
     * @param tanhMemory takes tanh(c), rows x units
     * @param hidden takes h, rows x units
     */
    void lstm(
            int rows,
            int units,
            Floats gates,
            int gatesStart,
            Floats memory,
            int before,
            int after,
            Floats tanhMemory,
            int tanhStart,
            Floats hidden,
            int hiddenStart);

    /**
     * The way back through {@link #lstm}.
     *
     * @param gates as it left them; they become the slopes of the loss along the sums
     * @param hiddenSlope the slopes of the loss along h, rows x units
     * @param memorySlope along c after the step, rows x units; they become those along c before it
     */
    void lstmBack(
            int rows,
            int units,
            Floats gates,
            int gatesStart,
            Floats memory,
            int before,
            Floats tanhMemory,
            int tanhStart,
            Floats hiddenSlope,
            int hiddenSlopeStart,
            Floats memorySlope);

    /** {@code x[start + j] = sigmoid(x[start + j])} for {@code count} floats. */
    void sigmoid(Floats x, int start, int count);

    /** {@code x[start + j] = tanh(x[start + j])} for {@code count} floats. */
    void tanh(Floats x, int start, int count);

    /** {@code slope[slopeStart + j] *= 1 - tanh[start + j]^2} for {@code count} floats: the way back through it. */
    void tanhBack(Floats tanh, int start, Floats slope, int slopeStart, int count);

    /**
     * Softmax and cross-entropy of one head. The logits become {@code weight} times their slopes, softmax minus target;
     * what stands between the choices and the next multiple of the lanes becomes 0.
     *
     * @param laneSums {@link Kernel#LOGICAL_LANES} floats, overwritten
     * @return nats; not finite if a logit is not
     */
    double crossEntropy(Floats logits, int start, int choices, int target, float weight, Floats laneSums);

    /**
     * Dropout: {@code to[toStart + j] = from[start + j] / kept}, or 0 where the random bits of j say so. They depend on
     * the seed and j alone, so the same call on slopes is the way back.
     *
     * @param kept the share that is kept, above 0
     */
    void drop(int seed, float kept, Floats from, int start, Floats to, int toStart, int count);
}

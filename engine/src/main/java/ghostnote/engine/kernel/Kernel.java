package ghostnote.engine.kernel;

import ghostnote.engine.RealTime;
import java.lang.foreign.Arena;

/**
 * The operations of a network step. Every implementation gives the same bits for the same input.
 *
 * <p>Thread: stateless, any thread. Real-time safe: all but {@link #pack}.
 */
public interface Kernel {
    /** The number of partial sums in a softmax, on every machine. */
    int LOGICAL_LANES = 16;

    /** A name for people and for {@code bench}: {@code scalar}, {@code vector256}, {@code vector512}. */
    String name();

    /**
     * Packs weights into the order in which this kernel reads them. Real-time safe: no.
     *
     * @param weights row-major, {@code inputs} rows of {@code outputs} floats
     * @param arena owns the memory of the matrix
     * @throws IllegalArgumentException if the number of weights is not inputs x outputs
     */
    Matrix pack(float[] weights, int inputs, int outputs, Precision precision, Arena arena);

    /** {@code out[j] = from[j]} for {@code count} floats; the spare floats behind them are overwritten. */
    @RealTime
    void copy(Floats from, Floats out, int count);

    /**
     * {@code out[start + j] = a[start + j] + weight * table[offset + j]}, rounded once, for {@code count} floats: what
     * one row of a sparse input adds. {@code a} may be {@code out}.
     */
    @RealTime
    void addRow(Floats a, int start, float weight, Floats table, int offset, Floats out, int count);

    /**
     * The rest of an LSTM step after its gates were summed (Hochreiter and Schmidhuber 1997; forget gate of Gers et al.
     * 2000): {@code c = sigmoid(f) c + sigmoid(i) tanh(g)}, {@code h = sigmoid(o) tanh(c)}.
     *
     * @param gates 4 x units: f, i, o and <em>twice</em> g; overwritten. The doubled g makes one function serve all
     *     four: with m(x) = exp(-x) - 1, sigmoid(x) = 1 / (2 + m(x)) and tanh(g) = -m(2g) / (2 + m(2g)); doubling a
     *     weight is exact
     * @param memory c, units floats, in and out
     * @param hidden h, units floats, out
     */
    @RealTime
    void lstm(Floats gates, int units, Floats memory, Floats hidden);

    /**
     * The same for an LSTM with peepholes (Gers and Schmidhuber 2000): f and i see c before the step, o sees it after:
     * {@code f + pf c}, {@code i + pi c}, {@code o + po c}.
     *
     * @param peepholes 3 x units for f, i and o, each row padded with zeros to a multiple of {@link #LOGICAL_LANES}
     */
    @RealTime
    void peepholeLstm(Floats gates, Floats peepholes, int units, Floats memory, Floats hidden);

    /**
     * The same for an LSTM that takes in as much as it forgets (CIFG, Greff et al. 2017): {@code c = sigmoid(f) c + (1 -
     * sigmoid(f)) tanh(g)}, {@code h = sigmoid(o) tanh(c)}.
     *
     * @param gates 3 x units: f, o and twice g; overwritten
     */
    @RealTime
    void coupledLstm(Floats gates, int units, Floats memory, Floats hidden);

    /**
     * The rest of a step of gated recurrent units (Cho et al. 2014) with the reset gate behind the recurrent product:
     * {@code n = tanh(n + sigmoid(r) n')}, {@code h = (1 - sigmoid(z)) n + sigmoid(z) h}.
     *
     * @param gates 3 x units: twice n, r and z, of bias and input; overwritten
     * @param recurrent 3 x units: the same of what h brings, n' with a bias of its own; overwritten
     * @param hidden h, units floats, in and out
     */
    @RealTime
    void gru(Floats gates, Floats recurrent, int units, Floats hidden);

    /**
     * The same for minimal gated units (Zhou et al. 2016): {@code n = tanh(n + sigmoid(f) n')}, {@code h = (1 -
     * sigmoid(f)) h + sigmoid(f) n}.
     *
     * @param gates 2 x units: twice n, and f
     * @param recurrent 2 x units: the same
     */
    @RealTime
    void minimalGru(Floats gates, Floats recurrent, int units, Floats hidden);

    /**
     * {@code out[u] = tanh(x)}, where {@code gates[u]} is twice x.
     *
     * @param gates units floats; overwritten
     */
    @RealTime
    void tanh(Floats gates, int units, Floats out);

    /**
     * Softmax before its division: {@code out[i] = exp((logits[start + i] - max) * inverseTemperature)}.
     *
     * @param start a multiple of {@link #LOGICAL_LANES}
     * @param count a multiple of {@link #LOGICAL_LANES}; pads hold very negative logits
     * @param laneSums {@link #LOGICAL_LANES} floats, out: lane l sums {@code out[l], out[l + 16], ...} in that order
     * @return the largest logit; when it is not finite the output has no meaning
     */
    @RealTime
    float softmax(Floats logits, int start, int count, float inverseTemperature, Floats out, Floats laneSums);

    /** The multiple of {@link #LOGICAL_LANES} that holds so many floats. */
    @RealTime
    static int wholeLanes(int floats) {
        return (floats + LOGICAL_LANES - 1) / LOGICAL_LANES * LOGICAL_LANES;
    }

    /** Checks what {@link #pack} was given. */
    static void checkShape(float[] weights, int inputs, int outputs) {
        if (inputs < 1 || outputs < 1 || weights.length != (long) inputs * outputs) {
            throw new IllegalArgumentException("a matrix of %d x %d needs %d weights, found %d"
                    .formatted(inputs, outputs, (long) inputs * outputs, weights.length));
        }
    }
}

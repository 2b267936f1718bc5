package ghostnote.engine.kernel;

import ghostnote.engine.RealTime;

/**
 * The weights between one vector and another, packed for the kernel that made it. Immutable, so threads may share it.
 */
public interface Matrix {
    /**
     * Adds the product: {@code out[j] += sum over k of in[k] * weight[k][j]}, summed in the order of k with fma.
     *
     * <p>Thread: any; {@code out} belongs to the caller. Real-time safe: yes.
     *
     * @param in at least as many floats as the matrix has inputs
     * @param out at least as many floats as the matrix has outputs; its spare floats are overwritten
     * @param backwards from which end of the outputs to begin. It changes no bit. Weights that barely fit a cache are
     *     read faster by one who turns round each time and first meets those read last
     */
    @RealTime
    void accumulate(Floats in, Floats out, boolean backwards);

    /** The bytes of weights that one {@link #accumulate} reads. */
    long bytes();
}

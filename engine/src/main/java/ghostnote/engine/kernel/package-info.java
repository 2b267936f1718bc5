/**
 * The arithmetic of a network step, twice: {@link ghostnote.engine.kernel.VectorKernel} on the Vector API and
 * {@link ghostnote.engine.kernel.ScalarKernel} in plain Java. Both give the same bits, at every vector width, because
 *
 * <ul>
 *   <li>outputs lie in lanes, and each output sums its inputs in one fixed order, k = 0, 1, 2 ..., with fma;
 *   <li>the exponential is our own polynomial, written once for each twin from the constants of {@code Exponential};
 *   <li>a softmax sums over 16 logical lanes, whatever the width of the machine's.
 * </ul>
 *
 * <p>This is the only room that imports the Vector API, and the only one that reads memory by absolute address. Sizes
 * are therefore checked once, where a matrix is packed, and the kernels trust them.
 */
package ghostnote.engine.kernel;

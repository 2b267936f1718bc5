package ghostnote.engine.kernel;

import java.util.Objects;

/**
 * The right-hand matrix of products, packed into the order in which the kernel that made it reads it. It may be packed
 * again with other numbers. Where the columns are not whole lanes, those up to the next multiple are 0, and a product
 * adds 0 there.
 *
 * <p>Thread: one at a time, or many that only multiply.
 */
public interface Panels {
    /**
     * Takes over the numbers {@code from[start + k rowStride + j columnStride]}, with which a matrix is as easily
     * packed transposed.
     *
     * @param rows how many inputs k there are from now on, at most as many as was allocated for
     * @throws IndexOutOfBoundsException if a number lies outside
     */
    void pack(Floats from, int start, int rowStride, int columnStride, int rows);

    /**
     * Adds the product of a matrix a and this one, b: {@code c[cStart + r cRowStride + j] += sum over k of
     * a[aStart + r aRowStride + k aColumnStride] b[k][j]}, summed with fma in the order of k, from what stands in c.
     *
     * @throws IndexOutOfBoundsException if a number lies outside
     */
    void multiply(
            int rows, Floats a, int aStart, int aRowStride, int aColumnStride, Floats c, int cStart, int cRowStride);

    /** Checks what {@link #pack} was given. */
    static void checkPack(
            Floats from, int start, int rowStride, int columnStride, int rows, int mostRows, int columns) {
        Objects.checkIndex(rows, mostRows + 1);
        checkReach(from, start, rowStride, rows, columnStride, columns);
    }

    /** Checks what {@link #multiply} was given. */
    static void checkMultiply(
            int rows,
            int inputs,
            int columns,
            Floats a,
            int aStart,
            int aRowStride,
            int aColumnStride,
            Floats c,
            int cStart,
            int cRowStride) {
        checkReach(a, aStart, aRowStride, rows, aColumnStride, inputs);
        checkReach(c, cStart, cRowStride, rows, 1, Kernel.wholeLanes(columns));
    }

    private static void checkReach(Floats floats, int start, int rowStride, int rows, int columnStride, int columns) {
        if (rows > 0 && columns > 0) {
            Objects.checkIndex(start, floats.length());
            Objects.checkIndex(
                    start + (rows - 1L) * rowStride + (columns - 1L) * columnStride, (long) floats.length());
        }
    }
}

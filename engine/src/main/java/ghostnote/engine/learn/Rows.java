package ghostnote.engine.learn;

import java.util.Arrays;

/**
 * The inner loops of training. A matrix is an array of rows, and every loop runs over whole rows from index 0, which
 * the compiler turns into vector code. Each sum is taken in the order of its index, with fma, so it is the same on
 * every machine.
 */
final class Rows {
    private static final int TOGETHER = 4;

    private Rows() {}

    /**
     * {@code out[b] += sum over k of x[b][k] * weights[k]}. Rows of weights are taken a few at a time for all of the
     * batch, while they are in the nearest cache.
     *
     * @param x batch x k
     * @param weights k x columns
     * @param out batch x columns
     */
    static void multiply(float[][] x, float[][] weights, float[][] out) {
        int k = 0;
        for (; k + TOGETHER <= weights.length; k += TOGETHER) {
            for (int b = 0; b < x.length; b++) {
                float[] a = x[b];
                addFour(weights, k, a[k], a[k + 1], a[k + 2], a[k + 3], out[b]);
            }
        }
        for (; k < weights.length; k++) {
            for (int b = 0; b < x.length; b++) {
                addScaled(x[b][k], weights[k], out[b]);
            }
        }
    }

    /**
     * {@code out[k] += sum over b of x[b][k] * y[b]}: what a batch adds to the gradient of the weights between x and y.
     *
     * @param x batch x k
     * @param y batch x columns
     * @param out k x columns
     */
    static void outer(float[][] x, float[][] y, float[][] out) {
        int b = 0;
        for (; b + TOGETHER <= y.length; b += TOGETHER) {
            for (int k = 0; k < out.length; k++) {
                addFour(y, b, x[b][k], x[b + 1][k], x[b + 2][k], x[b + 3][k], out[k]);
            }
        }
        for (; b < y.length; b++) {
            for (int k = 0; k < out.length; k++) {
                addScaled(x[b][k], y[b], out[k]);
            }
        }
    }

    /** Four rows at once cost one load and store of the sum instead of four. */
    private static void addFour(float[][] rows, int first, float a0, float a1, float a2, float a3, float[] out) {
        float[] x0 = rows[first];
        float[] x1 = rows[first + 1];
        float[] x2 = rows[first + 2];
        float[] x3 = rows[first + 3];
        for (int j = 0; j < out.length; j++) {
            out[j] = Math.fma(a3, x3[j], Math.fma(a2, x2[j], Math.fma(a1, x1[j], Math.fma(a0, x0[j], out[j]))));
        }
    }

    private static void addScaled(float a, float[] x, float[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] = Math.fma(a, x[j], out[j]);
        }
    }

    /** {@code out[j] += x[j]}. */
    static void add(float[] x, float[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] += x[j];
        }
    }

    /** {@code out[j] *= x[j]}. */
    static void multiplyEach(float[] x, float[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] *= x[j];
        }
    }

    static void clear(float[][] rows) {
        for (float[] row : rows) {
            Arrays.fill(row, 0);
        }
    }

    static void copy(float[][] from, float[][] to) {
        for (int r = 0; r < from.length; r++) {
            System.arraycopy(from[r], 0, to[r], 0, from[r].length);
        }
    }

    static void transpose(float[][] from, float[][] to) {
        for (int j = 0; j < to.length; j++) {
            float[] column = to[j];
            for (int k = 0; k < column.length; k++) {
                column[k] = from[k][j];
            }
        }
    }
}

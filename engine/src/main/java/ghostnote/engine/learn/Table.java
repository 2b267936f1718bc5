package ghostnote.engine.learn;

import ghostnote.engine.kernel.Kernel;
import java.util.function.IntConsumer;

/**
 * Where a matrix lies among the numbers of a {@link Parameters}. A row falls into sections, such as the gates of a cell
 * or the heads; each begins at a multiple of {@link Kernel#LOGICAL_LANES} floats, and what is left over behind it is 0
 * and stays 0, so that no loop over a row has a tail.
 *
 * @param start the place of its first number
 * @param rows how many there are
 * @param stride floats from one row to the next
 * @param widths the columns of each section
 * @param starts where each section begins in a row
 */
record Table(int start, int rows, int stride, int[] widths, int[] starts) {
    /** A table of rows of sections of these widths. */
    static Table at(int start, int rows, int... widths) {
        int[] starts = new int[widths.length];
        int stride = 0;
        for (int section = 0; section < widths.length; section++) {
            starts[section] = stride;
            stride += padded(widths[section]);
        }
        return new Table(start, rows, stride, widths, starts);
    }

    /** So many floats are kept for a section of a width. */
    static int padded(int width) {
        return Kernel.wholeLanes(width);
    }

    /** The place behind its last number. */
    int end() {
        return start + rows * stride;
    }

    /** The place of a row. */
    int row(int row) {
        return start + row * stride;
    }

    /** Its numbers, row by row, without what is left over. */
    float[] copy(float[] values) {
        return copy(values, 0, widths.length);
    }

    /** The numbers of some sections, row by row, without what is left over. */
    float[] copy(float[] values, int firstSection, int endSection) {
        int width = 0;
        for (int section = firstSection; section < endSection; section++) {
            width += widths[section];
        }
        float[] copy = new float[rows * width];
        int to = 0;
        for (int row = 0; row < rows; row++) {
            for (int section = firstSection; section < endSection; section++) {
                System.arraycopy(values, row(row) + starts[section], copy, to, widths[section]);
                to += widths[section];
            }
        }
        return copy;
    }

    /** Does something for the place of each number, row by row; what is left over is passed by. */
    void forEach(IntConsumer action) {
        for (int row = 0; row < rows; row++) {
            for (int section = 0; section < widths.length; section++) {
                int from = row(row) + starts[section];
                for (int at = from; at < from + widths[section]; at++) {
                    action.accept(at);
                }
            }
        }
    }
}

package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Panels;

/**
 * A matrix of weights between rows of one width and rows of another, forward and back. A row on its input side has as
 * many numbers as the table has rows, padded; one on its output side is a row like the table's.
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
final class Linear {
    /** So many rows of slopes stay in the second-level cache while the gradient is summed over them. */
    private static final int ROWS_AT_ONCE = 128;

    private final Workspace work;
    private final Table table;
    private final int inputStride;
    private final Panels forward;
    private final Panels backward;
    private final Panels slopePanels;

    Linear(Workspace work, Table table) {
        this.work = work;
        this.table = table;
        inputStride = Table.padded(table.rows());
        forward = work.panels(table.rows(), table.stride());
        backward = work.panels(table.stride(), table.rows());
        slopePanels = work.panels(ROWS_AT_ONCE, table.stride());
    }

    /** Takes over new weights. */
    void pack() {
        forward.pack(work.weights(), table.start(), table.stride(), 1, table.rows());
        backward.pack(work.weights(), table.start(), 1, table.stride(), table.stride());
    }

    /** Adds the product with the weights to {@code rows} rows of {@code out}. */
    void forward(int rows, Floats in, int firstIn, Floats out, int firstOut) {
        forward.multiply(
                rows, in, firstIn * inputStride, inputStride, 1, out, firstOut * table.stride(), table.stride());
    }

    /** Adds to the slopes of the loss along {@code in} what follows from those along {@code out}. */
    void back(int rows, Floats outSlopes, int firstOut, Floats inSlopes, int firstIn) {
        backward.multiply(
                rows, outSlopes, firstOut * table.stride(), table.stride(), 1,
                inSlopes, firstIn * inputStride, inputStride);
    }

    /** Adds what a whole window says about the weights to the gradient. */
    void addGradient(Floats in, Floats outSlopes) {
        for (int row = 0; row < work.rows(); row += ROWS_AT_ONCE) {
            int count = Math.min(ROWS_AT_ONCE, work.rows() - row);
            slopePanels.pack(outSlopes, row * table.stride(), table.stride(), 1, count);
            slopePanels.multiply(
                    table.rows(), in, row * inputStride, 1, inputStride,
                    work.gradient(), table.start(), table.stride());
        }
    }
}

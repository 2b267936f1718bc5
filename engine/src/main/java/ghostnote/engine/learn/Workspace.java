package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Panels;
import ghostnote.engine.kernel.TrainingKernel;
import java.lang.foreign.Arena;

/**
 * What the passes of a shard share. What it keeps from window to window is its own; all else, the tapes and the packed
 * weights, it shares with shards that work while it does not. The numbers of a window stand in rows, those of a step
 * together: row {@code step x streams + stream}.
 *
 * @param weights a copy of those of the model, laid out as {@link Parameters}
 * @param gradient of the shard, laid out likewise; the passes add to it
 * @param arena owns what is kept from window to window
 * @param turn where all else comes from
 */
record Workspace(
        TrainingKernel kernel,
        Arena arena,
        Tapes.Turn turn,
        Floats weights,
        Floats gradient,
        int steps,
        int streams) {
    int rows() {
        return steps * streams;
    }

    /** A matrix of a row for each step and stream. */
    Floats tape(int stride) {
        return floats(Math.multiplyExact(rows(), stride));
    }

    Floats floats(int count) {
        return turn.floats(count);
    }

    Panels panels(int mostInputs, int columns) {
        return turn.panels(kernel, mostInputs, columns);
    }

    /** Numbers that are kept from window to window. */
    Floats kept(int count) {
        return Floats.allocate(arena, count);
    }

    /** Sets every row of a tape to that of a table of one row. */
    void fill(Floats tape, Table bias) {
        for (int row = 0; row < rows(); row++) {
            kernel.copy(weights, bias.start(), tape, row * bias.stride(), bias.stride());
        }
    }

    /** The way back through {@link #fill}. */
    void fillBack(Floats slopes, Table bias) {
        for (int row = 0; row < rows(); row++) {
            kernel.addScaled(1, slopes, row * bias.stride(), gradient, bias.start(), bias.stride());
        }
    }

    /**
     * Adds the chosen rows of weights to some columns of a tape.
     *
     * @param column the first of them, and {@code width} how many
     */
    void addRows(SparseRows chosen, Floats tape, int stride, int column, int width) {
        for (int row = 0; row < rows(); row++) {
            for (int entry = chosen.start(row); entry < chosen.end(row); entry++) {
                kernel.addScaled(
                        chosen.factor(entry), weights, chosen.place(entry), tape, row * stride + column, width);
            }
        }
    }

    /** The way back through {@link #addRows}. */
    void addRowsBack(SparseRows chosen, Floats slopes, int stride, int column, int width) {
        for (int row = 0; row < rows(); row++) {
            for (int entry = chosen.start(row); entry < chosen.end(row); entry++) {
                kernel.addScaled(
                        chosen.factor(entry), slopes, row * stride + column, gradient, chosen.place(entry), width);
            }
        }
    }
}

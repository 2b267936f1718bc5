package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.TrainingKernel;
import ghostnote.engine.model.Layer;

/**
 * A layer of cells, forward through a window and back again. What it is given was summed before, see
 * {@link InputPass}, so only what depends on the step before is done step by step: the product with h, and then what
 * the kind of cell makes of the sums.
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
abstract sealed class CellPass permits ClockworkPass, ElmanPass, GruPass, MemoryPass {
    final Workspace work;
    final TrainingKernel kernel;
    final int units; // padded
    final int columns; // of a row of sums
    final int stateFloats; // of all streams

    private final Linear recurrent;
    private final Floats sums; // steps x streams x columns; after a step what it says, on the way back the slopes
    private final Floats previous; // steps + 1 x streams x units: h before each step and behind the last
    private final Floats carried; // streams x units: h from window to window
    private final Floats hidden; // steps x streams x units, after the step
    private final Floats aside; // streams x units

    CellPass(Workspace work, Table recurrent) {
        this.work = work;
        this.recurrent = new Linear(work, recurrent);
        kernel = work.kernel();
        units = Table.padded(recurrent.rows());
        columns = recurrent.stride();
        stateFloats = work.streams() * units;
        sums = work.tape(columns);
        previous = work.floats((work.steps() + 1) * stateFloats);
        carried = work.kept(stateFloats);
        hidden = work.tape(units);
        aside = work.floats(stateFloats);
    }

    /** The pass of a layer. */
    static CellPass of(Layer layer, Workspace work, Parameters.Layer tables) {
        return switch (layer.cell()) {
            case ELMAN -> new ElmanPass(work, tables.recurrent());
            case LSTM -> new LstmPass(work, tables.recurrent());
            case PEEPHOLE -> new PeepholePass(work, tables.recurrent(), tables.own());
            case CIFG -> new CifgPass(work, tables.recurrent());
            case GRU -> new GruPass(work, tables.recurrent(), tables.own(), false);
            case MGU -> new GruPass(work, tables.recurrent(), tables.own(), true);
            case CLOCKWORK -> new ClockworkPass(work, tables.recurrent(), layer);
        };
    }

    /** What the cells are given, to be set before {@link #forward}; after {@link #back}, the slopes along it. */
    final Floats sums() {
        return sums;
    }

    /** What they let out, a row for each step and stream. */
    final Floats hidden() {
        return hidden;
    }

    /** The numbers in it. */
    final int hiddenFloats() {
        return work.rows() * units;
    }

    /** h before each step, a row for each step and stream. */
    final Floats previous() {
        return previous;
    }

    /** What the product with h is added to; on the way back, the slopes along it. */
    Floats recurrentSums() {
        return sums;
    }

    /** Takes over new weights. */
    final void pack() {
        recurrent.pack();
    }

    /**
     * Goes through the next window, from where the last ended.
     *
     * @param fresh the rows before which a stream forgets everything
     */
    final void forward(boolean[] fresh) {
        int steps = work.steps();
        int streams = work.streams();
        kernel.copy(carried, 0, previous, 0, stateFloats);
        carryOver();
        for (int step = 0; step < steps; step++) {
            int first = step * streams;
            for (int row = first; row < first + streams; row++) {
                if (fresh[row]) {
                    previous.clear(row * units, units);
                    forget(row);
                }
            }
            recurrent.forward(streams, previous, first, recurrentSums(), first);
            step(first);
            kernel.copy(hidden, first * units, previous, first * units + stateFloats, stateFloats);
        }
        kernel.copy(previous, steps * stateFloats, carried, 0, stateFloats);
        keep();
    }

    /** Begins a window with what stands behind the last one, besides h. */
    void carryOver() {}

    /** Keeps what stands behind a window, besides h. */
    void keep() {}

    /** A stream forgets everything but h before a row. */
    void forget(int row) {}

    /** From the sums of a step to h; {@code first} is the first of its rows. */
    abstract void step(int first);

    /**
     * Goes back through it; nothing after the window counts.
     *
     * @param fresh as {@link #forward} was given it
     * @param hiddenSlopes the slopes of the loss along {@link #hidden}; overwritten
     */
    final void back(boolean[] fresh, Floats hiddenSlopes) {
        int streams = work.streams();
        startBack();
        for (int step = work.steps() - 1; step >= 0; step--) {
            int first = step * streams;
            stepBack(first, hiddenSlopes);
            if (step > 0) {
                toStepBefore(fresh, first, hiddenSlopes);
            }
        }
        recurrent.addGradient(previous, recurrentSums());
        endBack();
    }

    /** Begins the way back. */
    void startBack() {}

    /** From the slopes along h after a step to those along its sums, and along the state before it but for h. */
    abstract void stepBack(int first, Floats hiddenSlopes);

    /** Adds the slopes along h before a step that do not come by the sums to rows of slopes, if there are any. */
    void addDirectSlopes(Floats hiddenSlopes, int row) {}

    /** The slopes along what a stream forgot, besides h, do not go on. */
    void forgetSlopes(int stream) {}

    /** Ends the way back, when the slopes of the whole window are known. */
    void endBack() {}

    /** From the sums of a step to h of the step before, but not of streams that forgot it. */
    private void toStepBefore(boolean[] fresh, int first, Floats hiddenSlopes) {
        int streams = work.streams();
        int before = first - streams;
        boolean forgotten = false;
        for (int b = 0; b < streams; b++) {
            forgotten |= fresh[first + b];
        }
        if (forgotten) {
            kernel.copy(hiddenSlopes, before * units, aside, 0, stateFloats);
        }
        addDirectSlopes(hiddenSlopes, before);
        recurrent.back(streams, recurrentSums(), first, hiddenSlopes, before);
        for (int b = 0; b < streams; b++) {
            if (fresh[first + b]) {
                kernel.copy(aside, b * units, hiddenSlopes, (before + b) * units, units);
                forgetSlopes(b);
            }
        }
    }
}

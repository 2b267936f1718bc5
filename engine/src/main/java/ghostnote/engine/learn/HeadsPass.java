package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;

/**
 * The heads, for a whole window at once: logits, the loss in nats, and back. What all heads hear of the cells is one
 * product; a head with hidden units has one more of its own.
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
final class HeadsPass {
    private final Workspace work;
    private final Table bias;
    private final Linear output;
    private final Floats heard; // a row like that of the bias; after the loss, how it changes with them
    private final Floats laneSums;
    private final SparseRows[] given; // of each head
    private final Hidden[] hidden; // of each head, null for one without

    /**
     * @param given for each head, the rows of weights that what is known adds to it
     * @param kept the share of hidden units that is not dropped
     */
    HeadsPass(Workspace work, Parameters layout, SparseRows[] given, float kept) {
        this.work = work;
        this.given = given;
        bias = layout.outputBias;
        output = new Linear(work, layout.output);
        heard = work.tape(bias.stride());
        laneSums = work.floats(Kernel.LOGICAL_LANES);
        hidden = new Hidden[given.length];
        for (int head = 0; head < given.length; head++) {
            if (layout.logits[head] != null) {
                hidden[head] = new Hidden(head, layout.logits[head], layout.logitBias[head], kept);
            }
        }
    }

    /** The hidden units of one head, and its logits. */
    private final class Hidden {
        private final int column; // in a row of what is heard
        private final int width;
        private final Linear weights;
        private final Table logitBias;
        private final float kept;
        private final Floats units; // tanh of what is heard
        private final Floats seen; // what dropout leaves of it
        private final Floats slopes; // along what is seen
        private final Floats logits;

        Hidden(int head, Table table, Table logitBias, float kept) {
            column = bias.starts()[head];
            width = Table.padded(bias.widths()[head]);
            weights = new Linear(work, table);
            this.logitBias = logitBias;
            this.kept = kept;
            units = work.tape(width);
            seen = kept < 1 ? work.tape(width) : units;
            slopes = work.tape(width);
            logits = work.tape(logitBias.stride());
        }

        void forward(int seed) {
            for (int row = 0; row < work.rows(); row++) {
                work.kernel().copy(heard, row * bias.stride() + column, units, row * width, width);
            }
            int count = work.rows() * width;
            work.kernel().tanh(units, 0, count);
            if (kept < 1) {
                work.kernel().drop(seed, kept, units, 0, seen, 0, count);
            }
            work.fill(logits, logitBias);
            weights.forward(work.rows(), seen, 0, logits, 0);
        }

        void back(int seed) {
            work.fillBack(logits, logitBias);
            weights.addGradient(seen, logits);
            slopes.clear();
            weights.back(work.rows(), logits, 0, slopes, 0);
            int count = work.rows() * width;
            if (kept < 1) {
                work.kernel().drop(seed, kept, slopes, 0, slopes, 0, count);
            }
            work.kernel().tanhBack(units, 0, slopes, 0, count);
            for (int row = 0; row < work.rows(); row++) {
                work.kernel().copy(slopes, row * width, heard, row * bias.stride() + column, width);
            }
        }
    }

    /** Takes over new weights. */
    void pack() {
        output.pack();
        for (Hidden units : hidden) {
            if (units != null) {
                units.weights.pack();
            }
        }
    }

    /**
     * The loss of a window and how it changes with what was heard, which is left for {@link #back}.
     *
     * @param seen what the heads see of the cells, a row for each step and stream
     * @param targets the choice of each row and head
     * @param weight of the loss of each event in what is minimised
     * @param dropoutSeed for the hidden units
     * @return nats, summed over rows and heads
     */
    double forward(Floats seen, int[][] targets, float weight, int dropoutSeed) {
        work.fill(heard, bias);
        for (int head = 0; head < given.length; head++) {
            work.addRows(given[head], heard, bias.stride(), bias.starts()[head], Table.padded(bias.widths()[head]));
        }
        output.forward(work.rows(), seen, 0, heard, 0);
        double nats = 0;
        for (int head = 0; head < given.length; head++) {
            Hidden units = hidden[head];
            if (units == null) {
                nats += loss(heard, bias.stride(), bias.starts()[head], bias.widths()[head], head, targets, weight);
            } else {
                units.forward(dropoutSeed + head);
                Table logits = units.logitBias;
                nats += loss(units.logits, logits.stride(), 0, logits.widths()[0], head, targets, weight);
                units.back(dropoutSeed + head);
            }
        }
        return nats;
    }

    private double loss(
            Floats logits, int stride, int start, int choices, int head, int[][] targets, float weight) {
        double nats = 0;
        for (int row = 0; row < work.rows(); row++) {
            nats += work.kernel().crossEntropy(
                    logits, row * stride + start, choices, targets[row][head], weight, laneSums);
        }
        return nats;
    }

    /**
     * Adds to the gradient.
     *
     * @param seenSlopes takes the slopes of the loss along what {@link #forward} was given
     */
    void back(Floats seen, Floats seenSlopes) {
        work.fillBack(heard, bias);
        for (int head = 0; head < given.length; head++) {
            work.addRowsBack(
                    given[head], heard, bias.stride(), bias.starts()[head], Table.padded(bias.widths()[head]));
        }
        output.addGradient(seen, heard);
        seenSlopes.clear();
        output.back(work.rows(), heard, 0, seenSlopes, 0);
    }
}

package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;

/**
 * What a layer of cells is given, for a whole window at once: a bias, and either rows of weights chosen by the events
 * or a product with the layer below.
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
sealed interface InputPass {
    /** Takes over new weights. */
    void pack();

    /** Sets the sums of the cells. */
    void forward(Floats sums);

    /** Adds to the gradient, and sets the slopes along the layer below if there is one. */
    void back(Floats sumSlopes);

    /** The lowest layer's. */
    final class Sparse implements InputPass {
        private final Workspace work;
        private final Table bias;
        private final SparseRows rows;

        Sparse(Workspace work, Table bias, SparseRows rows) {
            this.work = work;
            this.bias = bias;
            this.rows = rows;
        }

        @Override
        public void pack() {}

        @Override
        public void forward(Floats sums) {
            work.fill(sums, bias);
            work.addRows(rows, sums, bias.stride(), 0, bias.stride());
        }

        @Override
        public void back(Floats sumSlopes) {
            work.fillBack(sumSlopes, bias);
            work.addRowsBack(rows, sumSlopes, bias.stride(), 0, bias.stride());
        }
    }

    /** That of every other. */
    final class Dense implements InputPass {
        private final Workspace work;
        private final Table bias;
        private final Linear matrix;
        private final Floats below;
        private final Floats belowSlopes;

        /**
         * @param below what the layer below lets out, a row for each step and stream
         * @param belowSlopes takes the slopes along it
         */
        Dense(Workspace work, Table bias, Table matrix, Floats below, Floats belowSlopes) {
            this.work = work;
            this.bias = bias;
            this.matrix = new Linear(work, matrix);
            this.below = below;
            this.belowSlopes = belowSlopes;
        }

        @Override
        public void pack() {
            matrix.pack();
        }

        @Override
        public void forward(Floats sums) {
            work.fill(sums, bias);
            matrix.forward(work.rows(), below, 0, sums, 0);
        }

        @Override
        public void back(Floats sumSlopes) {
            work.fillBack(sumSlopes, bias);
            matrix.addGradient(below, sumSlopes);
            belowSlopes.clear();
            matrix.back(work.rows(), sumSlopes, 0, belowSlopes, 0);
        }
    }
}

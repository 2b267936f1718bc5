package ghostnote.engine.learn;

/**
 * What some streams play in a number of steps: a row for each step and stream, those of a step together.
 *
 * @param steps that follow one another
 * @param streams side by side
 * @param fresh the rows before which a stream forgets everything
 * @param inputs the rows of weights that the lowest layer is given
 * @param given for each head, the rows of weights that it is given
 * @param targets for each row and head, the choice that is to be predicted
 */
record Window(int steps, int streams, boolean[] fresh, SparseRows inputs, SparseRows[] given, int[][] targets) {
    Window(int steps, int streams, int heads) {
        this(
                steps,
                streams,
                new boolean[steps * streams],
                new SparseRows(steps * streams),
                new SparseRows[heads],
                new int[steps * streams][heads]);
        for (int head = 0; head < heads; head++) {
            given[head] = new SparseRows(steps * streams);
        }
    }

    /** Begins anew. */
    void clear() {
        inputs.clear();
        for (SparseRows rows : given) {
            rows.clear();
        }
    }
}

package ghostnote.engine.learn;

import java.util.Arrays;

/**
 * For each row of a window, which rows of weights are added to it, and how much of each.
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
final class SparseRows {
    private final int[] ends;
    private int[] places = new int[0];
    private float[] factors = new float[0];
    private int row;
    private int count;

    /**
     * @param rows of a window
     */
    SparseRows(int rows) {
        ends = new int[rows];
    }

    /** Begins a new window. */
    void clear() {
        row = 0;
        count = 0;
    }

    /**
     * Adds to the row that is being filled.
     *
     * @param place of the row of weights in the {@link Parameters}
     */
    void add(int place, float factor) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count + ends.length);
            factors = Arrays.copyOf(factors, places.length);
        }
        places[count] = place;
        factors[count++] = factor;
    }

    /** Goes on to the next row. */
    void endRow() {
        ends[row++] = count;
    }

    /** The first entry of a row. */
    int start(int ofRow) {
        return ofRow == 0 ? 0 : ends[ofRow - 1];
    }

    /** Behind the last entry of a row. */
    int end(int ofRow) {
        return ends[ofRow];
    }

    int place(int entry) {
        return places[entry];
    }

    float factor(int entry) {
        return factors[entry];
    }
}

package ghostnote.engine.sense;

import ghostnote.engine.RealTime;

/**
 * Rows of a table and the weight with which each is added: what a sense tells a network.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
public final class RowList {
    private final int[] rows;
    private final float[] weights;
    private int count;

    /** A list with room for so many rows; what comes behind them is left out. */
    public RowList(int capacity) {
        rows = new int[capacity];
        weights = new float[capacity];
    }

    /** Empties it. */
    @RealTime
    public void clear() {
        count = 0;
    }

    /** Adds a row with weight 1. */
    @RealTime
    public void add(int row) {
        add(row, 1);
    }

    /** Adds a row with a weight. */
    @RealTime
    public void add(int row, float weight) {
        if (count < rows.length) {
            rows[count] = row;
            weights[count] = weight;
            count++;
        }
    }

    /** The number of rows. */
    @RealTime
    public int count() {
        return count;
    }

    /** The row with an index. */
    @RealTime
    public int row(int index) {
        return rows[index];
    }

    /** Its weight. */
    @RealTime
    public float weight(int index) {
        return weights[index];
    }
}

package ghostnote.engine.kernel;

import ghostnote.engine.RealTime;

/**
 * Weights as 16-bit integers, two to an int, so that one load and one mask bring two vectors of weights.
 *
 * <p>Column c of a group of 32 shares a word with column c + 16:
 *
 * <pre>
 *   bit 31           16 15            0
 *      | column c + 16 |   column c    |
 * </pre>
 *
 * The kernel reads the high half as the whole word: the low half's bits are then noise below the high half's last bit,
 * which the packing foresees when it rounds, and the value stands 65,536 times too large, which the column's scale
 * takes back. The low half holds its value plus {@value #OFFSET}, so that a mask brings it, which processors do in
 * more places at once than a shift; what the offsets add to a sum is the same for all columns and is taken back at its
 * end. The pairing does not depend on the machine's vector width, so neither do the values.
 */
final class Int16Words {
    static final int GROUP = 2 * Kernel.LOGICAL_LANES;
    static final int LOW_MASK = 0xffff;
    private static final int OFFSET = 1 << 15;
    private static final float HIGH_UNIT = 1 << 16;

    /** Taken in by each round of {@link #offsetOf}, in sums side by side: one alone would wait for each addition. */
    private static final int INPUTS_A_ROUND = 8;

    /** inputs x wordsPerRow, row-major. */
    final int[] words;

    final int wordsPerRow;

    /** One factor a column, padded to whole groups. */
    final float[] scales;

    private Int16Words(int[] words, int wordsPerRow, float[] scales) {
        this.words = words;
        this.wordsPerRow = wordsPerRow;
        this.scales = scales;
    }

    static Int16Words of(float[] weights, int inputs, int outputs) {
        int groups = (outputs + GROUP - 1) / GROUP;
        int wordsPerRow = groups * Kernel.LOGICAL_LANES;
        float[] scales = new float[groups * GROUP];
        for (int j = 0; j < outputs; j++) {
            float largest = 0;
            for (int k = 0; k < inputs; k++) {
                largest = Math.max(largest, Math.abs(weights[k * outputs + j]));
            }
            scales[j] = largest / (Short.MAX_VALUE * (isLow(j) ? 1f : HIGH_UNIT));
        }
        int[] words = new int[inputs * wordsPerRow];
        for (int k = 0; k < inputs; k++) {
            for (int w = 0; w < wordsPerRow; w++) {
                int column = lowColumn(w);
                int low = OFFSET + quantise(weights, k, outputs, column, scales, 0);
                int high = quantise(weights, k, outputs, column + Kernel.LOGICAL_LANES, scales, low);
                words[k * wordsPerRow + w] = high << 16 | low;
            }
        }
        return new Int16Words(words, wordsPerRow, scales);
    }

    /** The column in the low half of word {@code w}; the high half's lies {@link Kernel#LOGICAL_LANES} further. */
    @RealTime
    static int lowColumn(int w) {
        return w / Kernel.LOGICAL_LANES * GROUP + w % Kernel.LOGICAL_LANES;
    }

    private static int quantise(float[] weights, int k, int outputs, int column, float[] scales, int noise) {
        if (column >= outputs || scales[column] == 0) {
            return 0;
        }
        double scaled = weights[k * outputs + column] / (double) scales[column];
        double unit = isLow(column) ? 1 : HIGH_UNIT;
        return Math.clamp(Math.round((scaled - noise) / unit), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private static boolean isLow(int column) {
        return column % GROUP < Kernel.LOGICAL_LANES;
    }

    /** What the offsets of the low halves add to each of their sums, negated. One code for both twins. */
    @RealTime
    static float offsetOf(Floats in, int inputs) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int k = 0;
        for (; k <= inputs - INPUTS_A_ROUND; k += INPUTS_A_ROUND) {
            s0 += in.get(k) + in.get(k + 1);
            s1 += in.get(k + 2) + in.get(k + 3);
            s2 += in.get(k + 4) + in.get(k + 5);
            s3 += in.get(k + 6) + in.get(k + 7);
        }
        for (; k < inputs; k++) {
            s0 += in.get(k);
        }
        return -OFFSET * ((s0 + s1) + (s2 + s3));
    }
}

package ghostnote.engine.kernel;

/**
 * Weights as 16-bit integers, two to an int, so that one load and one shift bring two vectors of weights.
 *
 * <p>Column c of a group of 32 shares a word with column c + 16:
 *
 * <pre>
 *   bit 31           16 15            0
 *      | column c + 16 |   column c    |
 * </pre>
 *
 * The kernel reads the low half as {@code word << 16} and the high half as the whole word: the low half's bits are then
 * noise below the high half's last bit, which the packing foresees when it rounds. Either way the value stands 65,536
 * times too large, which the column's scale takes back. The pairing does not depend on the machine's vector width, so
 * neither do the values.
 */
final class Int16Words {
    static final int GROUP = 2 * Kernel.LOGICAL_LANES;

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
            scales[j] = largest / (Short.MAX_VALUE * 65536f);
        }
        int[] words = new int[inputs * wordsPerRow];
        for (int k = 0; k < inputs; k++) {
            for (int w = 0; w < wordsPerRow; w++) {
                int column = lowColumn(w);
                int low = quantise(weights, k, outputs, column, scales, 0) & 0xffff;
                int high = quantise(weights, k, outputs, column + Kernel.LOGICAL_LANES, scales, low);
                words[k * wordsPerRow + w] = high << 16 | low;
            }
        }
        return new Int16Words(words, wordsPerRow, scales);
    }

    /** The column in the low half of word {@code w}; the high half's lies {@link Kernel#LOGICAL_LANES} further. */
    static int lowColumn(int w) {
        return w / Kernel.LOGICAL_LANES * GROUP + w % Kernel.LOGICAL_LANES;
    }

    private static int quantise(float[] weights, int k, int outputs, int column, float[] scales, int noise) {
        if (column >= outputs || scales[column] == 0) {
            return 0;
        }
        double scaled = weights[k * outputs + column] / (double) scales[column];
        return Math.clamp(Math.round((scaled - noise) / 65536), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}

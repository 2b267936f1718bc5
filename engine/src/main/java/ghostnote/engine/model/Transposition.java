package ghostnote.engine.model;

/**
 * Tells a matrix that was stored with rows and columns exchanged, where the file itself does not say.
 *
 * <p>In trained weights whole rows and whole columns are larger than others (a rare input, a bias, a gate), so that
 * row and column means explain part of the spread of log |w|. Read with the wrong width, rows and columns are mixed
 * and explain nothing. Seed weights: 0.10 and 0.20 the right way, 0.004 and 0.06 transposed; noise: 0.004 and 0.01
 * either way. Means of a small matrix explain much by chance, so it is suspected only of what chance cannot do.
 */
final class Transposition {
    private static final double CLEARLY_MORE = 2;
    private static final double NOISE = 0.02;
    /** In deviations of that share between matrices of noise, which go as sqrt(rows + columns) / numbers. */
    private static final double CHANCE = 8;

    private Transposition() {}

    static boolean suspected(float[] matrix, int rows, int columns) {
        double asExpected = explained(matrix, rows, columns);
        double transposed = explained(matrix, columns, rows);
        double chance = CHANCE * Math.sqrt(rows + columns) / matrix.length;
        return transposed > CLEARLY_MORE * asExpected + NOISE + chance;
    }

    /** The share of the variance of log |w| that an additive model of row and column means explains. */
    private static double explained(float[] matrix, int rows, int columns) {
        double[] rowMeans = new double[rows];
        double[] columnMeans = new double[columns];
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < matrix.length; i++) {
            double value = logMagnitude(matrix[i]);
            rowMeans[i / columns] += value / columns;
            columnMeans[i % columns] += value / rows;
            mean += value / matrix.length;
            squares += value * value / matrix.length;
        }
        double between = 0;
        for (double m : rowMeans) {
            between += (m - mean) * (m - mean) / rows;
        }
        for (double m : columnMeans) {
            between += (m - mean) * (m - mean) / columns;
        }
        double variance = squares - mean * mean;
        return variance > 0 ? between / variance : 0;
    }

    private static double logMagnitude(float weight) {
        return Math.log(Math.abs(weight) + 1e-6);
    }
}

package ghostnote.engine.learn;

/**
 * How to train.
 *
 * @param batch the streams that are played side by side
 * @param stepsPerUpdate the events of each stream between two updates; a gradient reaches no further back
 * @param learningRate at the start; it is halved after each epoch that was no better than the best
 * @param epochs the most passes over the training files
 * @param patience so many epochs in a row that are no better than the best end the training
 * @param dropout the share of hidden units that the heads do not see, 0 to below 1
 * @param clipNorm a gradient longer than this is shortened to it (Pascanu, Mikolov, Bengio 2013)
 * @param seed of the first weights, the order of the files and the dropout
 */
public record TrainingSettings(
        int batch,
        int stepsPerUpdate,
        double learningRate,
        int epochs,
        int patience,
        double dropout,
        double clipNorm,
        long seed) {

    /** Good for a corpus of a few hundred files. */
    public static final TrainingSettings DEFAULT = new TrainingSettings(16, 80, 2e-3, 60, 5, 0.3, 1, 1);

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public TrainingSettings {
        require(batch >= 1, "batch", batch, "1 or more");
        require(stepsPerUpdate >= 1, "steps per update", stepsPerUpdate, "1 or more");
        require(learningRate > 0, "learning rate", learningRate, "above 0");
        require(epochs >= 1, "epochs", epochs, "1 or more");
        require(patience >= 1, "patience", patience, "1 or more");
        require(dropout >= 0 && dropout < 1, "dropout", dropout, "0 to below 1");
        require(clipNorm > 0, "clip norm", clipNorm, "above 0");
    }

    private static void require(boolean holds, String what, Number found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s: expected %s".formatted(what, found, expected));
        }
    }
}

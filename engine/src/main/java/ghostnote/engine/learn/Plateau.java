package ghostnote.engine.learn;

/**
 * What the course of validation has come to: how fast to learn on, and whether to.
 *
 * @param learningRate of the next epoch
 * @param bestNats the fewest so far
 * @param withoutGain epochs since then
 */
record Plateau(TrainingSettings settings, double learningRate, double bestNats, int withoutGain) {
    /** Before the first epoch. */
    static Plateau start(TrainingSettings settings) {
        return new Plateau(settings, settings.learningRate(), Double.POSITIVE_INFINITY, 0);
    }

    Plateau after(double validationNats) {
        if (validationNats < bestNats) {
            return new Plateau(settings, learningRate, validationNats, 0);
        }
        boolean slower = (withoutGain + 1) % settings.plateau() == 0;
        return new Plateau(
                settings, slower ? learningRate * settings.plateauFactor() : learningRate, bestNats, withoutGain + 1);
    }

    /** Whether the last epoch was the best so far. */
    boolean isGain() {
        return withoutGain == 0;
    }

    boolean isOver() {
        return withoutGain >= settings.patience();
    }
}

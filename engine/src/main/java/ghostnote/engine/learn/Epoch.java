package ghostnote.engine.learn;

/**
 * How one epoch went.
 *
 * @param number from 1
 * @param learningRate with which it learnt
 * @param trainingNats the mean nats of the events it played, while it learnt and with dropout
 * @param validationNats the mean nats of an event in validation afterwards
 * @param validationAccuracy the share of validation events of which every head's likeliest choice is right
 * @param events it played
 * @param seconds it took to learn, validation left out
 */
public record Epoch(
        int number,
        double learningRate,
        double trainingNats,
        double validationNats,
        double validationAccuracy,
        long events,
        double seconds) {

    /** How fast it learnt. */
    public double eventsPerSecond() {
        return events / seconds;
    }
}

package ghostnote.engine.learn;

/** Hears how a training goes, on the thread that called it. */
@FunctionalInterface
public interface Progress {
    /**
     * An epoch is done.
     *
     * @param epoch counted from 1
     * @param trainingNats nats an event while learning, with dropout, the mean over the epoch
     * @param validationNats nats an event of the validation files after the epoch
     * @param eventsPerSecond trained, the evaluation not counted
     */
    void epoch(int epoch, double trainingNats, double validationNats, double eventsPerSecond);
}

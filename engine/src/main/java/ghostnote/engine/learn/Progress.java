package ghostnote.engine.learn;

/** Hears how a training goes. Called on the thread of {@link Trainer#train}. */
public interface Progress {
    /**
     * An update was made.
     *
     * @param epoch from 1
     * @param done the updates of this epoch so far
     * @param of how many it has
     * @param nats the mean nats an event of the epoch so far
     */
    void update(int epoch, int done, int of, double nats);

    /** An epoch has ended. */
    void epoch(Epoch epoch);
}

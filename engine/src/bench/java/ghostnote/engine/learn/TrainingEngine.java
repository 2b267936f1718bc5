package ghostnote.engine.learn;

/** Something that trains. */
interface TrainingEngine extends AutoCloseable {
    /** What the table calls it. */
    String name();

    /**
     * Forward, back and update over one window of a batch.
     *
     * @return the mean nats of an event before it
     */
    double update();

    /** Of the last update, with the columns of the gates as f, i, o, g: recurrent, output, input rows of the notes. */
    float[][] gradients();

    @Override
    void close();
}

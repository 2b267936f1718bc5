package ghostnote.engine.bench;

/**
 * Something that runs network steps of the seed drummer, or in the case of a floor only reads what a step must read.
 *
 * <p>A step is: two input rows and the recurrent product, activations, new state, output product, two softmaxes, a draw
 * from each, and the drawn pair fed back.
 */
interface StepEngine extends AutoCloseable {
    /** What the table calls it. */
    String name();

    /** Plays on for some steps. */
    void run(int steps);

    @Override
    void close();

    /** An engine that computes, so that its music can be compared. */
    interface Checked extends StepEngine {
        /**
         * Takes the likeliest note and ticks of every step, from h = c = 0 and the choices 0 and 0.
         *
         * @return note x 209 + ticks of each step
         */
        int[] greedy(int steps);
    }
}

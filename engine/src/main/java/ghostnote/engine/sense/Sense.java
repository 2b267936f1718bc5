package ghostnote.engine.sense;

import ghostnote.engine.RealTime;

/**
 * One way of looking at a {@link Moment}: rows of a table of its own, each with a weight.
 *
 * <p>Thread: one owner. Real-time safe: {@link #see}.
 */
interface Sense {
    /** Adds what is seen. No row reaches the vocabulary's size of the feature. */
    @RealTime
    void see(Moment moment, RowList out);
}

package ghostnote.engine.os;

import ghostnote.engine.RealTime;

/** What a {@link DeadlineThread} does each time it wakes. Takes the time as an argument and knows no thread. */
public interface Duty {
    /**
     * Does all that is due.
     *
     * @param nowNs the time, read once a call
     * @return when there is more to do; meaningless once {@link #ended}
     */
    @RealTime
    long doWork(long nowNs);

    /** Ends at the next {@link #doWork}. Thread: any. */
    void requestStop();

    /** Whether all is done. */
    @RealTime
    boolean ended();
}

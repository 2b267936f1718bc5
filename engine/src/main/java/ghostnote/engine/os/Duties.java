package ghostnote.engine.os;

import ghostnote.engine.RealTime;
import java.util.stream.Stream;

/**
 * Duties that one thread does, one behind the other.
 *
 * <p>Thread: one, but {@link #add} and {@link #requestStop} any. Real-time safe: as they are.
 */
public final class Duties implements Duty {
    private volatile Duty[] each = {};

    /** Adds one, which is done from now on until it has ended. */
    public synchronized void add(Duty duty) {
        each = Stream.concat(Stream.of(each).filter(other -> !other.ended()), Stream.of(duty)).toArray(Duty[]::new);
    }

    @Override
    @RealTime
    public long doWork(long nowNs) {
        long dueNs = Long.MAX_VALUE;
        for (Duty duty : each) {
            if (!duty.ended()) {
                dueNs = Math.min(dueNs, duty.doWork(nowNs));
            }
        }
        return dueNs;
    }

    @Override
    public void requestStop() {
        for (Duty duty : each) {
            duty.requestStop();
        }
    }

    /** Whether all have. */
    @Override
    @RealTime
    public boolean ended() {
        for (Duty duty : each) {
            if (!duty.ended()) {
                return false;
            }
        }
        return true;
    }
}

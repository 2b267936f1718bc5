package ghostnote.engine.os;

import ghostnote.engine.RealTime;

/** Lets a thread that sleeps look whether there is something to do. Thread: any. Real-time safe: yes. */
@FunctionalInterface
public interface Wake {
    /** Wakes it; one that does not sleep will not, the next time. */
    @RealTime
    void wake();
}

package ghostnote.engine.time;

/** The source of time, injected so that every timing rule can be tested without waiting. */
@FunctionalInterface
public interface NanoClock {
    /** Nanoseconds since some fixed moment; never runs backwards. Thread: any. Real-time safe: yes. */
    long nanoTime();

    /** The clock of this machine. It does not move when the wall clock is set. */
    static NanoClock system() {
        return System::nanoTime;
    }
}

package ghostnote.engine.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures what the calling thread allocates. */
public final class Allocation {
    /** On a busy machine the compiler may need many seconds for vector code. */
    private static final int MOST_RUNS = 2000;

    private Allocation() {}

    /** Bytes allocated by the leanest run of a piece of work; it is run until it is compiled and allocates none. */
    public static long leastOf(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MOST_RUNS && least > 0; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}

package ghostnote.engine.os;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Asks Linux to run the calling thread before all ordinary ones, and to wake it when it asked to be woken. Elsewhere, and
 * where the user has no right to it, everything stays as it is.
 */
public final class ThreadPriority {
    /** What is asked for: above ordinary threads and a desktop's audio threads, below the kernel's own. */
    public static final int PRIORITY = 80;

    private static final int SCHED_FIFO = 1;
    private static final int PR_SET_TIMERSLACK = 29;
    private static final long SMALLEST_SLACK_NS = 1;
    private static final int CALLING_THREAD = 0;

    private ThreadPriority() {}

    /**
     * Asks for SCHED_FIFO (sched(7)) and the smallest timer slack (prctl(2)) for the calling thread. Real-time safe: no; for
     * the start of a thread.
     *
     * @return whether the thread is a real-time thread now
     */
    public static boolean requestRealTime() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle prctl = function(
                    "prctl", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
            MethodHandle setScheduler = function(
                    "sched_setscheduler",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            int _ = (int) prctl.invokeExact(PR_SET_TIMERSLACK, SMALLEST_SLACK_NS);
            MemorySegment parameters = arena.allocateFrom(ValueLayout.JAVA_INT, PRIORITY);
            return (int) setScheduler.invokeExact(CALLING_THREAD, SCHED_FIFO, parameters) == 0;
        } catch (Throwable notOnThisSystem) {
            // A C library without these functions, or native access denied by a flag: play on without.
            return false;
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor type) {
        SymbolLookup library = Linker.nativeLinker().defaultLookup();
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
    }
}

package ghostnote.audio.lv2;

import ghostnote.engine.RealTime;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * How a thread's processor computes with floats (fenv.h). Plugins change that, some by merely being loaded (those compiled
 * with -ffast-math take numbers next to nought for nought), and the JVM does not change it back; the drummer is to decide
 * the same on any thread.
 *
 * <p>Thread: any. Real-time safe: {@link #restore} is.
 */
final class FloatingPoint {
    private static final long ENVIRONMENT_BYTES = 64; // 28 and 4 on x86-64, 8 on aarch64
    private static final MethodHandle SET = function("fesetenv");

    private final long usual;

    /** As it is now on this thread. */
    FloatingPoint(Arena arena) {
        usual = arena.allocate(ENVIRONMENT_BYTES, Long.BYTES).address();
        try {
            int _ = (int) function("fegetenv").invokeExact(usual);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
                Linker.Option.critical(false));
    }

    /** Makes it again as it was. */
    @RealTime
    void restore() {
        try {
            int _ = (int) SET.invokeExact(usual);
        } catch (Throwable never) {
            return; // a function of the C library that throws nothing
        }
    }
}

package ghostnote.audio.lv2;

import ghostnote.engine.RealTime;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * Calls of functions at an address, and addresses of ours. On hot threads pointers are {@code long}, for which the JVM
 * makes no object.
 */
final class NativeCalls {
    /** All memory there is, with addresses as offsets. */
    static final MemorySegment MEMORY = allMemory();

    private static final MethodHandle OF_HANDLE = handle(FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG));
    private static final MethodHandle OF_HANDLE_AND_COUNT =
            handle(FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));
    private static final MethodHandle CONNECT =
            handle(FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    private static final MethodHandle EXTENSION =
            handle(FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    private static final MethodHandle WORK = handle(FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_LONG,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_LONG));
    private static final MethodHandle RESPONSE = handle(FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
    private static final MethodHandle END_RUN =
            handle(FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));

    private NativeCalls() {}

    @SuppressWarnings("restricted")
    private static MemorySegment allMemory() {
        return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(type);
    }

    /**
     * The address of a method. What it throws ends the JVM, so it throws nothing.
     *
     * @param arena as long as it lives the address is good
     */
    @SuppressWarnings("restricted")
    static MemorySegment stub(Object object, String method, FunctionDescriptor type, Arena arena) {
        try {
            MethodHandle bound = MethodHandles.lookup().bind(object, method, type.toMethodType());
            return Linker.nativeLinker().upcallStub(bound, type, arena);
        } catch (NoSuchMethodException | IllegalAccessException ours) {
            throw new IllegalStateException(method, ours);
        }
    }

    /** A C struct of whole words. */
    static MemorySegment struct(Arena arena, Object... words) {
        MemorySegment struct = arena.allocate(MemoryLayout.sequenceLayout(words.length, ValueLayout.ADDRESS));
        for (int i = 0; i < words.length; i++) {
            if (words[i] instanceof MemorySegment pointer) {
                struct.setAtIndex(ValueLayout.ADDRESS, i, pointer);
            } else {
                struct.setAtIndex(ValueLayout.JAVA_LONG, i, ((Number) words[i]).longValue());
            }
        }
        return struct;
    }

    /** {@code void (*)(LV2_Handle)}. */
    static void call(MemorySegment function, long handle) throws Throwable {
        OF_HANDLE.invokeExact(function, handle);
    }

    /** {@code void (*run)(LV2_Handle, uint32_t)}. */
    @RealTime
    static void run(MemorySegment function, long handle, int frames) throws Throwable {
        OF_HANDLE_AND_COUNT.invokeExact(function, handle, frames);
    }

    /** {@code void (*connect_port)(LV2_Handle, uint32_t, void*)}. */
    static void connect(MemorySegment function, long handle, int port, MemorySegment data) throws Throwable {
        CONNECT.invokeExact(function, handle, port, data);
    }

    /** {@code const void* (*extension_data)(const char*)}. */
    static MemorySegment extension(MemorySegment function, MemorySegment uri) throws Throwable {
        return (MemorySegment) EXTENSION.invokeExact(function, uri);
    }

    /** {@code LV2_Worker_Status (*work)(LV2_Handle, respond, respond_handle, uint32_t, const void*)}. */
    static int work(MemorySegment function, long handle, MemorySegment respond, int size, long data)
            throws Throwable {
        return (int) WORK.invokeExact(function, handle, respond, 0L, size, data);
    }

    /** {@code LV2_Worker_Status (*work_response)(LV2_Handle, uint32_t, const void*)}. */
    @RealTime
    static int respond(MemorySegment function, long handle, int size, long data) throws Throwable {
        return (int) RESPONSE.invokeExact(function, handle, size, data);
    }

    /** {@code LV2_Worker_Status (*end_run)(LV2_Handle)}. */
    @RealTime
    static int endRun(MemorySegment function, long handle) throws Throwable {
        return (int) END_RUN.invokeExact(function, handle);
    }
}

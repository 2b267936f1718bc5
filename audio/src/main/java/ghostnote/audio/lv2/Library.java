package ghostnote.audio.lv2;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * A C library, each function by its own name: its header says what it takes and gives. Arguments are pointers
 * ({@link MemorySegment}), {@code int} and {@code double}.
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
class Library {
    private static final long LONGEST_TEXT = Integer.MAX_VALUE;

    private final String name;
    private final SymbolLookup symbols;
    private final Map<String, MethodHandle> functions = new HashMap<>();

    Library(String name, SymbolLookup symbols) {
        this.name = name;
        this.symbols = symbols;
    }

    /** Calls a function that gives nothing back. */
    void call(String function, Object... arguments) {
        invoke(null, function, arguments);
    }

    /** Calls a function that gives a pointer, which may be null's. */
    MemorySegment pointer(String function, Object... arguments) {
        return (MemorySegment) invoke(ValueLayout.ADDRESS, function, arguments);
    }

    /** Calls a function that gives a C bool. */
    boolean is(String function, Object... arguments) {
        return (boolean) invoke(ValueLayout.JAVA_BOOLEAN, function, arguments);
    }

    /** Calls a function that gives an int. */
    int number(String function, Object... arguments) {
        return (int) invoke(ValueLayout.JAVA_INT, function, arguments);
    }

    /** Calls a function that gives a float. */
    float real(String function, Object... arguments) {
        return (float) invoke(ValueLayout.JAVA_FLOAT, function, arguments);
    }

    private Object invoke(MemoryLayout result, String function, Object... arguments) {
        MethodHandle handle = functions.computeIfAbsent(function, name -> bind(result, name, arguments));
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable failure) {
            throw new IllegalStateException(function, failure);
        }
    }

    @SuppressWarnings("restricted")
    private MethodHandle bind(MemoryLayout result, String function, Object... arguments) {
        MemoryLayout[] layouts = Stream.of(arguments).map(Library::layout).toArray(MemoryLayout[]::new);
        FunctionDescriptor type =
                result == null ? FunctionDescriptor.ofVoid(layouts) : FunctionDescriptor.of(result, layouts);
        try {
            return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(function), type);
        } catch (NoSuchElementException none) {
            throw new Lv2Exception("%s is too old: it has no %s".formatted(name, function));
        }
    }

    private static MemoryLayout layout(Object argument) {
        return switch (argument) {
            case MemorySegment _ -> ValueLayout.ADDRESS;
            case Integer _ -> ValueLayout.JAVA_INT;
            case Double _ -> ValueLayout.JAVA_DOUBLE;
            default -> throw new IllegalArgumentException(argument + " is nothing that can be told a C function");
        };
    }

    /** What stands at a pointer to a C string; empty for null's. */
    @SuppressWarnings("restricted")
    static String text(MemorySegment string) {
        return string.equals(MemorySegment.NULL) ? "" : string.reinterpret(LONGEST_TEXT).getString(0);
    }
}

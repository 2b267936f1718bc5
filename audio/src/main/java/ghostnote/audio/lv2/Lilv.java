package ghostnote.audio.lv2;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * The library lilv, each function by its own name: lilv.h says what it takes and gives. Arguments are pointers
 * ({@link MemorySegment}), {@code int} and {@code double}.
 *
 * <p>Thread: one at a time, as lilv itself. Real-time safe: no.
 */
final class Lilv {
    static final String LIBRARY = "liblilv-0.so.0";

    private static final long LONGEST_TEXT = Integer.MAX_VALUE;

    private final SymbolLookup library;
    private final Map<String, MethodHandle> functions = new HashMap<>();

    /**
     * Loads it.
     *
     * @param arena keeps it loaded
     * @throws Lv2Exception if this machine has none
     */
    @SuppressWarnings("restricted")
    Lilv(String name, Arena arena) {
        try {
            library = SymbolLookup.libraryLookup(name, arena);
        } catch (IllegalArgumentException none) {
            throw new Lv2Exception("LV2 plugins are found by the library lilv, and %s is not on this machine:"
                    .formatted(name) + " install it (Debian: apt install liblilv-0-0)");
        }
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
        MemoryLayout[] layouts = Stream.of(arguments).map(Lilv::layout).toArray(MemoryLayout[]::new);
        FunctionDescriptor type =
                result == null ? FunctionDescriptor.ofVoid(layouts) : FunctionDescriptor.of(result, layouts);
        try {
            return Linker.nativeLinker().downcallHandle(library.findOrThrow(function), type);
        } catch (NoSuchElementException none) {
            throw new Lv2Exception("the library lilv of this machine is too old: it has no " + function);
        }
    }

    private static MemoryLayout layout(Object argument) {
        return switch (argument) {
            case MemorySegment _ -> ValueLayout.ADDRESS;
            case Integer _ -> ValueLayout.JAVA_INT;
            case Double _ -> ValueLayout.JAVA_DOUBLE;
            default -> throw new IllegalArgumentException(argument + " is nothing that lilv takes");
        };
    }

    /** What stands at a pointer to a C string; empty for null's. */
    @SuppressWarnings("restricted")
    static String text(MemorySegment string) {
        return string.equals(MemorySegment.NULL) ? "" : string.reinterpret(LONGEST_TEXT).getString(0);
    }

    /** What a node says, be it a URI or a text; empty for null's. */
    String textOf(MemorySegment node) {
        return node.equals(MemorySegment.NULL) ? "" : text(pointer("lilv_node_as_string", node));
    }

    /** The same, and frees it. */
    String takeText(MemorySegment node) {
        String text = textOf(node);
        call("lilv_node_free", node);
        return text;
    }

    /** The members of a collection of nodes, which is freed. */
    List<String> takeTexts(MemorySegment nodes) {
        List<String> texts = each("lilv_nodes", nodes).stream().map(this::textOf).toList();
        call("lilv_nodes_free", nodes);
        return texts;
    }

    /** The members of a collection, which stays theirs. */
    List<MemorySegment> each(String kind, MemorySegment collection) {
        List<MemorySegment> members = new ArrayList<>();
        if (collection.equals(MemorySegment.NULL)) {
            return members;
        }
        MemorySegment at = pointer(kind + "_begin", collection);
        while (!is(kind + "_is_end", collection, at)) {
            members.add(pointer(kind + "_get", collection, at));
            at = pointer(kind + "_next", collection, at);
        }
        return members;
    }
}

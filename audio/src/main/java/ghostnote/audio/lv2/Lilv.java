package ghostnote.audio.lv2;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;

/** The library lilv (lilv.h), which finds plugins and reads what is written about them. */
final class Lilv extends Library {
    static final String LIBRARY = "liblilv-0.so.0";

    /**
     * Loads it.
     *
     * @param arena keeps it loaded
     * @throws Lv2Exception if this machine has none
     */
    Lilv(String name, Arena arena) {
        super(name, load(name, arena));
    }

    @SuppressWarnings("restricted")
    private static SymbolLookup load(String name, Arena arena) {
        try {
            return SymbolLookup.libraryLookup(name, arena);
        } catch (IllegalArgumentException none) {
            throw new Lv2Exception("LV2 plugins are found by the library lilv, and %s is not on this machine:"
                    .formatted(name) + " install it (Debian: apt install liblilv-0-0)");
        }
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

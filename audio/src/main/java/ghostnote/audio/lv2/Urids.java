package ghostnote.audio.lv2;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for URIs, from 1 on, the same for all plugins of a world (LV2 urid.h).
 *
 * <p>Thread: any, several at once. Real-time safe: no; plugins are to ask before they sound.
 */
final class Urids {
    private final Arena arena;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<MemorySegment> uris = new ArrayList<>();
    private final MemorySegment map;
    private final MemorySegment unmap;

    /** @param arena shared; holds all that plugins are given */
    Urids(Arena arena) {
        this.arena = arena;
        map = NativeCalls.struct(
                arena,
                0,
                NativeCalls.stub(
                        this,
                        "onMap",
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                        arena));
        unmap = NativeCalls.struct(
                arena,
                0,
                NativeCalls.stub(
                        this,
                        "onUnmap",
                        FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT),
                        arena));
    }

    /** The LV2_URID_Map. */
    MemorySegment map() {
        return map;
    }

    /** The LV2_URID_Unmap. */
    MemorySegment unmap() {
        return unmap;
    }

    synchronized int of(String uri) {
        return numbers.computeIfAbsent(uri, fresh -> {
            uris.add(arena.allocateFrom(fresh));
            return uris.size();
        });
    }

    /** Called by plugins; 0 is the failure that they know. */
    int onMap(long handle, MemorySegment uri) {
        try {
            return of(Library.text(uri));
        } catch (Throwable failure) {
            return 0;
        }
    }

    /** Called by plugins; null for a number that is none of ours. */
    synchronized MemorySegment onUnmap(long handle, int number) {
        return number < 1 || number > uris.size() ? MemorySegment.NULL : uris.get(number - 1);
    }
}

package ghostnote.engine.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** An arena that lays a fence before and behind whatever it hands out, and tells whether one was touched. */
final class GuardedArena implements Arena {
    private static final int FENCE_BYTES = 1024;
    /** A signalling NaN: even a kernel that adds 0 to it and puts it back makes it a quiet one. */
    private static final int FENCE = 0x7fa0_0000;

    private final Arena arena = Arena.ofConfined();
    private final List<MemorySegment> fences = new ArrayList<>();

    @Override
    public MemorySegment allocate(long byteSize, long byteAlignment) {
        MemorySegment whole = arena.allocate(byteSize + 2 * FENCE_BYTES, Math.max(byteAlignment, 64));
        fence(whole.asSlice(0, FENCE_BYTES));
        fence(whole.asSlice(FENCE_BYTES + byteSize, FENCE_BYTES));
        return whole.asSlice(FENCE_BYTES, byteSize);
    }

    private void fence(MemorySegment segment) {
        for (long i = 0; i < FENCE_BYTES; i += Integer.BYTES) {
            segment.set(ValueLayout.JAVA_INT, i, FENCE);
        }
        fences.add(segment);
    }

    boolean untouched() {
        return fences.stream().allMatch(fence -> {
            for (long i = 0; i < FENCE_BYTES; i += Integer.BYTES) {
                if (fence.get(ValueLayout.JAVA_INT, i) != FENCE) {
                    return false;
                }
            }
            return true;
        });
    }

    @Override
    public MemorySegment.Scope scope() {
        return arena.scope();
    }

    @Override
    public void close() {
        arena.close();
    }
}

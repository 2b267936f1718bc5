package ghostnote.audio.lv2;

import ghostnote.engine.RealTime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Messages of bytes from one thread to one other, in their order; neither waits for the other.
 *
 * <p>Thread: {@link #offer} one, {@link #poll} another, all else any. Real-time safe: yes.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // each has one writer
final class MessageRing {
    /** No message is longer, nor are all that wait together with eight bytes for each. */
    static final int CAPACITY = 1 << 16;

    /** There is none. */
    static final int NONE = -1;

    private static final int MASK = CAPACITY - 1;
    private static final int HEAD_BYTES = 8;

    private final MemorySegment bytes;
    private volatile long written;
    private volatile long read;
    private volatile long offered;

    MessageRing(Arena arena) {
        bytes = arena.allocate(CAPACITY, HEAD_BYTES);
    }

    /**
     * Puts a copy of so many bytes in.
     *
     * @param address where they stand; meaningless for none
     * @return false if there is no room
     */
    @RealTime
    boolean offer(int size, long address) {
        long at = written;
        if (size < 0 || size > CAPACITY - HEAD_BYTES || room(size) > CAPACITY - (at - read)) {
            return false;
        }
        bytes.set(ValueLayout.JAVA_INT, at & MASK, size);
        long from = at + HEAD_BYTES & MASK;
        long unbroken = Math.min(size, CAPACITY - from);
        MemorySegment.copy(NativeCalls.MEMORY, address, bytes, from, unbroken);
        MemorySegment.copy(NativeCalls.MEMORY, address + unbroken, bytes, 0, size - unbroken);
        offered++;
        written = at + room(size);
        return true;
    }

    /** Takes the oldest out, and says how many bytes it has, or {@link #NONE}. */
    @RealTime
    int poll(MemorySegment into) {
        long at = read;
        if (at == written) {
            return NONE;
        }
        int size = bytes.get(ValueLayout.JAVA_INT, at & MASK);
        long from = at + HEAD_BYTES & MASK;
        long unbroken = Math.min(size, CAPACITY - from);
        MemorySegment.copy(bytes, from, into, 0, unbroken);
        MemorySegment.copy(bytes, 0, into, unbroken, size - unbroken);
        read = at + room(size);
        return size;
    }

    @RealTime
    private static int room(int size) {
        return HEAD_BYTES + (size + HEAD_BYTES - 1 & -HEAD_BYTES);
    }

    @RealTime
    boolean isEmpty() {
        return read == written;
    }

    /** How many messages were ever put in. */
    long offered() {
        return offered;
    }
}

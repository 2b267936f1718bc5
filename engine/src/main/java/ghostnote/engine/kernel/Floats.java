package ghostnote.engine.kernel;

import static ghostnote.engine.kernel.Memory.ALL;
import static ghostnote.engine.kernel.Memory.FLOAT;

import ghostnote.engine.RealTime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * A row of 32-bit floats outside the heap, aligned to a cache line. A heap array starts 16 bytes after a line, so that
 * every 512-bit load from it would touch two.
 *
 * <p>Behind the last float lie {@value #SLACK} spare ones: a kernel may read and write whole blocks past the end, which
 * saves it every tail loop. What stands there has no meaning.
 *
 * <p>Thread: owned by whoever allocated it. Lives as long as its arena.
 */
public final class Floats {
    /** Enough for the widest block of any kernel. */
    static final int SLACK = 256;

    private static final int LINE_BYTES = 64;

    private final MemorySegment segment;
    private final int length;
    final long address;

    private Floats(MemorySegment segment, int length) {
        this.segment = segment;
        this.length = length;
        this.address = segment.address();
    }

    /** Allocates {@code length} zeros. Real-time safe: no. */
    public static Floats allocate(Arena arena, int length) {
        return new Floats(arena.allocate((length + SLACK) * (long) Float.BYTES, LINE_BYTES), length);
    }

    /** Allocates a copy of {@code values}. Real-time safe: no. */
    public static Floats copyOf(Arena arena, float[] values) {
        Floats floats = allocate(arena, values.length);
        floats.copyFrom(values);
        return floats;
    }

    /**
     * A part of these floats as floats of its own. Operations that write one float a unit overwrite what lies behind it
     * up to the next multiple of {@link Kernel#LOGICAL_LANES}, and no more. Real-time safe: no.
     *
     * @param start a multiple of {@link Kernel#LOGICAL_LANES}
     */
    public Floats part(int start, int partLength) {
        Objects.checkFromIndexSize(start, partLength, length);
        return new Floats(segment.asSlice((long) start * Float.BYTES), partLength);
    }

    /** The number of floats, the spare ones not counted. */
    @RealTime
    public int length() {
        return length;
    }

    /** Float {@code i}, checked. Real-time safe: yes. */
    @RealTime
    public float get(int i) {
        return ALL.get(FLOAT, address + (long) Objects.checkIndex(i, length) * Float.BYTES);
    }

    /** Sets float {@code i}, checked. Real-time safe: yes. */
    @RealTime
    public void set(int i, float value) {
        ALL.set(FLOAT, address + (long) Objects.checkIndex(i, length) * Float.BYTES, value);
    }

    /** The sum of all floats, from the first to the last. */
    @RealTime
    public double sum() {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += get(i);
        }
        return sum;
    }

    /** Sets all floats to 0. Real-time safe: no. */
    public void clear() {
        clear(0, length);
    }

    /** Sets {@code count} floats to 0. Real-time safe: no. */
    public void clear(int start, int count) {
        Objects.checkFromIndexSize(start, count, length);
        segment.asSlice((long) start * Float.BYTES, (long) count * Float.BYTES).fill((byte) 0);
    }

    /** Copies {@link #length()} floats in. Real-time safe: yes. */
    public void copyFrom(float[] source) {
        MemorySegment.copy(source, 0, segment, ValueLayout.JAVA_FLOAT, 0, length);
    }

    /** Copies as many floats of another in. */
    @RealTime
    public void copyFrom(Floats source) {
        MemorySegment.copy(source.segment, 0, segment, 0, (long) Math.min(length, source.length) * Float.BYTES);
    }

    /** Copies some of another in, from a place on. */
    @RealTime
    public void copyFrom(int start, Floats source, int sourceStart, int count) {
        MemorySegment.copy(
                source.segment,
                (long) sourceStart * Float.BYTES,
                segment,
                (long) start * Float.BYTES,
                (long) count * Float.BYTES);
    }

    /** Copies {@link #length()} floats out. Real-time safe: yes. */
    public void copyTo(float[] target) {
        MemorySegment.copy(segment, ValueLayout.JAVA_FLOAT, 0, target, 0, length);
    }
}

package ghostnote.engine.kernel;

import static ghostnote.engine.kernel.Memory.ALL;
import static ghostnote.engine.kernel.Memory.FLOAT;
import static ghostnote.engine.kernel.VectorKernel.FLOATS;
import static ghostnote.engine.kernel.VectorKernel.LANES;
import static ghostnote.engine.kernel.VectorKernel.ORDER;
import static ghostnote.engine.kernel.VectorKernel.VECTOR_BYTES;

import ghostnote.engine.RealTime;
import java.lang.foreign.Arena;
import jdk.incubator.vector.FloatVector;

/**
 * 32-bit weights in blocks of columns. A block holds its columns of input 0, then of input 1, and so on, so that it is
 * read from front to back while its sums stay in registers:
 *
 * <pre>
 *   block 0: [k=0: 10 vectors][k=1: 10 vectors] ...   block 1: ...   last block: 10 or 6 vectors wide
 * </pre>
 */
final class VectorFloat32Matrix implements Matrix {
    private static final int WIDE = 10;
    private static final int NARROW = 6;

    private final Floats weights;
    private final int inputs;
    private final int wideBlocks;
    private final boolean narrowBlock;

    VectorFloat32Matrix(float[] rowMajor, int inputs, int outputs, Arena arena) {
        Blocks blocks = Blocks.covering((outputs + LANES - 1) / LANES, WIDE, NARROW);
        this.inputs = inputs;
        this.wideBlocks = blocks.wideBlocks();
        this.narrowBlock = blocks.narrowBlock();
        this.weights = Floats.allocate(arena, inputs * blocks.vectors() * LANES);
        blocks.pack(inputs, LANES, (at, k, j) -> weights.set(at, j < outputs ? rowMajor[k * outputs + j] : 0f));
    }

    @Override
    @RealTime
    public void accumulate(Floats in, Floats out, boolean backwards) {
        long from = in.address;
        long end = from + (long) inputs * Float.BYTES;
        for (int i = 0; i < wideBlocks; i++) {
            long column = (backwards ? wideBlocks - 1 - i : i) * (WIDE * VECTOR_BYTES);
            wide(weights.address + inputs * column, from, end, out.address + column);
        }
        if (narrowBlock) {
            long column = wideBlocks * (WIDE * VECTOR_BYTES);
            narrow(weights.address + inputs * column, from, end, out.address + column);
        }
    }

    @Override
    public long bytes() {
        return weights.length() * (long) Float.BYTES;
    }

    /** 10 vectors of outputs at once: one broadcast and 10 fused multiply-adds an input. */
    @RealTime
    private static void wide(long weights, long in, long inEnd, long out) {
        FloatVector s0 = FloatVector.fromMemorySegment(FLOATS, ALL, out, ORDER);
        FloatVector s1 = FloatVector.fromMemorySegment(FLOATS, ALL, out + VECTOR_BYTES, ORDER);
        FloatVector s2 = FloatVector.fromMemorySegment(FLOATS, ALL, out + 2 * VECTOR_BYTES, ORDER);
        FloatVector s3 = FloatVector.fromMemorySegment(FLOATS, ALL, out + 3 * VECTOR_BYTES, ORDER);
        FloatVector s4 = FloatVector.fromMemorySegment(FLOATS, ALL, out + 4 * VECTOR_BYTES, ORDER);
        FloatVector s5 = FloatVector.fromMemorySegment(FLOATS, ALL, out + 5 * VECTOR_BYTES, ORDER);
        FloatVector s6 = FloatVector.fromMemorySegment(FLOATS, ALL, out + 6 * VECTOR_BYTES, ORDER);
        FloatVector s7 = FloatVector.fromMemorySegment(FLOATS, ALL, out + 7 * VECTOR_BYTES, ORDER);
        FloatVector s8 = FloatVector.fromMemorySegment(FLOATS, ALL, out + 8 * VECTOR_BYTES, ORDER);
        FloatVector s9 = FloatVector.fromMemorySegment(FLOATS, ALL, out + 9 * VECTOR_BYTES, ORDER);
        for (; in < inEnd; in += Float.BYTES, weights += 10 * VECTOR_BYTES) {
            FloatVector x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, in));
            s0 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights, ORDER), s0);
            s1 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + VECTOR_BYTES, ORDER), s1);
            s2 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + 2 * VECTOR_BYTES, ORDER), s2);
            s3 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + 3 * VECTOR_BYTES, ORDER), s3);
            s4 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + 4 * VECTOR_BYTES, ORDER), s4);
            s5 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + 5 * VECTOR_BYTES, ORDER), s5);
            s6 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + 6 * VECTOR_BYTES, ORDER), s6);
            s7 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + 7 * VECTOR_BYTES, ORDER), s7);
            s8 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + 8 * VECTOR_BYTES, ORDER), s8);
            s9 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + 9 * VECTOR_BYTES, ORDER), s9);
        }
        s0.intoMemorySegment(ALL, out, ORDER);
        s1.intoMemorySegment(ALL, out + VECTOR_BYTES, ORDER);
        s2.intoMemorySegment(ALL, out + 2 * VECTOR_BYTES, ORDER);
        s3.intoMemorySegment(ALL, out + 3 * VECTOR_BYTES, ORDER);
        s4.intoMemorySegment(ALL, out + 4 * VECTOR_BYTES, ORDER);
        s5.intoMemorySegment(ALL, out + 5 * VECTOR_BYTES, ORDER);
        s6.intoMemorySegment(ALL, out + 6 * VECTOR_BYTES, ORDER);
        s7.intoMemorySegment(ALL, out + 7 * VECTOR_BYTES, ORDER);
        s8.intoMemorySegment(ALL, out + 8 * VECTOR_BYTES, ORDER);
        s9.intoMemorySegment(ALL, out + 9 * VECTOR_BYTES, ORDER);
    }

    /** 6 vectors of outputs at once: one broadcast and 6 fused multiply-adds an input. */
    @RealTime
    private static void narrow(long weights, long in, long inEnd, long out) {
        FloatVector s0 = FloatVector.fromMemorySegment(FLOATS, ALL, out, ORDER);
        FloatVector s1 = FloatVector.fromMemorySegment(FLOATS, ALL, out + VECTOR_BYTES, ORDER);
        FloatVector s2 = FloatVector.fromMemorySegment(FLOATS, ALL, out + 2 * VECTOR_BYTES, ORDER);
        FloatVector s3 = FloatVector.fromMemorySegment(FLOATS, ALL, out + 3 * VECTOR_BYTES, ORDER);
        FloatVector s4 = FloatVector.fromMemorySegment(FLOATS, ALL, out + 4 * VECTOR_BYTES, ORDER);
        FloatVector s5 = FloatVector.fromMemorySegment(FLOATS, ALL, out + 5 * VECTOR_BYTES, ORDER);
        for (; in < inEnd; in += Float.BYTES, weights += 6 * VECTOR_BYTES) {
            FloatVector x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, in));
            s0 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights, ORDER), s0);
            s1 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + VECTOR_BYTES, ORDER), s1);
            s2 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + 2 * VECTOR_BYTES, ORDER), s2);
            s3 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + 3 * VECTOR_BYTES, ORDER), s3);
            s4 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + 4 * VECTOR_BYTES, ORDER), s4);
            s5 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, weights + 5 * VECTOR_BYTES, ORDER), s5);
        }
        s0.intoMemorySegment(ALL, out, ORDER);
        s1.intoMemorySegment(ALL, out + VECTOR_BYTES, ORDER);
        s2.intoMemorySegment(ALL, out + 2 * VECTOR_BYTES, ORDER);
        s3.intoMemorySegment(ALL, out + 3 * VECTOR_BYTES, ORDER);
        s4.intoMemorySegment(ALL, out + 4 * VECTOR_BYTES, ORDER);
        s5.intoMemorySegment(ALL, out + 5 * VECTOR_BYTES, ORDER);
    }
}

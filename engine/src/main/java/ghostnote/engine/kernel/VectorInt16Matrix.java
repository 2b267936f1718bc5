package ghostnote.engine.kernel;

import static ghostnote.engine.kernel.Int16Words.LOW_MASK;
import static ghostnote.engine.kernel.Memory.ALL;
import static ghostnote.engine.kernel.Memory.FLOAT;
import static ghostnote.engine.kernel.VectorKernel.FLOATS;
import static ghostnote.engine.kernel.VectorKernel.INTS;
import static ghostnote.engine.kernel.VectorKernel.LANES;
import static ghostnote.engine.kernel.VectorKernel.ORDER;
import static ghostnote.engine.kernel.VectorKernel.VECTOR_BYTES;
import static jdk.incubator.vector.VectorOperators.I2F;

import ghostnote.engine.RealTime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * 16-bit weights as {@link Int16Words}, in blocks of words laid out as {@link VectorFloat32Matrix} lays out its floats.
 * Two words' halves lie {@link Kernel#LOGICAL_LANES} columns apart whatever the width of a vector.
 */
final class VectorInt16Matrix implements Matrix {
    private static final int WIDE = 5;
    private static final int NARROW = 3;
    private static final long HALF_GROUP = (long) Kernel.LOGICAL_LANES * Float.BYTES;

    private final MemorySegment words;
    private final Floats scales;
    private final int inputs;
    private final int wideBlocks;
    private final boolean narrowBlock;

    VectorInt16Matrix(float[] rowMajor, int inputs, int outputs, Arena arena) {
        Int16Words packed = Int16Words.of(rowMajor, inputs, outputs);
        Blocks blocks = Blocks.covering(packed.wordsPerRow / LANES, WIDE, NARROW);
        this.inputs = inputs;
        this.wideBlocks = blocks.wideBlocks();
        this.narrowBlock = blocks.narrowBlock();
        this.scales = Floats.copyOf(arena, packed.scales);
        this.words = arena.allocate((long) inputs * blocks.vectors() * LANES * Integer.BYTES, VECTOR_BYTES);
        blocks.pack(inputs, LANES, (at, k, w) -> words.setAtIndex(
                ValueLayout.JAVA_INT, at, w < packed.wordsPerRow ? packed.words[k * packed.wordsPerRow + w] : 0));
    }

    @Override
    @RealTime
    public void accumulate(Floats in, Floats out, boolean backwards) {
        long from = in.address;
        long end = from + (long) inputs * Float.BYTES;
        float offset = Int16Words.offsetOf(in, inputs);
        for (int i = 0; i < wideBlocks; i++) {
            int firstWord = (backwards ? wideBlocks - 1 - i : i) * WIDE * LANES;
            wide(blockAt(firstWord), from, end, offset, firstWord, out.address);
        }
        if (narrowBlock) {
            int firstWord = wideBlocks * WIDE * LANES;
            narrow(blockAt(firstWord), from, end, offset, firstWord, out.address);
        }
    }

    @RealTime
    private long blockAt(int firstWord) {
        return words.address() + (long) inputs * firstWord * Integer.BYTES;
    }

    @Override
    public long bytes() {
        return words.byteSize();
    }

    /** Bytes from the first output to the one in the low half of a word. */
    @RealTime
    private static long lowOffset(int word) {
        return (long) Int16Words.lowColumn(word) * Float.BYTES;
    }

    /** 5 vectors of words, 10 of outputs, at once: two outputs a load. */
    @RealTime
    private void wide(long block, long in, long inEnd, float offset, int firstWord, long out) {
        FloatVector low0 = FloatVector.zero(FLOATS);
        FloatVector high0 = FloatVector.zero(FLOATS);
        FloatVector low1 = FloatVector.zero(FLOATS);
        FloatVector high1 = FloatVector.zero(FLOATS);
        FloatVector low2 = FloatVector.zero(FLOATS);
        FloatVector high2 = FloatVector.zero(FLOATS);
        FloatVector low3 = FloatVector.zero(FLOATS);
        FloatVector high3 = FloatVector.zero(FLOATS);
        FloatVector low4 = FloatVector.zero(FLOATS);
        FloatVector high4 = FloatVector.zero(FLOATS);
        for (; in < inEnd; in += Float.BYTES, block += 5 * VECTOR_BYTES) {
            FloatVector x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, in));
            IntVector w0 = IntVector.fromMemorySegment(INTS, ALL, block, ORDER);
            low0 = x.fma((FloatVector) w0.and(LOW_MASK).convertShape(I2F, FLOATS, 0), low0);
            high0 = x.fma((FloatVector) w0.convertShape(I2F, FLOATS, 0), high0);
            IntVector w1 = IntVector.fromMemorySegment(INTS, ALL, block + VECTOR_BYTES, ORDER);
            low1 = x.fma((FloatVector) w1.and(LOW_MASK).convertShape(I2F, FLOATS, 0), low1);
            high1 = x.fma((FloatVector) w1.convertShape(I2F, FLOATS, 0), high1);
            IntVector w2 = IntVector.fromMemorySegment(INTS, ALL, block + 2 * VECTOR_BYTES, ORDER);
            low2 = x.fma((FloatVector) w2.and(LOW_MASK).convertShape(I2F, FLOATS, 0), low2);
            high2 = x.fma((FloatVector) w2.convertShape(I2F, FLOATS, 0), high2);
            IntVector w3 = IntVector.fromMemorySegment(INTS, ALL, block + 3 * VECTOR_BYTES, ORDER);
            low3 = x.fma((FloatVector) w3.and(LOW_MASK).convertShape(I2F, FLOATS, 0), low3);
            high3 = x.fma((FloatVector) w3.convertShape(I2F, FLOATS, 0), high3);
            IntVector w4 = IntVector.fromMemorySegment(INTS, ALL, block + 4 * VECTOR_BYTES, ORDER);
            low4 = x.fma((FloatVector) w4.and(LOW_MASK).convertShape(I2F, FLOATS, 0), low4);
            high4 = x.fma((FloatVector) w4.convertShape(I2F, FLOATS, 0), high4);
        }
        long low0At = lowOffset(firstWord);
        low0.add(offset)
                .fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low0At, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low0At, ORDER))
                .intoMemorySegment(ALL, out + low0At, ORDER);
        high0.fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low0At + HALF_GROUP, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low0At + HALF_GROUP, ORDER))
                .intoMemorySegment(ALL, out + low0At + HALF_GROUP, ORDER);
        long low1At = lowOffset(firstWord + LANES);
        low1.add(offset)
                .fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low1At, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low1At, ORDER))
                .intoMemorySegment(ALL, out + low1At, ORDER);
        high1.fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low1At + HALF_GROUP, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low1At + HALF_GROUP, ORDER))
                .intoMemorySegment(ALL, out + low1At + HALF_GROUP, ORDER);
        long low2At = lowOffset(firstWord + 2 * LANES);
        low2.add(offset)
                .fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low2At, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low2At, ORDER))
                .intoMemorySegment(ALL, out + low2At, ORDER);
        high2.fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low2At + HALF_GROUP, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low2At + HALF_GROUP, ORDER))
                .intoMemorySegment(ALL, out + low2At + HALF_GROUP, ORDER);
        long low3At = lowOffset(firstWord + 3 * LANES);
        low3.add(offset)
                .fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low3At, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low3At, ORDER))
                .intoMemorySegment(ALL, out + low3At, ORDER);
        high3.fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low3At + HALF_GROUP, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low3At + HALF_GROUP, ORDER))
                .intoMemorySegment(ALL, out + low3At + HALF_GROUP, ORDER);
        long low4At = lowOffset(firstWord + 4 * LANES);
        low4.add(offset)
                .fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low4At, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low4At, ORDER))
                .intoMemorySegment(ALL, out + low4At, ORDER);
        high4.fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low4At + HALF_GROUP, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low4At + HALF_GROUP, ORDER))
                .intoMemorySegment(ALL, out + low4At + HALF_GROUP, ORDER);
    }

    /** 3 vectors of words, 6 of outputs, at once: two outputs a load. */
    @RealTime
    private void narrow(long block, long in, long inEnd, float offset, int firstWord, long out) {
        FloatVector low0 = FloatVector.zero(FLOATS);
        FloatVector high0 = FloatVector.zero(FLOATS);
        FloatVector low1 = FloatVector.zero(FLOATS);
        FloatVector high1 = FloatVector.zero(FLOATS);
        FloatVector low2 = FloatVector.zero(FLOATS);
        FloatVector high2 = FloatVector.zero(FLOATS);
        for (; in < inEnd; in += Float.BYTES, block += 3 * VECTOR_BYTES) {
            FloatVector x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, in));
            IntVector w0 = IntVector.fromMemorySegment(INTS, ALL, block, ORDER);
            low0 = x.fma((FloatVector) w0.and(LOW_MASK).convertShape(I2F, FLOATS, 0), low0);
            high0 = x.fma((FloatVector) w0.convertShape(I2F, FLOATS, 0), high0);
            IntVector w1 = IntVector.fromMemorySegment(INTS, ALL, block + VECTOR_BYTES, ORDER);
            low1 = x.fma((FloatVector) w1.and(LOW_MASK).convertShape(I2F, FLOATS, 0), low1);
            high1 = x.fma((FloatVector) w1.convertShape(I2F, FLOATS, 0), high1);
            IntVector w2 = IntVector.fromMemorySegment(INTS, ALL, block + 2 * VECTOR_BYTES, ORDER);
            low2 = x.fma((FloatVector) w2.and(LOW_MASK).convertShape(I2F, FLOATS, 0), low2);
            high2 = x.fma((FloatVector) w2.convertShape(I2F, FLOATS, 0), high2);
        }
        long low0At = lowOffset(firstWord);
        low0.add(offset)
                .fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low0At, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low0At, ORDER))
                .intoMemorySegment(ALL, out + low0At, ORDER);
        high0.fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low0At + HALF_GROUP, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low0At + HALF_GROUP, ORDER))
                .intoMemorySegment(ALL, out + low0At + HALF_GROUP, ORDER);
        long low1At = lowOffset(firstWord + LANES);
        low1.add(offset)
                .fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low1At, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low1At, ORDER))
                .intoMemorySegment(ALL, out + low1At, ORDER);
        high1.fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low1At + HALF_GROUP, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low1At + HALF_GROUP, ORDER))
                .intoMemorySegment(ALL, out + low1At + HALF_GROUP, ORDER);
        long low2At = lowOffset(firstWord + 2 * LANES);
        low2.add(offset)
                .fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low2At, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low2At, ORDER))
                .intoMemorySegment(ALL, out + low2At, ORDER);
        high2.fma(
                        FloatVector.fromMemorySegment(FLOATS, ALL, scales.address + low2At + HALF_GROUP, ORDER),
                        FloatVector.fromMemorySegment(FLOATS, ALL, out + low2At + HALF_GROUP, ORDER))
                .intoMemorySegment(ALL, out + low2At + HALF_GROUP, ORDER);
    }
}

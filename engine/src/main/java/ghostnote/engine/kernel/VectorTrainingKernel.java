package ghostnote.engine.kernel;

import static ghostnote.engine.kernel.Memory.ALL;
import static ghostnote.engine.kernel.VectorKernel.FLOATS;
import static ghostnote.engine.kernel.VectorKernel.INTS;
import static ghostnote.engine.kernel.VectorKernel.LANES;
import static ghostnote.engine.kernel.VectorKernel.ORDER;
import static ghostnote.engine.kernel.VectorKernel.VECTOR_BYTES;
import static ghostnote.engine.kernel.VectorKernel.exponentialsOfNegated;

import java.lang.foreign.Arena;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** The twin on the Vector API. See {@link VectorKernel} for the habits that keep it fast. */
final class VectorTrainingKernel implements TrainingKernel {
    private static final int SIGN_SHIFT = 31;

    @Override
    public String name() {
        return "vector" + FLOATS.vectorBitSize();
    }

    @Override
    public Panels panels(int mostInputs, int columns, Arena arena) {
        return new VectorPanels(mostInputs, columns, arena);
    }

    /** The address of float {@code start}, of which {@code count} must be there. */
    private static long address(Floats floats, int start, int count) {
        return floats.address + (long) Objects.checkFromIndexSize(start, count, floats.length()) * Float.BYTES;
    }

    private static long bytes(int count) {
        return (long) count * Float.BYTES;
    }

    @Override
    public void copy(Floats from, int start, Floats to, int toStart, int count) {
        long source = address(from, start, count);
        long target = address(to, toStart, count);
        for (long at = 0; at < bytes(count); at += VECTOR_BYTES) {
            FloatVector.fromMemorySegment(FLOATS, ALL, source + at, ORDER).intoMemorySegment(ALL, target + at, ORDER);
        }
    }

    @Override
    public void addScaled(float factor, Floats from, int start, Floats to, int toStart, int count) {
        long source = address(from, start, count);
        long target = address(to, toStart, count);
        for (long at = 0; at < bytes(count); at += VECTOR_BYTES) {
            FloatVector.broadcast(FLOATS, factor)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, ALL, source + at, ORDER),
                            FloatVector.fromMemorySegment(FLOATS, ALL, target + at, ORDER))
                    .intoMemorySegment(ALL, target + at, ORDER);
        }
    }

    @Override
    public void lstm(
            int rows,
            int units,
            Floats gates,
            int gatesStart,
            Floats memory,
            int before,
            int after,
            Floats tanhMemory,
            int tanhStart,
            Floats hidden,
            int hiddenStart) {
        int count = rows * units;
        long gate = address(gates, gatesStart, 4 * count);
        long from = address(memory, before, count);
        long to = address(memory, after, count);
        long tanhC = address(tanhMemory, tanhStart, count);
        long out = address(hidden, hiddenStart, count);
        long rowBytes = bytes(units);
        for (int row = 0; row < rows; row++) {
            twice(gate + (4L * row + 3) * rowBytes, rowBytes);
        }
        exponentialsOfNegated(gate, bytes(4 * count), 1f);
        for (int row = 0; row < rows; row++) {
            long at = row * rowBytes;
            remember(gate + 4 * at, rowBytes, from + at, to + at, tanhC + at);
        }
        exponentialsOfNegated(tanhC, bytes(count), 1f);
        for (int row = 0; row < rows; row++) {
            long at = row * rowBytes;
            letOut(gate + 4 * at + 2 * rowBytes, rowBytes, tanhC + at, out + at);
        }
    }

    private static void twice(long from, long bytes) {
        for (long at = from; at < from + bytes; at += VECTOR_BYTES) {
            FloatVector x = FloatVector.fromMemorySegment(FLOATS, ALL, at, ORDER);
            x.add(x).intoMemorySegment(ALL, at, ORDER);
        }
    }

    /** From exp(-x) - 1 to the gates, to c, and to 2 c for its tanh. */
    private static void remember(long gates, long gateBytes, long before, long after, long doubled) {
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        FloatVector two = FloatVector.broadcast(FLOATS, 2f);
        for (long at = 0; at < gateBytes; at += VECTOR_BYTES) {
            long gate = gates + at;
            FloatVector f = one.div(FloatVector.fromMemorySegment(FLOATS, ALL, gate, ORDER).add(two));
            FloatVector i = one.div(FloatVector.fromMemorySegment(FLOATS, ALL, gate + gateBytes, ORDER).add(two));
            FloatVector o =
                    one.div(FloatVector.fromMemorySegment(FLOATS, ALL, gate + 2 * gateBytes, ORDER).add(two));
            FloatVector e = FloatVector.fromMemorySegment(FLOATS, ALL, gate + 3 * gateBytes, ORDER);
            FloatVector g = e.neg().div(e.add(two));
            FloatVector c = f.fma(FloatVector.fromMemorySegment(FLOATS, ALL, before + at, ORDER), i.mul(g));
            f.intoMemorySegment(ALL, gate, ORDER);
            i.intoMemorySegment(ALL, gate + gateBytes, ORDER);
            o.intoMemorySegment(ALL, gate + 2 * gateBytes, ORDER);
            g.intoMemorySegment(ALL, gate + 3 * gateBytes, ORDER);
            c.intoMemorySegment(ALL, after + at, ORDER);
            c.add(c).intoMemorySegment(ALL, doubled + at, ORDER);
        }
    }

    /** From e = exp(-2 c) - 1 to tanh(c), in place, and to h. */
    private static void letOut(long outputGate, long gateBytes, long tanhC, long hidden) {
        FloatVector two = FloatVector.broadcast(FLOATS, 2f);
        for (long at = 0; at < gateBytes; at += VECTOR_BYTES) {
            FloatVector e = FloatVector.fromMemorySegment(FLOATS, ALL, tanhC + at, ORDER);
            FloatVector t = e.neg().div(e.add(two));
            t.intoMemorySegment(ALL, tanhC + at, ORDER);
            FloatVector.fromMemorySegment(FLOATS, ALL, outputGate + at, ORDER)
                    .mul(t)
                    .intoMemorySegment(ALL, hidden + at, ORDER);
        }
    }

    @Override
    public void lstmBack(
            int rows,
            int units,
            Floats gates,
            int gatesStart,
            Floats memory,
            int before,
            Floats tanhMemory,
            int tanhStart,
            Floats hiddenSlope,
            int hiddenSlopeStart,
            Floats memorySlope) {
        int count = rows * units;
        long gate = address(gates, gatesStart, 4 * count);
        long from = address(memory, before, count);
        long tanhC = address(tanhMemory, tanhStart, count);
        long dh = address(hiddenSlope, hiddenSlopeStart, count);
        long dc = address(memorySlope, 0, count);
        long rowBytes = bytes(units);
        for (int row = 0; row < rows; row++) {
            long at = row * rowBytes;
            rowBack(gate + 4 * at, rowBytes, from + at, tanhC + at, dh + at, dc + at);
        }
    }

    private static void rowBack(long gates, long gateBytes, long before, long tanhC, long dh, long dc) {
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        for (long at = 0; at < gateBytes; at += VECTOR_BYTES) {
            long gate = gates + at;
            FloatVector f = FloatVector.fromMemorySegment(FLOATS, ALL, gate, ORDER);
            FloatVector i = FloatVector.fromMemorySegment(FLOATS, ALL, gate + gateBytes, ORDER);
            FloatVector o = FloatVector.fromMemorySegment(FLOATS, ALL, gate + 2 * gateBytes, ORDER);
            FloatVector g = FloatVector.fromMemorySegment(FLOATS, ALL, gate + 3 * gateBytes, ORDER);
            FloatVector t = FloatVector.fromMemorySegment(FLOATS, ALL, tanhC + at, ORDER);
            FloatVector slope = FloatVector.fromMemorySegment(FLOATS, ALL, dh + at, ORDER);
            FloatVector memorySlope = slope.mul(o)
                    .fma(one.sub(t.mul(t)), FloatVector.fromMemorySegment(FLOATS, ALL, dc + at, ORDER));
            memorySlope.mul(FloatVector.fromMemorySegment(FLOATS, ALL, before + at, ORDER))
                    .mul(f.mul(one.sub(f)))
                    .intoMemorySegment(ALL, gate, ORDER);
            memorySlope.mul(g).mul(i.mul(one.sub(i))).intoMemorySegment(ALL, gate + gateBytes, ORDER);
            slope.mul(t).mul(o.mul(one.sub(o))).intoMemorySegment(ALL, gate + 2 * gateBytes, ORDER);
            memorySlope.mul(i).mul(one.sub(g.mul(g))).intoMemorySegment(ALL, gate + 3 * gateBytes, ORDER);
            memorySlope.mul(f).intoMemorySegment(ALL, dc + at, ORDER);
        }
    }

    @Override
    public void sigmoid(Floats x, int start, int count) {
        long from = address(x, start, count);
        exponentialsOfNegated(from, bytes(count), 1f);
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        for (long at = from; at < from + bytes(count); at += VECTOR_BYTES) {
            one.div(FloatVector.fromMemorySegment(FLOATS, ALL, at, ORDER).add(2f)).intoMemorySegment(ALL, at, ORDER);
        }
    }

    @Override
    public void tanh(Floats x, int start, int count) {
        long from = address(x, start, count);
        twice(from, bytes(count));
        exponentialsOfNegated(from, bytes(count), 1f);
        FloatVector two = FloatVector.broadcast(FLOATS, 2f);
        for (long at = from; at < from + bytes(count); at += VECTOR_BYTES) {
            FloatVector e = FloatVector.fromMemorySegment(FLOATS, ALL, at, ORDER);
            e.neg().div(e.add(two)).intoMemorySegment(ALL, at, ORDER);
        }
    }

    @Override
    public void tanhBack(Floats tanh, int start, Floats slope, int slopeStart, int count) {
        long from = address(tanh, start, count);
        long to = address(slope, slopeStart, count);
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        for (long at = 0; at < bytes(count); at += VECTOR_BYTES) {
            FloatVector t = FloatVector.fromMemorySegment(FLOATS, ALL, from + at, ORDER);
            FloatVector.fromMemorySegment(FLOATS, ALL, to + at, ORDER)
                    .mul(one.sub(t.mul(t)))
                    .intoMemorySegment(ALL, to + at, ORDER);
        }
    }

    @Override
    public double crossEntropy(Floats logits, int start, int choices, int target, float weight, Floats laneSums) {
        int padded = Kernel.wholeLanes(choices);
        long from = address(logits, start, padded);
        for (int j = choices; j < padded; j++) {
            logits.set(start + j, NO_LOGIT);
        }
        float max = VectorKernel.largest(from, bytes(padded), address(laneSums, 0, Kernel.LOGICAL_LANES));
        double targetDepth = (double) max - logits.get(start + target);
        VectorKernel.distances(from, bytes(padded), max, 1f, from);
        exponentialsOfNegated(from, bytes(padded), 0f);
        VectorKernel.sumLanes(from, bytes(padded), address(laneSums, 0, Kernel.LOGICAL_LANES));
        double sum = laneSums.sum();
        scale((float) (weight / sum), from, bytes(padded));
        for (int j = choices; j < padded; j++) {
            logits.set(start + j, 0);
        }
        logits.set(start + target, logits.get(start + target) - weight);
        return Math.log(sum) + targetDepth;
    }

    private static void scale(float factor, long from, long bytes) {
        for (long at = from; at < from + bytes; at += VECTOR_BYTES) {
            FloatVector.fromMemorySegment(FLOATS, ALL, at, ORDER).mul(factor).intoMemorySegment(ALL, at, ORDER);
        }
    }

    /** The vector twin of {@link RandomBits}; the sign of bits minus threshold, spread, masks what is dropped. */
    @Override
    public void drop(int seed, float kept, Floats from, int start, Floats to, int toStart, int count) {
        long source = address(from, start, count);
        long target = address(to, toStart, count);
        int threshold = RandomBits.threshold(kept);
        float factor = 1f / kept;
        IntVector number = IntVector.zero(INTS).addIndex(1).mul(RandomBits.STEP).add(seed);
        for (long at = 0; at < bytes(count); at += VECTOR_BYTES) {
            IntVector x = number.lanewise(VectorOperators.LSHR, RandomBits.FIRST_SHIFT)
                    .lanewise(VectorOperators.XOR, number)
                    .mul(RandomBits.FIRST_FACTOR);
            x = x.lanewise(VectorOperators.LSHR, RandomBits.SECOND_SHIFT)
                    .lanewise(VectorOperators.XOR, x)
                    .mul(RandomBits.SECOND_FACTOR);
            x = x.lanewise(VectorOperators.LSHR, RandomBits.LAST_SHIFT)
                    .lanewise(VectorOperators.XOR, x)
                    .lanewise(VectorOperators.LSHR, RandomBits.TO_FLOAT_SHIFT)
                    .sub(threshold)
                    .lanewise(VectorOperators.ASHR, SIGN_SHIFT);
            FloatVector.fromMemorySegment(FLOATS, ALL, source + at, ORDER)
                    .mul(factor)
                    .reinterpretAsInts()
                    .and(x)
                    .reinterpretAsFloats()
                    .intoMemorySegment(ALL, target + at, ORDER);
            number = number.add(LANES * RandomBits.STEP);
        }
    }
}

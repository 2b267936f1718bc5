package ghostnote.engine.kernel;

import static ghostnote.engine.kernel.Exponential.C0;
import static ghostnote.engine.kernel.Exponential.C1;
import static ghostnote.engine.kernel.Exponential.C2;
import static ghostnote.engine.kernel.Exponential.C3;
import static ghostnote.engine.kernel.Exponential.C4;
import static ghostnote.engine.kernel.Exponential.EXPONENT_OF_ONE;
import static ghostnote.engine.kernel.Exponential.EXPONENT_SHIFT;
import static ghostnote.engine.kernel.Exponential.LIMIT_BITS;
import static ghostnote.engine.kernel.Exponential.LN2_HIGH;
import static ghostnote.engine.kernel.Exponential.LN2_LOW;
import static ghostnote.engine.kernel.Exponential.MAGNITUDE;
import static ghostnote.engine.kernel.Exponential.MINUS_LOG2_E;
import static ghostnote.engine.kernel.Exponential.ROUNDER;
import static ghostnote.engine.kernel.Exponential.SIGN;
import static ghostnote.engine.kernel.Memory.ALL;

import ghostnote.engine.RealTime;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The twin on the Vector API.
 *
 * <p>Four habits keep the compiler at native speed, each measured: no vector ever crosses a method boundary (it would
 * be boxed); a method stays small, with at most 12 accumulators; memory is addressed absolutely through one constant
 * segment (a segment in a field costs bounds checks and, once several kinds were seen, three times the time); one
 * species a process.
 */
final class VectorKernel implements Kernel {
    static final VectorSpecies<Float> FLOATS = species();
    static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
    static final int LANES = FLOATS.length();
    static final long VECTOR_BYTES = FLOATS.vectorByteSize();

    static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private static VectorSpecies<Float> species() {
        return switch (System.getProperty(Kernels.PROPERTY, "")) {
            case "vector128" -> FloatVector.SPECIES_128;
            case "vector256" -> FloatVector.SPECIES_256;
            case "vector512" -> FloatVector.SPECIES_512;
            default -> FloatVector.SPECIES_PREFERRED.length() > LOGICAL_LANES
                    ? FloatVector.SPECIES_512
                    : FloatVector.SPECIES_PREFERRED;
        };
    }

    @Override
    public String name() {
        return "vector" + FLOATS.vectorBitSize();
    }

    @Override
    public Matrix pack(float[] weights, int inputs, int outputs, Precision precision, Arena arena) {
        Kernel.checkShape(weights, inputs, outputs);
        return switch (precision) {
            case FLOAT32 -> new VectorFloat32Matrix(weights, inputs, outputs, arena);
            case INT16 -> new VectorInt16Matrix(weights, inputs, outputs, arena);
        };
    }

    @Override
    @RealTime
    public void copy(Floats from, Floats out, int count) {
        move(from.address, (long) count * Float.BYTES, out.address);
    }

    @RealTime
    private static void move(long from, long bytes, long to) {
        for (long at = 0; at < bytes; at += VECTOR_BYTES) {
            FloatVector.fromMemorySegment(FLOATS, ALL, from + at, ORDER).intoMemorySegment(ALL, to + at, ORDER);
        }
    }

    @Override
    @RealTime
    public void addRow(Floats a, int start, float weight, Floats table, int offset, Floats out, int count) {
        long first = a.address + (long) start * Float.BYTES;
        long second = table.address + (long) offset * Float.BYTES;
        long to = out.address + (long) start * Float.BYTES;
        long bytes = (long) count * Float.BYTES;
        for (long at = 0; at < bytes; at += VECTOR_BYTES) {
            FloatVector.fromMemorySegment(FLOATS, ALL, second + at, ORDER)
                    .fma(FloatVector.broadcast(FLOATS, weight),
                            FloatVector.fromMemorySegment(FLOATS, ALL, first + at, ORDER))
                    .intoMemorySegment(ALL, to + at, ORDER);
        }
    }

    @RealTime
    private static void add(long a, long b, long bytes, long to) {
        for (long at = 0; at < bytes; at += VECTOR_BYTES) {
            FloatVector.fromMemorySegment(FLOATS, ALL, a + at, ORDER)
                    .add(FloatVector.fromMemorySegment(FLOATS, ALL, b + at, ORDER))
                    .intoMemorySegment(ALL, to + at, ORDER);
        }
    }

    @Override
    @RealTime
    public void lstm(Floats gates, int units, Floats memory, Floats hidden) {
        long gateBytes = (long) units * Float.BYTES;
        exponentialsOfNegated(gates.address, 4 * gateBytes, 1f);
        rememberAndForget(gates.address, gateBytes, memory.address, hidden.address);
        exponentialsOfNegated(hidden.address, gateBytes, 1f);
        letOut(gates.address + 2 * gateBytes, hidden.address, gateBytes, hidden.address);
    }

    /** c = c / (2 + f) - g / ((2 + i) (2 + g)), and 2 c for the exponential of tanh(c). */
    @RealTime
    private static void rememberAndForget(long gates, long gateBytes, long memory, long doubled) {
        for (long at = 0; at < gateBytes; at += VECTOR_BYTES) {
            FloatVector f = FloatVector.fromMemorySegment(FLOATS, ALL, gates + at, ORDER);
            FloatVector i = FloatVector.fromMemorySegment(FLOATS, ALL, gates + gateBytes + at, ORDER);
            FloatVector g = FloatVector.fromMemorySegment(FLOATS, ALL, gates + 3 * gateBytes + at, ORDER);
            FloatVector two = FloatVector.broadcast(FLOATS, 2f);
            FloatVector kept =
                    FloatVector.fromMemorySegment(FLOATS, ALL, memory + at, ORDER).div(f.add(two));
            FloatVector c = kept.sub(g.div(i.add(two).mul(g.add(two))));
            c.intoMemorySegment(ALL, memory + at, ORDER);
            c.add(c).intoMemorySegment(ALL, doubled + at, ORDER);
        }
    }

    /** h = -e / ((2 + o) (2 + e)) with e = exp(-2c) - 1. */
    @RealTime
    private static void letOut(long outputGate, long exponential, long gateBytes, long hidden) {
        for (long at = 0; at < gateBytes; at += VECTOR_BYTES) {
            FloatVector o = FloatVector.fromMemorySegment(FLOATS, ALL, outputGate + at, ORDER);
            FloatVector e = FloatVector.fromMemorySegment(FLOATS, ALL, exponential + at, ORDER);
            FloatVector two = FloatVector.broadcast(FLOATS, 2f);
            e.neg().div(o.add(two).mul(e.add(two))).intoMemorySegment(ALL, hidden + at, ORDER);
        }
    }

    @Override
    @RealTime
    public void peepholeLstm(Floats gates, Floats peepholes, int units, Floats memory, Floats hidden) {
        long gateBytes = (long) units * Float.BYTES;
        long rowBytes = (long) Kernel.wholeLanes(units) * Float.BYTES;
        // The output gate waits for c where no other gate's exponentials reach it.
        move(gates.address + 2 * gateBytes, gateBytes, hidden.address);
        addProducts(peepholes.address, memory.address, gateBytes, gates.address);
        addProducts(peepholes.address + rowBytes, memory.address, gateBytes, gates.address + gateBytes);
        exponentialsOfNegated(gates.address, 4 * gateBytes, 1f);
        rememberAndForget(gates.address, gateBytes, memory.address, gates.address);
        addProducts(peepholes.address + 2 * rowBytes, memory.address, gateBytes, hidden.address);
        exponentialsOfNegated(hidden.address, gateBytes, 1f);
        exponentialsOfNegated(gates.address, gateBytes, 1f);
        letOut(hidden.address, gates.address, gateBytes, hidden.address);
    }

    /** to += factors c. What stands behind the last unit is the next gate; it gains 0, as the factors' pads are 0. */
    @RealTime
    private static void addProducts(long factors, long memory, long gateBytes, long to) {
        for (long at = 0; at < gateBytes; at += VECTOR_BYTES) {
            FloatVector.fromMemorySegment(FLOATS, ALL, factors + at, ORDER)
                    .fma(
                            FloatVector.fromMemorySegment(FLOATS, ALL, memory + at, ORDER),
                            FloatVector.fromMemorySegment(FLOATS, ALL, to + at, ORDER))
                    .intoMemorySegment(ALL, to + at, ORDER);
        }
    }

    @Override
    @RealTime
    public void coupledLstm(Floats gates, int units, Floats memory, Floats hidden) {
        long gateBytes = (long) units * Float.BYTES;
        exponentialsOfNegated(gates.address, 3 * gateBytes, 1f);
        exchange(gates.address, gateBytes, memory.address, hidden.address);
        exponentialsOfNegated(hidden.address, gateBytes, 1f);
        letOut(gates.address + gateBytes, hidden.address, gateBytes, hidden.address);
    }

    /** c = (c - (1 + f) (g / (2 + g))) / (2 + f), and 2 c for the exponential of tanh(c). */
    @RealTime
    private static void exchange(long gates, long gateBytes, long memory, long doubled) {
        for (long at = 0; at < gateBytes; at += VECTOR_BYTES) {
            FloatVector f = FloatVector.fromMemorySegment(FLOATS, ALL, gates + at, ORDER);
            FloatVector g = FloatVector.fromMemorySegment(FLOATS, ALL, gates + 2 * gateBytes + at, ORDER);
            FloatVector two = FloatVector.broadcast(FLOATS, 2f);
            FloatVector c = FloatVector.fromMemorySegment(FLOATS, ALL, memory + at, ORDER)
                    .sub(f.add(1f).mul(g.div(g.add(two))))
                    .div(f.add(two));
            c.intoMemorySegment(ALL, memory + at, ORDER);
            c.add(c).intoMemorySegment(ALL, doubled + at, ORDER);
        }
    }

    @Override
    @RealTime
    public void gru(Floats gates, Floats recurrent, int units, Floats hidden) {
        long gateBytes = (long) units * Float.BYTES;
        exponentialsOfGates(gates.address, recurrent.address, gateBytes, 2 * gateBytes);
        mix(hidden.address, gates.address, recurrent.address + 2 * gateBytes, gateBytes, hidden.address);
    }

    @Override
    @RealTime
    public void minimalGru(Floats gates, Floats recurrent, int units, Floats hidden) {
        long gateBytes = (long) units * Float.BYTES;
        exponentialsOfGates(gates.address, recurrent.address, gateBytes, gateBytes);
        mix(gates.address, hidden.address, recurrent.address + gateBytes, gateBytes, hidden.address);
    }

    /** The sigmoid gates as exponentials, in place of their recurrent sums; n in place of its sum. */
    @RealTime
    private static void exponentialsOfGates(long gates, long recurrent, long gateBytes, long sigmoidBytes) {
        add(recurrent + gateBytes, gates + gateBytes, sigmoidBytes, recurrent + gateBytes);
        exponentialsOfNegated(recurrent + gateBytes, sigmoidBytes, 1f);
        reset(recurrent, gateBytes, gates);
        exponentialsOfNegated(gates, gateBytes, 1f);
        tanhs(gates, gateBytes, gates);
    }

    /** n += n' / (2 + r). */
    @RealTime
    private static void reset(long recurrent, long gateBytes, long candidate) {
        for (long at = 0; at < gateBytes; at += VECTOR_BYTES) {
            FloatVector r = FloatVector.fromMemorySegment(FLOATS, ALL, recurrent + gateBytes + at, ORDER);
            FloatVector.fromMemorySegment(FLOATS, ALL, candidate + at, ORDER)
                    .add(FloatVector.fromMemorySegment(FLOATS, ALL, recurrent + at, ORDER).div(r.add(2f)))
                    .intoMemorySegment(ALL, candidate + at, ORDER);
        }
    }

    /** h = b + (a - b) / (2 + z): sigmoid(z) of a, the rest of b. */
    @RealTime
    private static void mix(long a, long b, long gate, long gateBytes, long hidden) {
        for (long at = 0; at < gateBytes; at += VECTOR_BYTES) {
            FloatVector z = FloatVector.fromMemorySegment(FLOATS, ALL, gate + at, ORDER);
            FloatVector from = FloatVector.fromMemorySegment(FLOATS, ALL, b + at, ORDER);
            FloatVector.fromMemorySegment(FLOATS, ALL, a + at, ORDER)
                    .sub(from)
                    .div(z.add(2f))
                    .add(from)
                    .intoMemorySegment(ALL, hidden + at, ORDER);
        }
    }

    @Override
    @RealTime
    public void tanh(Floats gates, int units, Floats out) {
        long gateBytes = (long) units * Float.BYTES;
        exponentialsOfNegated(gates.address, gateBytes, 1f);
        tanhs(gates.address, gateBytes, out.address);
    }

    /** -e / (2 + e) with e = exp(-2x) - 1. */
    @RealTime
    private static void tanhs(long exponentials, long bytes, long to) {
        for (long at = 0; at < bytes; at += VECTOR_BYTES) {
            FloatVector e = FloatVector.fromMemorySegment(FLOATS, ALL, exponentials + at, ORDER);
            e.neg().div(e.add(2f)).intoMemorySegment(ALL, to + at, ORDER);
        }
    }

    @Override
    @RealTime
    public float softmax(Floats logits, int start, int count, float inverseTemperature, Floats out, Floats laneSums) {
        long from = logits.address + (long) start * Float.BYTES;
        long bytes = (long) count * Float.BYTES;
        float max = largest(from, bytes, laneSums.address);
        distances(from, bytes, max, inverseTemperature, out.address);
        exponentialsOfNegated(out.address, bytes, 0f);
        sumLanes(out.address, bytes, laneSums.address);
        return max;
    }

    /**
     * The largest of some. What is the largest so far lies in memory, as sums do in {@link #sumLanes}: of a vector that a loop
     * hands on from turn to turn the compiler now and then makes an object.
     *
     * @param scratch the address of {@link #LOGICAL_LANES} floats
     */
    @RealTime
    static float largest(long from, long bytes, long scratch) {
        FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY).intoMemorySegment(ALL, scratch, ORDER);
        for (long at = 0; at < bytes; at += VECTOR_BYTES) {
            FloatVector.fromMemorySegment(FLOATS, ALL, scratch, ORDER)
                    .max(FloatVector.fromMemorySegment(FLOATS, ALL, from + at, ORDER))
                    .intoMemorySegment(ALL, scratch, ORDER);
        }
        return FloatVector.fromMemorySegment(FLOATS, ALL, scratch, ORDER).reduceLanes(VectorOperators.MAX);
    }

    @RealTime
    static void distances(long from, long bytes, float max, float factor, long to) {
        for (long at = 0; at < bytes; at += VECTOR_BYTES) {
            FloatVector.broadcast(FLOATS, max)
                    .sub(FloatVector.fromMemorySegment(FLOATS, ALL, from + at, ORDER))
                    .mul(factor)
                    .intoMemorySegment(ALL, to + at, ORDER);
        }
    }

    @RealTime
    static void sumLanes(long from, long bytes, long laneSums) {
        long rowBytes = (long) LOGICAL_LANES * Float.BYTES;
        for (long lane = 0; lane < rowBytes; lane += VECTOR_BYTES) {
            FloatVector.zero(FLOATS).intoMemorySegment(ALL, laneSums + lane, ORDER);
            for (long at = lane; at < bytes; at += rowBytes) {
                FloatVector.fromMemorySegment(FLOATS, ALL, laneSums + lane, ORDER)
                        .add(FloatVector.fromMemorySegment(FLOATS, ALL, from + at, ORDER))
                        .intoMemorySegment(ALL, laneSums + lane, ORDER);
            }
        }
    }

    /** x = exp(-x) - {@code subtract} in place; the vector twin of {@link Exponential}. */
    @RealTime
    static void exponentialsOfNegated(long from, long bytes, float subtract) {
        for (long at = from; at < from + bytes; at += VECTOR_BYTES) {
            IntVector bits = FloatVector.fromMemorySegment(FLOATS, ALL, at, ORDER).reinterpretAsInts();
            FloatVector limited = bits.and(MAGNITUDE)
                    .min(LIMIT_BITS)
                    .or(bits.and(SIGN))
                    .reinterpretAsFloats();
            FloatVector rounder = FloatVector.broadcast(FLOATS, ROUNDER);
            FloatVector rounded = limited.fma(FloatVector.broadcast(FLOATS, MINUS_LOG2_E), rounder);
            FloatVector n = rounded.sub(rounder);
            FloatVector power = rounded.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, EXPONENT_SHIFT)
                    .add(EXPONENT_OF_ONE)
                    .reinterpretAsFloats();
            FloatVector r = n.fma(
                    FloatVector.broadcast(FLOATS, LN2_LOW), n.fma(FloatVector.broadcast(FLOATS, LN2_HIGH), limited));
            FloatVector p = FloatVector.broadcast(FLOATS, C4).fma(r, FloatVector.broadcast(FLOATS, C3));
            p = p.fma(r, FloatVector.broadcast(FLOATS, C2));
            p = p.fma(r, FloatVector.broadcast(FLOATS, C1));
            p = p.fma(r, FloatVector.broadcast(FLOATS, C0));
            FloatVector q = p.fma(r.mul(r), r.neg());
            power.fma(q, power.sub(subtract)).intoMemorySegment(ALL, at, ORDER);
        }
    }
}

package ghostnote.engine.kernel;

import static ghostnote.engine.kernel.Memory.ALL;
import static ghostnote.engine.kernel.Memory.FLOAT;
import static ghostnote.engine.kernel.VectorKernel.FLOATS;
import static ghostnote.engine.kernel.VectorKernel.LANES;
import static ghostnote.engine.kernel.VectorKernel.ORDER;
import static ghostnote.engine.kernel.VectorKernel.VECTOR_BYTES;

import java.lang.foreign.Arena;
import jdk.incubator.vector.FloatVector;

/**
 * The vector twin. Memory holds the columns in panels of 4 vectors and, for what is left over, of 1:
 *
 * <pre>
 *   panel 0: [k=0: 4 vectors][k=1: 4 vectors] ...   panel 1: ...   last panels: [k=0: 1 vector][k=1: 1 vector] ...
 * </pre>
 *
 * A product goes through tiles of 5 or 3 rows by one panel, whose sums stay in registers. With 20 sums in flight a load
 * and a broadcast bring enough work for both multipliers; more sums, or rows read from the heap, were slower.
 */
final class VectorPanels implements Panels {
    private static final int WIDE = 4;
    private static final int TALL = 5;
    private static final int LOW = 3;

    /** So much of a panel stays in the nearest caches while all rows go over it. */
    private static final int INPUTS_AT_ONCE = 256;

    /** So many rows stay in the second-level cache while they go over all panels. */
    private static final int ROWS_AT_ONCE = 60;

    /** Side of the squares in which numbers are transposed, so that what is written stays in cache. */
    private static final int SQUARE = 16;

    private final Floats memory;
    private final int mostInputs;
    private final int columns;
    private final int vectors;
    private final int widePanels;
    private int inputs;

    VectorPanels(int mostInputs, int columns, Arena arena) {
        this.mostInputs = mostInputs;
        this.columns = columns;
        vectors = Kernel.wholeLanes(columns) / LANES;
        widePanels = vectors / WIDE;
        memory = Floats.allocate(arena, Math.multiplyExact(mostInputs, Kernel.wholeLanes(columns)));
    }

    @Override
    public void pack(Floats from, int start, int rowStride, int columnStride, int rows) {
        Panels.checkPack(from, start, rowStride, columnStride, rows, mostInputs, columns);
        inputs = rows;
        long source = from.address + (long) start * Float.BYTES;
        long columnBytes = (long) columnStride * Float.BYTES;
        long rowBytes = (long) rowStride * Float.BYTES;
        for (int vector = 0; vector < vectors; ) {
            int width = vector < widePanels * WIDE ? WIDE : 1;
            int column = vector * LANES;
            long panel = memory.address + vector * VECTOR_BYTES * inputs;
            if (columnStride == 1 && column + width * LANES <= columns) {
                copy(source + column * columnBytes, rowBytes, width * VECTOR_BYTES, panel);
            } else {
                take(source + column * columnBytes, rowBytes, columnBytes, columns - column, width * LANES, panel);
            }
            vector += width;
        }
    }

    private void copy(long from, long rowBytes, long panelBytes, long to) {
        for (int k = 0; k < inputs; k++, from += rowBytes, to += panelBytes) {
            for (long at = 0; at < panelBytes; at += VECTOR_BYTES) {
                FloatVector.fromMemorySegment(FLOATS, ALL, from + at, ORDER)
                        .intoMemorySegment(ALL, to + at, ORDER);
            }
        }
    }

    /** Takes single numbers of some columns, and 0 for the columns behind them. */
    private void take(long from, long rowBytes, long columnBytes, int present, int width, long to) {
        long panelBytes = width * (long) Float.BYTES;
        for (int first = 0; first < inputs; first += SQUARE) {
            int end = Math.min(first + SQUARE, inputs);
            for (int column = 0; column < width; column++) {
                long source = from + column * columnBytes + first * rowBytes;
                long target = to + (long) column * Float.BYTES + first * panelBytes;
                for (int k = first; k < end; k++, source += rowBytes, target += panelBytes) {
                    ALL.set(FLOAT, target, column < present ? ALL.get(FLOAT, source) : 0f);
                }
            }
        }
    }

    @Override
    public void multiply(
            int rows, Floats a, int aStart, int aRowStride, int aColumnStride, Floats c, int cStart, int cRowStride) {
        Panels.checkMultiply(rows, inputs, columns, a, aStart, aRowStride, aColumnStride, c, cStart, cRowStride);
        long aRow = (long) aRowStride * Float.BYTES;
        long aColumn = (long) aColumnStride * Float.BYTES;
        long cRow = (long) cRowStride * Float.BYTES;
        long from = a.address + (long) aStart * Float.BYTES;
        long to = c.address + (long) cStart * Float.BYTES;
        for (int row = 0; row < rows; row += ROWS_AT_ONCE) {
            int count = Math.min(ROWS_AT_ONCE, rows - row);
            for (int k = 0; k < inputs; k += INPUTS_AT_ONCE) {
                block(count, from + row * aRow + k * aColumn, aRow, aColumn, k, to + row * cRow, cRow);
            }
        }
    }

    /** Some rows by some inputs, by all columns. */
    private void block(int rows, long a, long aRow, long aColumn, long firstInput, long c, long cRow) {
        int count = (int) Math.min(INPUTS_AT_ONCE, inputs - firstInput);
        int low = 0;
        for (; (rows - low) % TALL != 0 && rows - low >= LOW; low += LOW) {}
        int tall = (rows - low) / TALL * TALL;
        int single = rows - tall - low;
        for (int panel = 0; panel < widePanels; panel++) {
            int vector = panel * WIDE;
            long b = memory.address + (vector * (long) inputs + firstInput * WIDE) * VECTOR_BYTES;
            long out = c + vector * VECTOR_BYTES;
            int row = 0;
            for (; row < tall; row += TALL) {
                tallWide(a + row * aRow, aRow, aColumn, b, count, out + row * cRow, cRow);
            }
            for (; row < tall + low; row += LOW) {
                lowWide(a + row * aRow, aRow, aColumn, b, count, out + row * cRow, cRow);
            }
        }
        for (int vector = widePanels * WIDE; vector < vectors; vector++) {
            long b = memory.address + (vector * (long) inputs + firstInput) * VECTOR_BYTES;
            long out = c + vector * VECTOR_BYTES;
            int row = 0;
            for (; row < tall; row += TALL) {
                tallNarrow(a + row * aRow, aRow, aColumn, b, count, out + row * cRow, cRow);
            }
            for (; row < tall + low; row += LOW) {
                lowNarrow(a + row * aRow, aRow, aColumn, b, count, out + row * cRow, cRow);
            }
        }
        for (int row = rows - single; row < rows; row++) {
            row(a + row * aRow, aColumn, firstInput, count, c + row * cRow);
        }
    }

    /** One row by some inputs, by all columns. */
    private void row(long a, long aColumn, long firstInput, int count, long c) {
        long wideBytes = WIDE * (long) inputs * VECTOR_BYTES;
        long b = memory.address + firstInput * WIDE * VECTOR_BYTES;
        int panel = 0;
        for (; panel + 2 <= widePanels; panel += 2, b += 2 * wideBytes, c += 2 * WIDE * VECTOR_BYTES) {
            rowDouble(a, aColumn, b, b + wideBytes, count, c);
        }
        for (; panel < widePanels; panel++, b += wideBytes, c += WIDE * VECTOR_BYTES) {
            rowWide(a, aColumn, b, count, c);
        }
        int vector = widePanels * WIDE;
        b = memory.address + (vector * (long) inputs + firstInput) * VECTOR_BYTES;
        for (; vector < vectors; vector++, b += inputs * VECTOR_BYTES, c += VECTOR_BYTES) {
            rowNarrow(a, aColumn, b, count, c);
        }
    }

    /** 5 rows by a panel of 4 vectors. */
    private static void tallWide(long a, long aRow, long aColumn, long b, int inputs, long c, long cRow) {
        long c1 = c + cRow;
        long c2 = c + 2 * cRow;
        long c3 = c + 3 * cRow;
        long c4 = c + 4 * cRow;
        FloatVector s00 = FloatVector.fromMemorySegment(FLOATS, ALL, c, ORDER);
        FloatVector s01 = FloatVector.fromMemorySegment(FLOATS, ALL, c + VECTOR_BYTES, ORDER);
        FloatVector s02 = FloatVector.fromMemorySegment(FLOATS, ALL, c + 2 * VECTOR_BYTES, ORDER);
        FloatVector s03 = FloatVector.fromMemorySegment(FLOATS, ALL, c + 3 * VECTOR_BYTES, ORDER);
        FloatVector s10 = FloatVector.fromMemorySegment(FLOATS, ALL, c1, ORDER);
        FloatVector s11 = FloatVector.fromMemorySegment(FLOATS, ALL, c1 + VECTOR_BYTES, ORDER);
        FloatVector s12 = FloatVector.fromMemorySegment(FLOATS, ALL, c1 + 2 * VECTOR_BYTES, ORDER);
        FloatVector s13 = FloatVector.fromMemorySegment(FLOATS, ALL, c1 + 3 * VECTOR_BYTES, ORDER);
        FloatVector s20 = FloatVector.fromMemorySegment(FLOATS, ALL, c2, ORDER);
        FloatVector s21 = FloatVector.fromMemorySegment(FLOATS, ALL, c2 + VECTOR_BYTES, ORDER);
        FloatVector s22 = FloatVector.fromMemorySegment(FLOATS, ALL, c2 + 2 * VECTOR_BYTES, ORDER);
        FloatVector s23 = FloatVector.fromMemorySegment(FLOATS, ALL, c2 + 3 * VECTOR_BYTES, ORDER);
        FloatVector s30 = FloatVector.fromMemorySegment(FLOATS, ALL, c3, ORDER);
        FloatVector s31 = FloatVector.fromMemorySegment(FLOATS, ALL, c3 + VECTOR_BYTES, ORDER);
        FloatVector s32 = FloatVector.fromMemorySegment(FLOATS, ALL, c3 + 2 * VECTOR_BYTES, ORDER);
        FloatVector s33 = FloatVector.fromMemorySegment(FLOATS, ALL, c3 + 3 * VECTOR_BYTES, ORDER);
        FloatVector s40 = FloatVector.fromMemorySegment(FLOATS, ALL, c4, ORDER);
        FloatVector s41 = FloatVector.fromMemorySegment(FLOATS, ALL, c4 + VECTOR_BYTES, ORDER);
        FloatVector s42 = FloatVector.fromMemorySegment(FLOATS, ALL, c4 + 2 * VECTOR_BYTES, ORDER);
        FloatVector s43 = FloatVector.fromMemorySegment(FLOATS, ALL, c4 + 3 * VECTOR_BYTES, ORDER);
        long aRow2 = 2 * aRow;
        long aRow3 = 3 * aRow;
        long aRow4 = 4 * aRow;
        for (int k = 0; k < inputs; k++, a += aColumn, b += 4 * VECTOR_BYTES) {
            FloatVector b0 = FloatVector.fromMemorySegment(FLOATS, ALL, b, ORDER);
            FloatVector b1 = FloatVector.fromMemorySegment(FLOATS, ALL, b + VECTOR_BYTES, ORDER);
            FloatVector b2 = FloatVector.fromMemorySegment(FLOATS, ALL, b + 2 * VECTOR_BYTES, ORDER);
            FloatVector b3 = FloatVector.fromMemorySegment(FLOATS, ALL, b + 3 * VECTOR_BYTES, ORDER);
            FloatVector x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a));
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            s02 = x.fma(b2, s02);
            s03 = x.fma(b3, s03);
            x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a + aRow));
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            s12 = x.fma(b2, s12);
            s13 = x.fma(b3, s13);
            x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a + aRow2));
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            s22 = x.fma(b2, s22);
            s23 = x.fma(b3, s23);
            x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a + aRow3));
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            s32 = x.fma(b2, s32);
            s33 = x.fma(b3, s33);
            x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a + aRow4));
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            s42 = x.fma(b2, s42);
            s43 = x.fma(b3, s43);
        }
        s00.intoMemorySegment(ALL, c, ORDER);
        s01.intoMemorySegment(ALL, c + VECTOR_BYTES, ORDER);
        s02.intoMemorySegment(ALL, c + 2 * VECTOR_BYTES, ORDER);
        s03.intoMemorySegment(ALL, c + 3 * VECTOR_BYTES, ORDER);
        s10.intoMemorySegment(ALL, c1, ORDER);
        s11.intoMemorySegment(ALL, c1 + VECTOR_BYTES, ORDER);
        s12.intoMemorySegment(ALL, c1 + 2 * VECTOR_BYTES, ORDER);
        s13.intoMemorySegment(ALL, c1 + 3 * VECTOR_BYTES, ORDER);
        s20.intoMemorySegment(ALL, c2, ORDER);
        s21.intoMemorySegment(ALL, c2 + VECTOR_BYTES, ORDER);
        s22.intoMemorySegment(ALL, c2 + 2 * VECTOR_BYTES, ORDER);
        s23.intoMemorySegment(ALL, c2 + 3 * VECTOR_BYTES, ORDER);
        s30.intoMemorySegment(ALL, c3, ORDER);
        s31.intoMemorySegment(ALL, c3 + VECTOR_BYTES, ORDER);
        s32.intoMemorySegment(ALL, c3 + 2 * VECTOR_BYTES, ORDER);
        s33.intoMemorySegment(ALL, c3 + 3 * VECTOR_BYTES, ORDER);
        s40.intoMemorySegment(ALL, c4, ORDER);
        s41.intoMemorySegment(ALL, c4 + VECTOR_BYTES, ORDER);
        s42.intoMemorySegment(ALL, c4 + 2 * VECTOR_BYTES, ORDER);
        s43.intoMemorySegment(ALL, c4 + 3 * VECTOR_BYTES, ORDER);
    }

    /** 3 rows by a panel of 4 vectors. */
    private static void lowWide(long a, long aRow, long aColumn, long b, int inputs, long c, long cRow) {
        long c1 = c + cRow;
        long c2 = c + 2 * cRow;
        FloatVector s00 = FloatVector.fromMemorySegment(FLOATS, ALL, c, ORDER);
        FloatVector s01 = FloatVector.fromMemorySegment(FLOATS, ALL, c + VECTOR_BYTES, ORDER);
        FloatVector s02 = FloatVector.fromMemorySegment(FLOATS, ALL, c + 2 * VECTOR_BYTES, ORDER);
        FloatVector s03 = FloatVector.fromMemorySegment(FLOATS, ALL, c + 3 * VECTOR_BYTES, ORDER);
        FloatVector s10 = FloatVector.fromMemorySegment(FLOATS, ALL, c1, ORDER);
        FloatVector s11 = FloatVector.fromMemorySegment(FLOATS, ALL, c1 + VECTOR_BYTES, ORDER);
        FloatVector s12 = FloatVector.fromMemorySegment(FLOATS, ALL, c1 + 2 * VECTOR_BYTES, ORDER);
        FloatVector s13 = FloatVector.fromMemorySegment(FLOATS, ALL, c1 + 3 * VECTOR_BYTES, ORDER);
        FloatVector s20 = FloatVector.fromMemorySegment(FLOATS, ALL, c2, ORDER);
        FloatVector s21 = FloatVector.fromMemorySegment(FLOATS, ALL, c2 + VECTOR_BYTES, ORDER);
        FloatVector s22 = FloatVector.fromMemorySegment(FLOATS, ALL, c2 + 2 * VECTOR_BYTES, ORDER);
        FloatVector s23 = FloatVector.fromMemorySegment(FLOATS, ALL, c2 + 3 * VECTOR_BYTES, ORDER);
        long aRow2 = 2 * aRow;
        for (int k = 0; k < inputs; k++, a += aColumn, b += 4 * VECTOR_BYTES) {
            FloatVector b0 = FloatVector.fromMemorySegment(FLOATS, ALL, b, ORDER);
            FloatVector b1 = FloatVector.fromMemorySegment(FLOATS, ALL, b + VECTOR_BYTES, ORDER);
            FloatVector b2 = FloatVector.fromMemorySegment(FLOATS, ALL, b + 2 * VECTOR_BYTES, ORDER);
            FloatVector b3 = FloatVector.fromMemorySegment(FLOATS, ALL, b + 3 * VECTOR_BYTES, ORDER);
            FloatVector x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a));
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            s02 = x.fma(b2, s02);
            s03 = x.fma(b3, s03);
            x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a + aRow));
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            s12 = x.fma(b2, s12);
            s13 = x.fma(b3, s13);
            x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a + aRow2));
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            s22 = x.fma(b2, s22);
            s23 = x.fma(b3, s23);
        }
        s00.intoMemorySegment(ALL, c, ORDER);
        s01.intoMemorySegment(ALL, c + VECTOR_BYTES, ORDER);
        s02.intoMemorySegment(ALL, c + 2 * VECTOR_BYTES, ORDER);
        s03.intoMemorySegment(ALL, c + 3 * VECTOR_BYTES, ORDER);
        s10.intoMemorySegment(ALL, c1, ORDER);
        s11.intoMemorySegment(ALL, c1 + VECTOR_BYTES, ORDER);
        s12.intoMemorySegment(ALL, c1 + 2 * VECTOR_BYTES, ORDER);
        s13.intoMemorySegment(ALL, c1 + 3 * VECTOR_BYTES, ORDER);
        s20.intoMemorySegment(ALL, c2, ORDER);
        s21.intoMemorySegment(ALL, c2 + VECTOR_BYTES, ORDER);
        s22.intoMemorySegment(ALL, c2 + 2 * VECTOR_BYTES, ORDER);
        s23.intoMemorySegment(ALL, c2 + 3 * VECTOR_BYTES, ORDER);
    }

    /** 5 rows by a panel of 1 vector. */
    private static void tallNarrow(long a, long aRow, long aColumn, long b, int inputs, long c, long cRow) {
        long c1 = c + cRow;
        long c2 = c + 2 * cRow;
        long c3 = c + 3 * cRow;
        long c4 = c + 4 * cRow;
        FloatVector s0 = FloatVector.fromMemorySegment(FLOATS, ALL, c, ORDER);
        FloatVector s1 = FloatVector.fromMemorySegment(FLOATS, ALL, c1, ORDER);
        FloatVector s2 = FloatVector.fromMemorySegment(FLOATS, ALL, c2, ORDER);
        FloatVector s3 = FloatVector.fromMemorySegment(FLOATS, ALL, c3, ORDER);
        FloatVector s4 = FloatVector.fromMemorySegment(FLOATS, ALL, c4, ORDER);
        long aRow2 = 2 * aRow;
        long aRow3 = 3 * aRow;
        long aRow4 = 4 * aRow;
        for (int k = 0; k < inputs; k++, a += aColumn, b += VECTOR_BYTES) {
            FloatVector b0 = FloatVector.fromMemorySegment(FLOATS, ALL, b, ORDER);
            FloatVector x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a));
            s0 = x.fma(b0, s0);
            x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a + aRow));
            s1 = x.fma(b0, s1);
            x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a + aRow2));
            s2 = x.fma(b0, s2);
            x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a + aRow3));
            s3 = x.fma(b0, s3);
            x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a + aRow4));
            s4 = x.fma(b0, s4);
        }
        s0.intoMemorySegment(ALL, c, ORDER);
        s1.intoMemorySegment(ALL, c1, ORDER);
        s2.intoMemorySegment(ALL, c2, ORDER);
        s3.intoMemorySegment(ALL, c3, ORDER);
        s4.intoMemorySegment(ALL, c4, ORDER);
    }

    /** 3 rows by a panel of 1 vector. */
    private static void lowNarrow(long a, long aRow, long aColumn, long b, int inputs, long c, long cRow) {
        long c1 = c + cRow;
        long c2 = c + 2 * cRow;
        FloatVector s0 = FloatVector.fromMemorySegment(FLOATS, ALL, c, ORDER);
        FloatVector s1 = FloatVector.fromMemorySegment(FLOATS, ALL, c1, ORDER);
        FloatVector s2 = FloatVector.fromMemorySegment(FLOATS, ALL, c2, ORDER);
        long aRow2 = 2 * aRow;
        for (int k = 0; k < inputs; k++, a += aColumn, b += VECTOR_BYTES) {
            FloatVector b0 = FloatVector.fromMemorySegment(FLOATS, ALL, b, ORDER);
            FloatVector x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a));
            s0 = x.fma(b0, s0);
            x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a + aRow));
            s1 = x.fma(b0, s1);
            x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a + aRow2));
            s2 = x.fma(b0, s2);
        }
        s0.intoMemorySegment(ALL, c, ORDER);
        s1.intoMemorySegment(ALL, c1, ORDER);
        s2.intoMemorySegment(ALL, c2, ORDER);
    }

    /** One row by two panels: enough sums in flight to hide how long each takes. */
    private static void rowDouble(long a, long aColumn, long b, long next, int inputs, long c) {
        FloatVector s0 = FloatVector.fromMemorySegment(FLOATS, ALL, c, ORDER);
        FloatVector s1 = FloatVector.fromMemorySegment(FLOATS, ALL, c + VECTOR_BYTES, ORDER);
        FloatVector s2 = FloatVector.fromMemorySegment(FLOATS, ALL, c + 2 * VECTOR_BYTES, ORDER);
        FloatVector s3 = FloatVector.fromMemorySegment(FLOATS, ALL, c + 3 * VECTOR_BYTES, ORDER);
        FloatVector s4 = FloatVector.fromMemorySegment(FLOATS, ALL, c + 4 * VECTOR_BYTES, ORDER);
        FloatVector s5 = FloatVector.fromMemorySegment(FLOATS, ALL, c + 5 * VECTOR_BYTES, ORDER);
        FloatVector s6 = FloatVector.fromMemorySegment(FLOATS, ALL, c + 6 * VECTOR_BYTES, ORDER);
        FloatVector s7 = FloatVector.fromMemorySegment(FLOATS, ALL, c + 7 * VECTOR_BYTES, ORDER);
        for (int k = 0; k < inputs; k++, a += aColumn, b += 4 * VECTOR_BYTES, next += 4 * VECTOR_BYTES) {
            FloatVector x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a));
            s0 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, b, ORDER), s0);
            s1 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, b + VECTOR_BYTES, ORDER), s1);
            s2 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, b + 2 * VECTOR_BYTES, ORDER), s2);
            s3 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, b + 3 * VECTOR_BYTES, ORDER), s3);
            s4 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, next, ORDER), s4);
            s5 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, next + VECTOR_BYTES, ORDER), s5);
            s6 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, next + 2 * VECTOR_BYTES, ORDER), s6);
            s7 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, next + 3 * VECTOR_BYTES, ORDER), s7);
        }
        s0.intoMemorySegment(ALL, c, ORDER);
        s1.intoMemorySegment(ALL, c + VECTOR_BYTES, ORDER);
        s2.intoMemorySegment(ALL, c + 2 * VECTOR_BYTES, ORDER);
        s3.intoMemorySegment(ALL, c + 3 * VECTOR_BYTES, ORDER);
        s4.intoMemorySegment(ALL, c + 4 * VECTOR_BYTES, ORDER);
        s5.intoMemorySegment(ALL, c + 5 * VECTOR_BYTES, ORDER);
        s6.intoMemorySegment(ALL, c + 6 * VECTOR_BYTES, ORDER);
        s7.intoMemorySegment(ALL, c + 7 * VECTOR_BYTES, ORDER);
    }

    /** One row by a panel of 4 vectors. */
    private static void rowWide(long a, long aColumn, long b, int inputs, long c) {
        FloatVector s0 = FloatVector.fromMemorySegment(FLOATS, ALL, c, ORDER);
        FloatVector s1 = FloatVector.fromMemorySegment(FLOATS, ALL, c + VECTOR_BYTES, ORDER);
        FloatVector s2 = FloatVector.fromMemorySegment(FLOATS, ALL, c + 2 * VECTOR_BYTES, ORDER);
        FloatVector s3 = FloatVector.fromMemorySegment(FLOATS, ALL, c + 3 * VECTOR_BYTES, ORDER);
        for (int k = 0; k < inputs; k++, a += aColumn, b += 4 * VECTOR_BYTES) {
            FloatVector x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a));
            s0 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, b, ORDER), s0);
            s1 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, b + VECTOR_BYTES, ORDER), s1);
            s2 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, b + 2 * VECTOR_BYTES, ORDER), s2);
            s3 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, b + 3 * VECTOR_BYTES, ORDER), s3);
        }
        s0.intoMemorySegment(ALL, c, ORDER);
        s1.intoMemorySegment(ALL, c + VECTOR_BYTES, ORDER);
        s2.intoMemorySegment(ALL, c + 2 * VECTOR_BYTES, ORDER);
        s3.intoMemorySegment(ALL, c + 3 * VECTOR_BYTES, ORDER);
    }

    /** One row by a panel of 1 vector. */
    private static void rowNarrow(long a, long aColumn, long b, int inputs, long c) {
        FloatVector s0 = FloatVector.fromMemorySegment(FLOATS, ALL, c, ORDER);
        for (int k = 0; k < inputs; k++, a += aColumn, b += VECTOR_BYTES) {
            FloatVector x = FloatVector.broadcast(FLOATS, ALL.get(FLOAT, a));
            s0 = x.fma(FloatVector.fromMemorySegment(FLOATS, ALL, b, ORDER), s0);
        }
        s0.intoMemorySegment(ALL, c, ORDER);
    }
}

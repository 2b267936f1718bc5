package ghostnote.engine.kernel;

import static ghostnote.engine.kernel.VectorKernel.FLOATS;
import static ghostnote.engine.kernel.VectorKernel.LANES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** How fast this thread multiplies and adds where nothing else holds it up. */
public final class MultiplierPeak {
    private static final int ROUNDS = 40;
    private static final int STEPS = 400_000;
    private static final int SUMS = 12;

    private MultiplierPeak() {}

    /** The best of many short runs, in 10^9 multiplications and additions a second. */
    public static double gigaflops() {
        double best = 0;
        float sink = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            sink += run();
            best = Math.max(best, 2.0 * SUMS * LANES * STEPS / (System.nanoTime() - start));
        }
        return Float.isNaN(sink) ? 0 : best;
    }

    private static float run() {
        FloatVector x = FloatVector.broadcast(FLOATS, 0.999f);
        FloatVector y = FloatVector.broadcast(FLOATS, 1e-3f);
        FloatVector s0 = y;
        FloatVector s1 = y;
        FloatVector s2 = y;
        FloatVector s3 = y;
        FloatVector s4 = y;
        FloatVector s5 = y;
        FloatVector s6 = y;
        FloatVector s7 = y;
        FloatVector s8 = y;
        FloatVector s9 = y;
        FloatVector s10 = y;
        FloatVector s11 = y;
        for (int i = 0; i < STEPS; i++) {
            s0 = s0.fma(x, y);
            s1 = s1.fma(y, x);
            s2 = s2.fma(x, x);
            s3 = s3.fma(y, y);
            s4 = s4.fma(x, s0);
            s5 = s5.fma(y, s1);
            s6 = s6.fma(x, s2);
            s7 = s7.fma(y, s3);
            s8 = s8.fma(x, s4);
            s9 = s9.fma(y, s5);
            s10 = s10.fma(x, s6);
            s11 = s11.fma(y, s7);
        }
        return s0.add(s1).add(s2).add(s3).add(s4).add(s5).add(s6).add(s7).add(s8).add(s9).add(s10).add(s11)
                .reduceLanes(VectorOperators.ADD);
    }
}

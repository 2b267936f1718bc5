package ghostnote.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernel of this machine against the scalar one; the other widths run in {@code WidthsTest}. */
class TwinsTest {
    private final Kernel scalar = new ScalarKernel();
    private final Kernel vector = new VectorKernel();

    @ParameterizedTest
    @EnumSource(Precision.class)
    void bothTwinsAccumulateTheSameBits(Precision precision) {
        for (int outputs : KernelTrial.outputs()) {
            for (int inputs : KernelTrial.inputs()) {
                assertSameBits(
                        "%s %d x %d".formatted(precision, inputs, outputs),
                        trial -> trial.accumulate(inputs, outputs, precision, false));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theDirectionOfReadingChangesNoBit(Precision precision) {
        for (Kernel kernel : new Kernel[] {scalar, vector}) {
            for (int outputs : KernelTrial.outputs()) {
                try (Arena arena = Arena.ofConfined()) {
                    KernelTrial trial = new KernelTrial(kernel, arena);
                    assertArrayEquals(
                            trial.accumulate(31, outputs, precision, false),
                            trial.accumulate(31, outputs, precision, true));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(KernelTrial.Rest.class)
    void bothTwinsStepACellToTheSameBits(KernelTrial.Rest rest) {
        for (int units : KernelTrial.units()) {
            assertSameBits("%s of %d".formatted(rest, units), trial -> trial.cell(rest, units));
        }
    }

    @Test
    void bothTwinsGiveTheSameBitsOfASoftmaxAtAnyTemperature() {
        for (int rows = 1; rows <= KernelTrial.MOST_SOFTMAX_ROWS; rows++) {
            for (float inverseTemperature : KernelTrial.INVERSE_TEMPERATURES) {
                int count = rows;
                assertSameBits(
                        "softmax of %d rows times %s".formatted(rows, inverseTemperature),
                        trial -> trial.softmax(count, inverseTemperature));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {1, 0.3f, -7.7f, 1e-20f})
    void bothTwinsCopyAndAddTheSameRowsHoweverTheyAreWeighted(float weight) {
        for (int count = 1; count <= 130; count++) {
            int size = count;
            assertSameBits("rows of " + count, trial -> trial.rows(size, weight));
        }
    }

    @Test
    void aRowOfWeightOneIsAPlainSum() {
        RandomGenerator random = new SplittableRandom(7);
        for (Kernel kernel : new Kernel[] {scalar, vector}) {
            try (Arena arena = Arena.ofConfined()) {
                Floats a = gaussians(arena, random, 300);
                Floats b = gaussians(arena, random, 300);
                Floats sum = Floats.allocate(arena, 300);
                kernel.addRow(a, 0, 1, b, 0, sum, 300);
                for (int i = 0; i < 300; i++) {
                    assertEquals(a.get(i) + b.get(i), sum.get(i), kernel.name());
                }
            }
        }
    }

    @Test
    void addingARowOfWholeLanesLeavesItsNeighboursAlone() {
        for (Kernel kernel : new Kernel[] {scalar, vector}) {
            try (Arena arena = Arena.ofConfined()) {
                Floats ones = filled(arena, 64, 1);
                Floats out = filled(arena, 64, 5);
                kernel.addRow(out, 16, 0.5f, ones, 16, out, 32);
                for (int i = 0; i < 64; i++) {
                    assertEquals(i < 16 || i >= 48 ? 5 : 5.5f, out.get(i), "float " + i + " of " + kernel.name());
                }
            }
        }
    }

    @Test
    void noKernelWritesBeforeOrBehindTheSpareFloats() {
        for (Kernel kernel : new Kernel[] {scalar, vector}) {
            try (GuardedArena arena = new GuardedArena()) {
                KernelTrial trial = new KernelTrial(kernel, arena);
                for (int size = 1; size <= 180; size++) {
                    trial.accumulate(2, size, Precision.FLOAT32, false);
                    trial.accumulate(2, size, Precision.INT16, true);
                    trial.rows(size, 0.3f);
                    for (KernelTrial.Rest rest : KernelTrial.Rest.values()) {
                        trial.cell(rest, size);
                    }
                }
                trial.softmax(KernelTrial.MOST_SOFTMAX_ROWS, 1);
                assertTrue(arena.untouched(), kernel.name());
            }
        }
    }

    private static Floats gaussians(Arena arena, RandomGenerator random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Floats.copyOf(arena, values);
    }

    private static Floats filled(Arena arena, int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return Floats.copyOf(arena, values);
    }

    private void assertSameBits(String what, Function<KernelTrial, float[]> operation) {
        try (Arena arena = Arena.ofConfined()) {
            float[] expected = operation.apply(new KernelTrial(scalar, arena));
            float[] found = operation.apply(new KernelTrial(vector, arena));
            for (int i = 0; i < expected.length; i++) {
                if (Float.floatToRawIntBits(expected[i]) != Float.floatToRawIntBits(found[i])) {
                    assertEquals(expected[i], found[i], "%s: number %d".formatted(what, i));
                    assertEquals(Float.floatToRawIntBits(expected[i]), Float.floatToRawIntBits(found[i]), what);
                }
            }
        }
    }
}

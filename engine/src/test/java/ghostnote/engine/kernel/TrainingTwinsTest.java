package ghostnote.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vector kernel of this machine against the scalar one; the other widths run in {@code WidthsTest}. */
class TrainingTwinsTest {
    private final TrainingKernel scalar = new ScalarTrainingKernel();
    private final TrainingKernel vector = new VectorTrainingKernel();

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void bothTwinsMultiplyToTheSameBits(boolean transposedA, boolean transposedB) {
        for (int rows : TrainingTrial.rows()) {
            for (int inputs : new int[] {1, 2, 17, 300}) {
                for (int columns : new int[] {1, 33, 64, 80, 136}) {
                    assertSameBits(
                            "%d x %d x %d".formatted(rows, inputs, columns),
                            trial -> trial.multiply(rows, inputs, columns, transposedA, transposedB));
                }
            }
        }
    }

    @Test
    void aProductIsTheSumOfItsProducts() {
        SplittableRandom random = new SplittableRandom(1);
        for (TrainingKernel kernel : new TrainingKernel[] {scalar, vector}) {
            try (Arena arena = Arena.ofConfined()) {
                Floats a = Floats.allocate(arena, 7 * 40);
                Floats b = Floats.allocate(arena, 40 * 96);
                Floats c = Floats.allocate(arena, 7 * 96);
                for (Floats floats : new Floats[] {a, b, c}) {
                    for (int i = 0; i < floats.length(); i++) {
                        floats.set(i, random.nextInt(-9, 10)); // whole numbers, so that no sum is rounded
                    }
                }
                float[] expected = new float[c.length()];
                for (int r = 0; r < 7; r++) {
                    for (int j = 0; j < 96; j++) {
                        expected[r * 96 + j] = c.get(r * 96 + j);
                        for (int k = 0; k < 40; k++) {
                            expected[r * 96 + j] += a.get(r * 40 + k) * b.get(k * 96 + j);
                        }
                    }
                }
                Panels panels = kernel.panels(40, 96, arena);
                panels.pack(b, 0, 96, 1, 40);
                panels.multiply(7, a, 0, 40, 1, c, 0, 96);
                float[] found = new float[c.length()];
                c.copyTo(found);
                assertArrayEquals(expected, found, kernel.name());
            }
        }
    }

    @Test
    void bothTwinsStepLstmsForwardAndBackToTheSameBits() {
        for (int rows : TrainingTrial.rows()) {
            for (int units : new int[] {16, 32, 208}) {
                assertSameBits("%d rows of %d".formatted(rows, units), trial -> trial.lstm(rows, units));
            }
        }
    }

    @Test
    void bothTwinsTreatRowsToTheSameBits() {
        for (int count = 16; count <= 160; count += 16) {
            int size = count;
            assertSameBits("rows of " + count, trial -> trial.rows(size));
        }
    }

    @Test
    void bothTwinsFindTheSameLossAndSlopes() {
        for (int choices = 1; choices <= 70; choices++) {
            int count = choices;
            assertSameBits("%d choices".formatted(count), trial -> trial.crossEntropy(count, count / 2));
        }
    }

    @Test
    void theSlopesOfALossAreItsSoftmaxMinusTheTarget() {
        try (Arena arena = Arena.ofConfined()) {
            Floats logits = Floats.copyOf(arena, new float[16]);
            logits.set(1, (float) Math.log(3));
            double nats = vector.crossEntropy(logits, 0, 4, 1, 2, Floats.allocate(arena, 16));
            assertEquals(Math.log(2), nats, 1e-6);
            float[] expected = {2 / 6f, 2 * (0.5f - 1), 2 / 6f, 2 / 6f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
            float[] found = new float[16];
            logits.copyTo(found);
            assertArrayEquals(expected, found, 1e-6f);
        }
    }

    @Test
    void dropoutKeepsItsShareAndTheMean() {
        try (Arena arena = Arena.ofConfined()) {
            int count = 1 << 16;
            Floats ones = Floats.allocate(arena, count);
            for (int i = 0; i < count; i++) {
                ones.set(i, 1);
            }
            Floats out = Floats.allocate(arena, count);
            for (int seed = 0; seed < 5; seed++) {
                vector.drop(seed, 0.8f, ones, 0, out, 0, count);
                int kept = 0;
                for (int i = 0; i < count; i++) {
                    assertTrue(out.get(i) == 0 || out.get(i) == 1.25f);
                    kept += out.get(i) > 0 ? 1 : 0;
                }
                assertEquals(0.8, kept / (double) count, 0.01);
            }
        }
    }

    @Test
    void noKernelWritesBeforeOrBehindItsMemory() {
        for (TrainingKernel kernel : new TrainingKernel[] {scalar, vector}) {
            try (GuardedArena arena = new GuardedArena()) {
                TrainingTrial trial = new TrainingTrial(kernel, arena);
                for (int size = 1; size <= 40; size++) {
                    trial.multiply(size, 7, 3 * size, size % 2 == 0, size % 3 == 0);
                    trial.lstm(size, 16);
                    trial.rows(16 * size);
                    trial.crossEntropy(size, 0);
                }
                assertTrue(arena.untouched(), kernel.name());
            }
        }
    }

    @Test
    void whatLiesOutsideIsRefused() {
        for (TrainingKernel kernel : new TrainingKernel[] {scalar, vector}) {
            try (Arena arena = Arena.ofConfined()) {
                Floats few = Floats.allocate(arena, 64);
                Panels panels = kernel.panels(4, 16, arena);
                assertThrows(IndexOutOfBoundsException.class, () -> panels.pack(few, 0, 16, 1, 5));
                assertThrows(IndexOutOfBoundsException.class, () -> panels.pack(few, 1, 16, 1, 4));
                panels.pack(few, 0, 16, 1, 4);
                assertThrows(IndexOutOfBoundsException.class, () -> panels.multiply(17, few, 0, 4, 1, few, 0, 0));
                assertThrows(IndexOutOfBoundsException.class, () -> panels.multiply(4, few, 0, 4, 1, few, 1, 16));
                assertThrows(IndexOutOfBoundsException.class, () -> panels.multiply(1, few, -1, 4, 1, few, 0, 16));
                assertThrows(IndexOutOfBoundsException.class, () -> kernel.copy(few, 16, few, 0, 64));
                assertThrows(IndexOutOfBoundsException.class, () -> kernel.addScaled(1, few, 0, few, -16, 32));
            }
        }
    }

    /** Vector code allocates until it is compiled, so only the cleanest of many rounds counts. */
    @Test
    void aWarmKernelAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Arena arena = Arena.ofConfined()) {
            Floats a = Floats.allocate(arena, 9 * 832);
            Floats b = Floats.allocate(arena, 9 * 208);
            Floats c = Floats.allocate(arena, 18 * 208);
            Floats lanes = Floats.allocate(arena, 16);
            Panels panels = vector.panels(208, 832, arena);
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 30_000 && least > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                panels.pack(a, 0, 0, 1, 208);
                panels.multiply(9, b, 0, 208, 1, a, 0, 832);
                vector.lstm(9, 208, a, 0, c, 0, 9 * 208, b, 0, b, 0);
                vector.lstmBack(9, 208, a, 0, c, 0, b, 0, b, 0, c);
                vector.drop(round, 0.5f, b, 0, c, 0, b.length());
                vector.crossEntropy(b, 0, 209, 5, 1, lanes);
                vector.addScaled(1e-3f, b, 0, c, 0, b.length());
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least, "bytes in the cleanest round");
        }
    }

    private void assertSameBits(String what, Function<TrainingTrial, float[]> operation) {
        try (Arena arena = Arena.ofConfined()) {
            float[] expected = operation.apply(new TrainingTrial(scalar, arena));
            float[] found = operation.apply(new TrainingTrial(vector, arena));
            for (int i = 0; i < expected.length; i++) {
                int number = i;
                assertEquals(
                        Float.floatToRawIntBits(expected[i]),
                        Float.floatToRawIntBits(found[i]),
                        () -> "%s: number %d is %s and %s"
                                .formatted(what, number, expected[number], found[number]));
            }
        }
    }
}

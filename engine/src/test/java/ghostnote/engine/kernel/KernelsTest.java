package ghostnote.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelsTest {
    private final String before = System.getProperty(Kernels.PROPERTY);

    @AfterEach
    void putThePropertyBack() {
        if (before == null) {
            System.clearProperty(Kernels.PROPERTY);
        } else {
            System.setProperty(Kernels.PROPERTY, before);
        }
    }

    @Test
    void thePropertyChoosesTheKernel() {
        System.setProperty(Kernels.PROPERTY, "scalar");
        assertEquals("scalar", Kernels.choose().name());
        System.setProperty(Kernels.PROPERTY, "vector");
        assertInstanceOf(VectorKernel.class, Kernels.choose());
        System.clearProperty(Kernels.PROPERTY);
        assertInstanceOf(VectorKernel.class, Kernels.choose());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Scalar", "vector64", "gpu", " ", "vector1024"})
    void anUnknownKernelIsRefusedByName(String unknown) {
        System.setProperty(Kernels.PROPERTY, unknown);
        assertEquals(
                "-Dghostnote.kernel=" + unknown + ": expected scalar, vector, vector128, vector256 or vector512",
                assertThrows(IllegalArgumentException.class, Kernels::choose).getMessage());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void packRefusesAWrongNumberOfWeightsAndSaysBoth(Precision precision) {
        for (Kernel kernel : new Kernel[] {new ScalarKernel(), new VectorKernel()}) {
            for (int found : new int[] {0, 34, 36}) {
                assertEquals(
                        "a matrix of 5 x 7 needs 35 weights, found " + found, refusal(kernel, found, 5, 7, precision));
            }
            assertEquals("a matrix of 0 x 7 needs 0 weights, found 0", refusal(kernel, 0, 0, 7, precision));
            assertEquals("a matrix of -5 x -7 needs 35 weights, found 35", refusal(kernel, 35, -5, -7, precision));
            assertEquals(
                    "a matrix of 65536 x 65536 needs 4294967296 weights, found 0",
                    refusal(kernel, 0, 65536, 65536, precision));
        }
    }

    private static String refusal(Kernel kernel, int weights, int inputs, int outputs, Precision precision) {
        try (Arena arena = Arena.ofConfined()) {
            return assertThrows(
                            IllegalArgumentException.class,
                            () -> kernel.pack(new float[weights], inputs, outputs, precision, arena))
                    .getMessage();
        }
    }

    @Test
    void floatsAreCheckedAtBothEnds() {
        try (Arena arena = Arena.ofConfined()) {
            Floats floats = Floats.copyOf(arena, new float[] {1, 2, 3});
            assertEquals(3, floats.get(2));
            assertEquals(3, floats.length());
            assertThrows(IndexOutOfBoundsException.class, () -> floats.get(3));
            assertThrows(IndexOutOfBoundsException.class, () -> floats.get(-1));
            assertThrows(IndexOutOfBoundsException.class, () -> floats.set(3, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> floats.copyFrom(new float[2]));
            assertThrows(IndexOutOfBoundsException.class, () -> floats.copyTo(new float[2]));
        }
    }
}

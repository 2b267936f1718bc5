package ghostnote.engine.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TranspositionTest {
    @Test
    void matricesWithoutStructureAreNeverSuspected() {
        RandomGenerator random = new SplittableRandom(11);
        for (int trial = 0; trial < 3000; trial++) {
            int rows = 2 + random.nextInt(trial % 10 == 0 ? 250 : 40);
            int columns = 1 + random.nextInt(trial % 10 == 0 ? 250 : 40);
            float[] matrix = new float[rows * columns];
            for (int i = 0; i < matrix.length; i++) {
                matrix[i] = (float) (trial % 2 == 0 ? random.nextGaussian() : random.nextDouble(-0.1, 0.1));
            }
            assertFalse(Transposition.suspected(matrix, rows, columns), rows + " x " + columns);
        }
    }

    @Test
    void matricesOfOneValueAreNotSuspected() {
        for (float value : new float[] {0, 1, -3e38f, Float.MIN_VALUE}) {
            float[] matrix = new float[12 * 30];
            Arrays.fill(matrix, value);
            assertFalse(Transposition.suspected(matrix, 12, 30), "all " + value);
        }
    }

    @Test
    void matricesWithStructureAreSuspectedTheWrongWayRoundOnly() {
        RandomGenerator random = new SplittableRandom(12);
        int[][] shapes = {{106, 160}, {41, 65}, {291, 256}, {65, 226}, {201, 226}, {427, 800}};
        for (int trial = 0; trial < 60; trial++) {
            int m = shapes[trial % shapes.length][0];
            int n = shapes[trial % shapes.length][1];
            float[] matrix = TestFolders.structured(random, n, m);
            assertFalse(Transposition.suspected(matrix, n, m), n + " x " + m);
            assertTrue(Transposition.suspected(matrix, m, n), m + " x " + n);
        }
    }
}

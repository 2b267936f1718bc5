package ghostnote.engine.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final long[] ODD_SEEDS = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x9e3779b97f4a7c15L, 480};

    @Test
    void theSameBarOfTheSameSetGivesTheSameNumbers() {
        for (long seed : ODD_SEEDS) {
            for (long bar = -1; bar < 50; bar++) {
                assertArrayEquals(numbers(seed, bar, 20), numbers(seed, bar, 20));
            }
        }
    }

    @Test
    void noTwoBarsOrSetsGiveTheSameNumbers() {
        Set<String> seen = new HashSet<>();
        for (long seed : ODD_SEEDS) {
            for (long bar = -1; bar < 1000; bar++) {
                float[] first = numbers(seed, bar, 3);
                assertTrue(seen.add(first[0] + " " + first[1] + " " + first[2]), "set " + seed + ", bar " + bar);
            }
        }
    }

    @Test
    void theNumbersAreThoseOfSplitMix() {
        // SplittableRandom is SplitMix64 with the same increment, and its first number is mix(seed + increment).
        for (long seed : ODD_SEEDS) {
            for (long bar : new long[] {0, 1, 2, 1_000_000}) {
                long key = new SplittableRandom(seed).nextLong() ^ bar * 0x9e3779b97f4a7c15L;
                long state = new SplittableRandom(key - 0x9e3779b97f4a7c15L).nextLong();
                SplittableRandom expected = new SplittableRandom(state);
                for (float number : numbers(seed, bar, 50)) {
                    assertEquals((expected.nextLong() >>> 40) * 0x1p-24f, number);
                }
            }
        }
    }

    @Test
    void theNumbersAreTheOnesOfTheFirstRelease() {
        assertArrayEquals(new float[] {0.33805245f, 0.26913023f, 0.27156657f}, numbers(0, 0, 3));
        assertArrayEquals(new float[] {0.037344217f, 0.87174165f, 0.11056644f}, numbers(20261121, 7, 3));
    }

    @Test
    void theNumbersLieEvenlyBetweenZeroAndOne() {
        int count = 1_000_000;
        double sum = 0;
        double squares = 0;
        double neighbours = 0;
        int[] bins = new int[64];
        float before = 0.5f;
        for (float number : numbers(3, 4, count)) {
            assertTrue(number >= 0 && number < 1);
            sum += number;
            squares += number * number;
            neighbours += (number - 0.5) * (before - 0.5);
            bins[(int) (number * bins.length)]++;
            before = number;
        }
        assertEquals(0.5, sum / count, 0.001);
        assertEquals(1 / 12.0, squares / count - Math.pow(sum / count, 2), 0.0005);
        assertEquals(0, neighbours / count, 0.0005);
        double expected = count / (double) bins.length;
        double chiSquare = 0;
        for (int bin : bins) {
            chiSquare += (bin - expected) * (bin - expected) / expected;
        }
        assertTrue(chiSquare < 63 + 5 * Math.sqrt(2 * 63), "chi-square " + chiSquare);
    }

    @Test
    void theFirstNumbersOfConsecutiveBarsAreUnrelated() {
        int bars = 100_000;
        double sum = 0;
        double neighbours = 0;
        float before = 0.5f;
        for (int bar = 0; bar < bars; bar++) {
            float first = numbers(11, bar, 1)[0];
            sum += first;
            neighbours += (first - 0.5) * (before - 0.5);
            before = first;
        }
        assertEquals(0.5, sum / bars, 0.004);
        assertEquals(0, neighbours / bars, 0.0015);
    }

    private static float[] numbers(long seed, long bar, int count) {
        RandomStream stream = new RandomStream();
        stream.seed(seed, bar);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = stream.nextFloat();
        }
        return numbers;
    }
}

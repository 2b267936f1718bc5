package ghostnote.engine.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastTest {
    private final Past past = new Past(Past.KEPT_HITS, Past.KEPT_PLACES);
    private final List<int[]> naive = new ArrayList<>(); // place, step, note, offset, velocity

    private void add(RandomGenerator random, int longestStep) {
        int before = naive.isEmpty() ? 0 : naive.getLast()[0];
        int place = before + (random.nextBoolean() ? 0 : random.nextInt(longestStep + 1));
        int[] hit = {place, random.nextInt(17), random.nextInt(27), random.nextInt(120), random.nextInt(127)};
        naive.add(hit);
        past.add(hit[0], hit[1], hit[2], hit[3], hit[4]);
    }

    /** The first hit at a place or later, of the last {@code hits} and the last {@code places}. */
    private int first(long place, int hits, int places) {
        int lastPlace = naive.getLast()[0];
        int hit = Math.max(0, naive.size() - hits);
        while (hit < naive.size() && (naive.get(hit)[0] < place || naive.get(hit)[0] <= lastPlace - places)) {
            hit++;
        }
        return hit;
    }

    @Test
    void beforeTheFirstHitThereIsNothing() {
        assertEquals(0, past.count());
        assertEquals(0, past.oldest());
        assertEquals(0, past.first(-3));
        assertEquals(0, past.first(0));
        assertEquals(0, past.first(1000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 5000})
    void theFirstHitAtAPlaceOrLaterIsFoundAsInAPlainList(int longestStep) {
        RandomGenerator random = new SplittableRandom(longestStep);
        for (int i = 0; i < 2 * Past.KEPT_HITS + 300; i++) {
            add(random, longestStep);
            if (i < 200 || random.nextInt(100) == 0) {
                int last = naive.getLast()[0];
                assertEquals(i + 1, past.count());
                assertEquals(Math.max(0, i + 1 - Past.KEPT_HITS), past.oldest());
                assertEquals(last, past.lastPlace());
                for (int query = 0; query < 20; query++) {
                    long place = last + random.nextLong(-3L << random.nextInt(12), 3);
                    assertEquals(
                            first(place, Past.KEPT_HITS, Past.KEPT_PLACES), past.first(place), "place " + place);
                }
            }
        }
    }

    @Test
    void everyHitThatIsKeptIsAsItWasAdded() {
        RandomGenerator random = new SplittableRandom(5);
        for (int i = 0; i < Past.KEPT_HITS + 777; i++) {
            add(random, 3);
        }
        for (int hit = (int) past.oldest(); hit < past.count(); hit++) {
            int[] expected = naive.get(hit);
            assertEquals(expected[0], past.place(hit));
            assertEquals(expected[1], past.step(hit));
            assertEquals(expected[2], past.note(hit));
            assertEquals(expected[3], past.offset(hit));
            assertEquals(expected[4], past.velocity(hit));
        }
    }

    @Test
    void cuttingGoesBackAsIfTheHitsHadNeverBeen() {
        RandomGenerator random = new SplittableRandom(6);
        for (int round = 0; round < 3000; round++) {
            int added = random.nextInt(30);
            int before = naive.size();
            for (int i = 0; i < added; i++) {
                add(random, 5);
            }
            if (random.nextInt(3) == 0) {
                int kept = before == 0 ? 0 : Math.max(before - random.nextInt(20), 0);
                past.cutTo(kept);
                naive.subList(kept, naive.size()).clear();
                assertEquals(kept, past.count());
            }
            for (int query = 0; query < 5 && !naive.isEmpty(); query++) {
                // What was overwritten before the cut does not come back: looked for is what lies well within.
                int place = naive.getLast()[0] - random.nextInt(800) + 2;
                assertEquals(first(place, 3000, Past.KEPT_PLACES), past.first(place));
            }
        }
    }
}

package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
    private static final int BAR = Meter.COMMON.ticksPerBar();

    @Test
    void withoutAugmentationALongLoopIsPlayedAsItIs() {
        List<Hit> loop = loop(1, 12);
        assertEquals(loop, Augmentation.NONE.vary(loop, Meter.COMMON, new SplittableRandom(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void aShortLoopIsPlayedRoundUntilItIsLongEnough(int bars) {
        List<Hit> loop = loop(2, bars);
        List<Hit> played = Augmentation.NONE.vary(loop, Meter.COMMON, new SplittableRandom(1));
        int rounds = Math.ceilDiv(8, bars);
        assertEquals(rounds * loop.size(), played.size());
        for (int i = 0; i < played.size(); i++) {
            Hit hit = loop.get(i % loop.size());
            long tick = hit.tick() + (long) (i / loop.size()) * bars * BAR;
            assertEquals(new Hit(tick, hit.voice(), hit.velocity()), played.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aVariantIsTheSameLoopFromAPhraseOnALittleHarderOrSofterAndAheadOrBehind(long seed) {
        List<Hit> loop = loop(seed, 10);
        List<Hit> varied = Augmentation.STRONG.vary(loop, Meter.COMMON, new SplittableRandom(seed));
        assertEquals(loop.size(), varied.size());
        Set<Long> moves = new HashSet<>();
        for (int i = 0; i < varied.size(); i++) {
            assertTrue(i == 0 || varied.get(i).tick() >= varied.get(i - 1).tick(), "out of order");
        }
        for (int start = 0; start < 10; start += 4) {
            long from = start * (long) BAR;
            Hit first = loop.stream().filter(hit -> hit.tick() >= from).findFirst().orElseThrow();
            if (first.voice() == varied.getFirst().voice()) {
                moves.add(varied.getFirst().tick() - (first.tick() - from));
            }
        }
        assertTrue(moves.stream().anyMatch(move -> Math.abs(move) <= 8), moves::toString);
        double ratio = meanVelocity(varied) / meanVelocity(loop);
        assertTrue(ratio > 0.84 && ratio < 1.16, "" + ratio);
    }

    @Test
    void theSameChanceGivesTheSameVariant() {
        List<Hit> loop = loop(3, 10);
        assertEquals(
                Augmentation.STRONG.vary(loop, Meter.COMMON, new SplittableRandom(5)),
                Augmentation.STRONG.vary(loop, Meter.COMMON, new SplittableRandom(5)));
    }

    @Test
    void aLoopWithoutHitsStaysOne() {
        assertEquals(List.of(), Augmentation.STRONG.vary(List.of(), Meter.COMMON, new SplittableRandom(5)));
    }

    private static double meanVelocity(List<Hit> hits) {
        return hits.stream().mapToInt(Hit::velocity).average().orElseThrow();
    }

    /** Something in every bar, in the middle velocities. */
    private static List<Hit> loop(long seed, int bars) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Hit> hits = new ArrayList<>();
        for (int eighth = 0; eighth < 8 * bars; eighth++) {
            if (eighth % 8 == 0 || random.nextBoolean()) {
                Voice voice = Voice.of(random.nextInt(Voice.count()));
                hits.add(new Hit(240L * eighth + random.nextInt(20), voice, random.nextInt(40, 90)));
            }
        }
        return hits;
    }
}

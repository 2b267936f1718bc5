package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.RandomModels;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.Part;
import ghostnote.engine.sense.Performances;
import ghostnote.engine.time.Meter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlipsTest {
    private static final Vocabulary VOCABULARY = RandomModels.fullVocabulary(6, 17, 16);
    private static final long THIRD_BAR = 2L * Meter.COMMON.ticksPerBar();

    /** A soft hit of one voice on every eighth of the third bar, and one of another at its end. */
    private static final List<Part.Hit> EIGHTHS = Stream.concat(
                    IntStream.range(0, 8).mapToObj(eighth -> hit(THIRD_BAR + eighth * 240L, 0)),
                    Stream.of(hit(THIRD_BAR + 1800, 1)))
            .toList();

    private static Part.Hit hit(long tick, int note) {
        int[] choices = new int[Feature.count()];
        choices[Feature.NOTE.ordinal()] = note;
        choices[Feature.OFFSET.ordinal()] = VOCABULARY.offsetIndex(0);
        choices[Feature.VELOCITY.ordinal()] = VOCABULARY.velocityIndex(40);
        return new Part.Hit(tick, choices);
    }

    private static List<Part.Hit> remember(double most, long seed) {
        return new Slips(VOCABULARY, most, new SplittableRandom(seed)).remember(EIGHTHS, THIRD_BAR);
    }

    private static boolean isPlayed(Part.Hit remembered) {
        return EIGHTHS.stream().anyMatch(hit ->
                hit.gridTick() == remembered.gridTick() && note(hit) == note(remembered));
    }

    private static int note(Part.Hit hit) {
        return hit.choice(Feature.NOTE);
    }

    @Test
    void withoutSlipsABarIsRememberedAsItWas() {
        for (int seed = 0; seed < 50; seed++) {
            assertEquals(places(EIGHTHS), places(remember(0, seed)));
        }
    }

    @Test
    void aThirdOfThePartsIsRememberedAsItWasHoweverManySlipsThereAre() {
        long whole = LongStream.range(0, 3000)
                .filter(seed -> places(remember(0.9, seed)).equals(places(EIGHTHS)))
                .count();
        assertEquals(1 / 3.0, whole / 3000.0, 0.05);
    }

    /** Every hit with its choices, as text. */
    private static List<String> places(List<Part.Hit> hits) {
        return hits.stream()
                .map(hit -> "%d: %d %d %d".formatted(hit.gridTick(), note(hit), hit.choice(Feature.OFFSET),
                        hit.choice(Feature.VELOCITY)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.4})
    void onAverageAThirdOfTheLargestShareIsForgottenAndNoMoreIsHeardElsewhere(double most) {
        double forgotten = 0;
        double strange = 0;
        double worn = 0;
        int bars = 6000;
        for (int seed = 0; seed < bars; seed++) {
            List<Part.Hit> remembered = remember(most, seed);
            long played = remembered.stream().filter(SlipsTest::isPlayed).count();
            forgotten += EIGHTHS.size() - played;
            strange += remembered.size() - played;
            worn += remembered.stream().filter(hit -> hit.choice(Feature.VELOCITY) != 2).count();
        }
        int worthForgetting = EIGHTHS.size() - 1;
        assertEquals(most / 3, forgotten / (bars * worthForgetting), 0.1 * most);
        // Half of the places are taken for the voice of the eighths.
        assertEquals(most / 6, strange / (bars * worthForgetting), 0.1 * most);
        double wornShare = worn / (bars * worthForgetting);
        assertTrue(wornShare > 0.1 * most && wornShare < most, "worn " + wornShare);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsRememberedIsOfTheVoicesOfTheBarInOrderAndEndsAsItDid(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Part part = Performances.random(VOCABULARY, Meter.COMMON, 12, 100 + seed);
        for (int bar = 0; bar < part.bars(); bar++) {
            long from = (long) bar * Meter.COMMON.ticksPerBar();
            long end = from + Meter.COMMON.ticksPerBar();
            List<Part.Hit> hits = part.hits().stream()
                    .filter(hit -> hit.gridTick() >= from && hit.gridTick() < end)
                    .toList();
            if (hits.isEmpty()) {
                continue;
            }
            long last = hits.getLast().gridTick();
            List<Part.Hit> remembered = new Slips(VOCABULARY, 0.5, random).remember(hits, from);
            assertEquals(endOf(hits, last), endOf(remembered, last));
            assertTrue(remembered.getFirst().gridTick() >= from);
            for (int i = 0; i < remembered.size(); i++) {
                Part.Hit hit = remembered.get(i);
                assertTrue(hits.stream().anyMatch(played -> note(played) == note(hit)));
                assertTrue(hit.choice(Feature.VELOCITY) < VOCABULARY.size(Feature.VELOCITY));
                assertTrue(hit.choice(Feature.OFFSET) < VOCABULARY.size(Feature.OFFSET));
                if (i > 0) {
                    Part.Hit before = remembered.get(i - 1);
                    assertTrue(before.gridTick() < hit.gridTick()
                            || before.gridTick() == hit.gridTick() && note(before) <= note(hit));
                }
            }
        }
    }

    private static List<Part.Hit> endOf(List<Part.Hit> bar, long last) {
        return bar.stream().filter(hit -> hit.gridTick() >= last).toList();
    }

    @Test
    void aVoiceThatPlaysLoudAndSoftIsRememberedAsEither() {
        int loud = VOCABULARY.velocityIndex(127);
        List<Part.Hit> bar = IntStream.range(0, 9).mapToObj(eighth -> hit(THIRD_BAR + eighth * 120L, 0)).toList();
        bar.get(3).choices()[Feature.VELOCITY.ordinal()] = loud;
        long louder = LongStream.range(0, 500)
                .filter(seed -> new Slips(VOCABULARY, 0.4, new SplittableRandom(seed)).remember(bar, THIRD_BAR).stream()
                        .anyMatch(hit -> hit.gridTick() != bar.get(3).gridTick()
                                && hit.choice(Feature.VELOCITY) >= loud - 1))
                .count();
        assertTrue(louder > 20, "times " + louder);
    }
}

package ghostnote.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EncoderTest {
    private static final int TICKS = Feature.TICKS.ordinal();
    private static final int NOTE = Feature.NOTE.ordinal();
    private static final int PLACE = Feature.PLACE.ordinal();

    private static final List<Voice> VOICES = List.of(Voice.SNARE, Voice.KICK, Voice.HAT_CLOSED);

    @Test
    void roundingDoesNotAccumulate() {
        Vocabulary coarse = new Vocabulary(VOICES, new int[] {0, 50, 100, 150, 200, 250}, new int[0], 0, 0);
        RandomGenerator random = new SplittableRandom(61);
        List<Hit> hits = new ArrayList<>();
        long tick = 0;
        for (int i = 0; i < 5000; i++) {
            tick += random.nextInt(6) == 0 ? 0 : random.nextInt(220);
            hits.add(new Hit(tick, VOICES.get(random.nextInt(3)), 1 + random.nextInt(127)));
        }
        List<int[]> events = new Encoder(coarse, Meter.COMMON).encode(hits);
        assertEquals(hits.size(), events.size());
        long at = 0;
        for (int i = 0; i < events.size(); i++) {
            at += coarse.ticks(events.get(i)[TICKS]);
            assertTrue(Math.abs(at - hits.get(i).tick()) <= 25, "hit " + i + " was put at " + at + ": " + hits.get(i));
            assertEquals(hits.get(i).voice().ordinal(), coarse.voice(events.get(i)[NOTE]));
        }
    }

    @Test
    void voicesTheVocabularyDoesNotKnowAreLeftOutAndTheirTimeIsKept() {
        Vocabulary fine = new Vocabulary(VOICES, new int[] {0, 100, 200, 300}, new int[] {30, 90}, 0, 0);
        List<int[]> events = new Encoder(fine, Meter.COMMON)
                .encode(List.of(
                        new Hit(0, Voice.COWBELL, 100),
                        new Hit(100, Voice.KICK, 100),
                        new Hit(200, Voice.RIDE, 100),
                        new Hit(400, Voice.SNARE, 1)));
        assertEquals(2, events.size());
        assertArrayEquals(new int[] {1, 1, 1, 0}, events.get(0));
        assertArrayEquals(new int[] {3, 0, 0, 0}, events.get(1));
    }

    @Test
    void whatFollowsARestLongerThanTheLongestDelayKeepsItsRhythm() {
        Vocabulary vocabulary = new Vocabulary(VOICES, new int[] {0, 120, 240, 480}, new int[0], 120, 16);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            hits.add(new Hit(5040 + 120 * i, Voice.KICK, 100));
        }
        List<int[]> events = new Encoder(vocabulary, Meter.COMMON).encode(hits);
        assertEquals(3, events.get(0)[TICKS]);
        for (int i = 0; i < 8; i++) {
            assertEquals(10 + i - (i < 6 ? 0 : 16), events.get(i)[PLACE]);
            assertEquals(i == 0 ? 3 : 1, events.get(i)[TICKS]);
        }
    }

    @Test
    void thePlaceIsWhereTheHitWasPutInItsMeter() {
        Vocabulary vocabulary = new Vocabulary(VOICES, new int[] {0, 240}, new int[0], 240, 7);
        List<int[]> events = new Encoder(vocabulary, new Meter(7, 8))
                .encode(List.of(
                        new Hit(3, Voice.KICK, 100), new Hit(235, Voice.KICK, 100), new Hit(476, Voice.KICK, 100)));
        assertEquals(List.of(0, 1, 2), events.stream().map(event -> event[PLACE]).toList());
    }

    @Test
    void noHitsGiveNoEvents() {
        Vocabulary vocabulary = new Vocabulary(VOICES, new int[] {0, 240}, new int[0], 0, 0);
        assertEquals(List.of(), new Encoder(vocabulary, Meter.COMMON).encode(List.of()));
    }

    @Test
    void everyChoiceOfAnEventIsLegalHoweverOddTheHits() {
        Vocabulary vocabulary = RandomModels.conditioned(2, 5, 4, 62).config().vocabulary();
        RandomGenerator random = new SplittableRandom(63);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            long tick = random.nextLong(-10_000, 1L << random.nextInt(15, 45));
            hits.add(new Hit(tick, Voice.of(random.nextInt(Voice.count())), 1 + random.nextInt(127)));
        }
        for (int[] event : new Encoder(vocabulary, new Meter(11, 16)).encode(hits)) {
            for (Feature feature : Feature.values()) {
                int choice = event[feature.ordinal()];
                assertTrue(choice >= 0 && choice < vocabulary.size(feature), feature + " " + choice);
            }
        }
    }
}

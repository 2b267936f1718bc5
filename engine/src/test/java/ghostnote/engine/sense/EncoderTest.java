package ghostnote.engine.sense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.RandomModels;
import ghostnote.engine.model.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncoderTest {
    private static final List<Voice> VOICES = List.of(Voice.SNARE, Voice.KICK, Voice.HAT_CLOSED);

    private static final Vocabulary WITH_OFFSETS = new Vocabulary(
            VOICES,
            placesUpTo(16),
            IntStream.range(-60, 60).toArray(),
            new int[] {1, 64, 127},
            120,
            16,
            List.of());

    private static int[] placesUpTo(int most) {
        return IntStream.rangeClosed(0, most).map(place -> 120 * place).toArray();
    }

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
        List<Part.Hit> encoded = new Encoder(coarse).encode(hits);
        assertEquals(hits.size(), encoded.size());
        long at = 0;
        for (int i = 0; i < encoded.size(); i++) {
            at += coarse.ticks(encoded.get(i).choice(Feature.TICKS));
            assertEquals(at, encoded.get(i).gridTick());
            assertTrue(Math.abs(at - hits.get(i).tick()) <= 25, "hit " + i + " was put at " + at + ": " + hits.get(i));
            assertEquals(hits.get(i).voice().ordinal(), coarse.voice(encoded.get(i).choice(Feature.NOTE)));
        }
    }

    @Test
    void voicesTheVocabularyDoesNotKnowAreLeftOutAndTheirTimeIsKept() {
        Vocabulary fine = new Vocabulary(VOICES, new int[] {0, 100, 200, 300}, new int[] {30, 90}, 0, 0);
        List<Part.Hit> encoded = new Encoder(fine)
                .encode(List.of(
                        new Hit(0, Voice.COWBELL, 100),
                        new Hit(100, Voice.KICK, 100),
                        new Hit(200, Voice.RIDE, 100),
                        new Hit(400, Voice.SNARE, 1)));
        assertEquals(2, encoded.size());
        assertArrayEquals(new int[] {1, 1, 1}, choices(encoded.get(0)));
        assertArrayEquals(new int[] {3, 0, 0}, choices(encoded.get(1)));
    }

    private static int[] choices(Part.Hit hit) {
        return new int[] {hit.choice(Feature.TICKS), hit.choice(Feature.NOTE), hit.choice(Feature.VELOCITY)};
    }

    @Test
    void whatFollowsARestLongerThanTheLongestDelayKeepsItsRhythm() {
        Vocabulary vocabulary = new Vocabulary(VOICES, new int[] {0, 120, 240, 480}, new int[0], 120, 16);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            hits.add(new Hit(5040 + 120 * i, Voice.KICK, 100));
        }
        List<Part.Hit> encoded = new Encoder(vocabulary).encode(hits);
        for (int i = 0; i < 8; i++) {
            assertEquals(5040 + 120 * i, encoded.get(i).gridTick());
            assertEquals(i == 0 ? 3 : 1, encoded.get(i).choice(Feature.TICKS));
        }
    }

    @Test
    void noHitsGiveNone() {
        assertEquals(List.of(), new Encoder(WITH_OFFSETS).encode(List.of()));
    }

    @Test
    void everyChoiceIsLegalHoweverOddTheHits() {
        for (Vocabulary vocabulary : List.of(
                WITH_OFFSETS,
                RandomModels.fullVocabulary(5, 17, 16),
                RandomModels.conditioned(2, 5, 4, 62).config().vocabulary())) {
            RandomGenerator random = new SplittableRandom(63);
            List<Hit> hits = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                long tick = random.nextLong(-10_000, 1L << random.nextInt(15, 45));
                hits.add(new Hit(tick, Voice.of(random.nextInt(Voice.count())), 1 + random.nextInt(127)));
            }
            for (Part.Hit hit : new Encoder(vocabulary).encode(hits)) {
                assertTrue(hit.gridTick() >= 0);
                for (Feature feature : Feature.values()) {
                    if (feature.drawn()) {
                        int choice = hit.choice(feature);
                        boolean legal = choice >= 0 && choice < Math.max(1, vocabulary.size(feature));
                        assertTrue(legal, feature + " " + choice);
                    }
                }
            }
        }
    }

    /** Hits in time, some on one tick, some after rests of several bars. */
    private static List<Hit> anyHits(long seed, int count) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Hit> hits = new ArrayList<>();
        long tick = 0;
        for (int i = 0; i < count; i++) {
            tick += random.nextInt(20) == 0 ? random.nextInt(6000) : random.nextInt(90);
            hits.add(new Hit(tick, VOICES.get(random.nextInt(3)), 1 + random.nextInt(127)));
        }
        return hits;
    }

    @Test
    void withOffsetsAHitBelongsToThePlaceItIsNearestToAndNothingIsMerged() {
        List<Hit> hits = new ArrayList<>(anyHits(64, 4000));
        hits.addAll(anyHits(64, 4000));
        List<Part.Hit> encoded = new Encoder(WITH_OFFSETS).encode(hits);
        List<Hit> expected = new ArrayList<>(hits);
        expected.sort(Comparator.<Hit>comparingLong(hit -> Math.floorDiv(hit.tick() + 60, 120))
                .thenComparingInt(hit -> VOICES.indexOf(hit.voice()))
                .thenComparingLong(Hit::tick));
        assertEquals(expected.size(), encoded.size());
        for (int i = 0; i < expected.size(); i++) {
            Hit hit = expected.get(i);
            long place = Math.floorDiv(hit.tick() + 60, 120);
            assertEquals(place * 120, encoded.get(i).gridTick());
            assertEquals(VOICES.indexOf(hit.voice()), encoded.get(i).choice(Feature.NOTE));
            assertEquals(hit.tick() - place * 120, WITH_OFFSETS.offset(encoded.get(i).choice(Feature.OFFSET)));
        }
    }

    @Test
    void withOffsetsADelayIsTheNumberOfPlacesAndARestIsCutToTheLongestButKeepsItsOwnPlace() {
        long before = 0;
        int cut = 0;
        for (Part.Hit hit : new Encoder(WITH_OFFSETS).encode(anyHits(65, 4000))) {
            long places = (hit.gridTick() - before) / 120;
            assertEquals(Math.min(places, 16), hit.choice(Feature.TICKS));
            cut += places > 16 ? 1 : 0;
            before = hit.gridTick();
        }
        assertTrue(cut > 50, "so many long rests: " + cut);
    }
}

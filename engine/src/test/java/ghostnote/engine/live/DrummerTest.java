package ghostnote.engine.live;

import static ghostnote.engine.live.LittleModels.SURE;
import static ghostnote.engine.live.Takes.place;
import static ghostnote.engine.live.Takes.play;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.learn.Evaluation;
import ghostnote.engine.measure.Allocation;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.Network;
import ghostnote.engine.net.Sampler;
import ghostnote.engine.sense.Encoder;
import ghostnote.engine.sense.FillPlan;
import ghostnote.engine.sense.Part;
import ghostnote.engine.time.Meter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DrummerTest {
    private static final int MODELS = 20;
    private static final Meter SEVEN_EIGHT = new Meter(7, 8);

    private static Drummer drummer(Network network, Sampler sampler, long seed) {
        return new Drummer(network, sampler, LittleModels.setting(network, Meter.COMMON), seed);
    }

    @Test
    void theSameSeedGivesTheSameHitsAndAnotherSeedOthers() {
        for (int model = 0; model < MODELS; model++) {
            try (Network grown = LittleModels.grown(model);
                    Network full = LittleModels.full(model);
                    Network simple = LittleModels.simple(model)) {
                for (Network network : List.of(grown, full, simple)) {
                    List<Hit> hits = play(network, SEVEN_EIGHT, 7, 300);
                    assertEquals(hits, play(network, SEVEN_EIGHT, 7, 300));
                    assertNotEquals(hits, play(network, SEVEN_EIGHT, 8, 300));
                }
            }
        }
    }

    @Test
    void drummersOfOneNetworkDoNotHearEachOther() {
        try (Network network = LittleModels.full(1);
                Drummer one = drummer(network, new Sampler(), 1);
                Drummer other = drummer(network, new Sampler(), 2)) {
            List<Hit> alone = play(network, Meter.COMMON, 1, 300);
            for (Hit hit : alone) {
                one.next();
                other.next();
                other.next();
                assertEquals(hit, new Hit(one.tick(), Voice.of(one.voice()), one.velocity()));
            }
        }
    }

    @Test
    void theCoolerADrummerTheLikelierItsHits() {
        for (int model = 0; model < MODELS; model++) {
            try (Network network = LittleModels.full(model)) {
                assertEquals(0, bitsAHit(network, 0), 0.05, "who takes the likeliest is sure of it");
                double cool = bitsAHit(network, 0.5f);
                double asLearnt = bitsAHit(network, 1);
                assertTrue(cool > 0 && cool < asLearnt, cool + " bits a hit, and " + asLearnt);
            }
        }
    }

    private static double bitsAHit(Network network, float temperature) {
        Sampler sampler = new Sampler();
        for (Feature feature : Feature.values()) {
            sampler.setTemperature(feature, temperature);
        }
        try (Drummer drummer = drummer(network, sampler, 5)) {
            double bits = 0;
            for (int i = 0; i < 500; i++) {
                drummer.next();
                assertTrue(drummer.likelihood() > 0 && drummer.likelihood() <= 1, "likelihood " + drummer.likelihood());
                bits -= Math.log(drummer.likelihood()) / Math.log(2);
            }
            return bits / 500;
        }
    }

    @Test
    void ticksNeverGoBackAndNoVoiceIsHitTwiceOnATick() {
        for (int model = 0; model < MODELS; model++) {
            try (Network grown = LittleModels.grown(model);
                    Network simple = LittleModels.simple(model)) {
                assertInOrder(play(grown, Meter.COMMON, model, 2000));
                assertInOrder(play(simple, Meter.COMMON, model, 2000));
            }
        }
    }

    private static void assertInOrder(List<Hit> hits) {
        long tick = 0;
        Set<Voice> onThisTick = EnumSet.noneOf(Voice.class);
        for (Hit hit : hits) {
            assertTrue(hit.tick() >= tick, () -> hit + " comes after a later one");
            if (hit.tick() > tick) {
                tick = hit.tick();
                onThisTick.clear();
            }
            assertTrue(onThisTick.add(hit.voice()), () -> hit + " is played twice");
        }
    }

    @Test
    void withOffsetsHitsAtOnePlaceComeByVoiceThenByOffsetAndNoneComesBeforeTickZero() {
        Meter meter = new Meter(5, 4);
        int shared = 0;
        for (int model = 0; model < MODELS; model++) {
            try (Network network = LittleModels.full(model);
                    Drummer drummer =
                            new Drummer(network, new Sampler(), LittleModels.setting(network, meter), model)) {
                Hit before = new Hit(-1000, Voice.COWBELL, 1);
                for (int i = 0; i < 2000; i++) {
                    long repeats = drummer.repeatsDropped();
                    drummer.next();
                    Hit hit = new Hit(drummer.tick(), Voice.of(drummer.voice()), drummer.velocity());
                    assertTrue(hit.tick() >= 0);
                    assertTrue(compare(before, hit, network.vocabulary()) < 0, before + " comes before " + hit);
                    // Only what lies ahead of tick 0, and so is moved to it, can be the same hit twice.
                    assertTrue(place(before) <= 0 || drummer.repeatsDropped() == repeats);
                    shared += place(before) == place(hit) ? 1 : 0;
                    before = hit;
                }
            }
        }
        assertTrue(shared > 1000, "so many hits share a place with the one before: " + shared);
    }

    private static int compare(Hit one, Hit other, Vocabulary vocabulary) {
        return Comparator.comparingLong(Takes::place)
                .thenComparingInt(hit -> vocabulary.voiceIndex(hit.voice().ordinal()))
                .thenComparingLong(Hit::tick)
                .compare(one, other);
    }

    @Test
    void tenThousandBarsEndOnTheExactTick() {
        long downbeatTick = 19_198_080;
        int bar = Meter.COMMON.ticksPerBar();
        try (Network network = LittleModels.fullOnEveryOne(1);
                Drummer drummer = drummer(network, new Sampler(), 1)) {
            long downbeats = 0;
            long placeBefore = -1;
            drummer.next();
            while (drummer.tick() < downbeatTick + 60) {
                long place = Math.floorDiv(drummer.tick() + 60, 120);
                if (place % 16 == 0 && place != placeBefore) {
                    assertEquals(downbeats, place / 16, "a downbeat was passed by");
                    downbeats++;
                }
                placeBefore = place;
                drummer.next();
            }
            assertEquals(9_999L * bar, downbeatTick);
            assertEquals(10_000, downbeats, "the hit on the one of bar 10,000 lies within half a sixteenth of it");
        }
    }

    @Test
    void aDrummerThatTakesTheLikeliestPlaysWhatScoringFindsLikeliest() {
        for (int model = 0; model < MODELS; model++) {
            try (Network network = LittleModels.fullWithoutMemory(model)) {
                List<Hit> hits = play(network, sampler(0), Meter.COMMON, model, 300);
                Vocabulary vocabulary = network.vocabulary();
                Part part = new Part(
                        Meter.COMMON, 120, Part.NO_STYLE, FillPlan.natural(), new Encoder(vocabulary).encode(hits));
                Evaluation evaluation = Evaluation.of(network, List.of(part), 1);
                for (Evaluation.HeadScore score : evaluation.heads()) {
                    // Offsets lean to the grid besides.
                    if (score.feature() != Feature.OFFSET) {
                        assertEquals(1, score.accuracy(), score.feature().word());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 1})
    void aModelThatAlwaysDrawsDelayZeroIsMovedOn(float temperature) {
        List<Voice> voices = List.of(Voice.KICK, Voice.SNARE, Voice.CLAP);
        try (Network network = LittleModels.withDelayBias(voices, new int[] {0, 30, 240}, SURE, 0, 0)) {
            Sampler sampler = new Sampler();
            sampler.setTemperature(Feature.TICKS, temperature);
            List<Hit> hits = play(network, sampler, Meter.COMMON, 1, 300);
            assertInOrder(hits);
            assertTrue(hits.getLast().tick() >= 99 * 30, "every tick holds three hits at most");
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 1})
    void evenIfItKnowsOneVoiceOnly(float temperature) {
        try (Network network = LittleModels.withDelayBias(List.of(Voice.KICK), new int[] {0, 30}, SURE, 0);
                Drummer drummer = drummer(network, sampler(temperature), 1)) {
            for (int i = 0; i < 100; i++) {
                drummer.next();
                assertEquals(30L * i, drummer.tick());
            }
            assertTrue(drummer.repeatsDropped() > 99, "what was left out is counted");
        }
    }

    private static Sampler sampler(float temperature) {
        Sampler sampler = new Sampler();
        for (Feature feature : Feature.values()) {
            sampler.setTemperature(feature, temperature);
        }
        return sampler;
    }

    /** A sixteenth apart, one voice is e^2 times as likely as the other. */
    private static Network uneven(List<Feature> inputs) {
        Vocabulary vocabulary =
                new Vocabulary(List.of(Voice.KICK, Voice.SNARE), new int[] {0, 120}, new int[0], 120, 16);
        List<Head> heads = List.of(new Head(Feature.TICKS, List.of()), new Head(Feature.NOTE, List.of()));
        ModelConfig config =
                new ModelConfig("uneven", List.of(new Layer(CellKind.ELMAN, 1)), inputs, heads, vocabulary);
        Map<String, float[]> tensors = LittleModels.zeroTensors(config);
        tensors.put("head.ticks.bias", new float[] {0, SURE});
        tensors.put("head.note.bias", new float[] {2, 0});
        return LittleModels.network(config, tensors);
    }

    @Test
    void aDrummerThatLooksBackIsFreerInTheFirstBarThanInTheRest() {
        try (Network looksBack = uneven(List.of(Feature.AGO));
                Network forgets = uneven(List.of(Feature.NOTE))) {
            assertShareOfKicks(1.12, 0, looksBack);
            assertShareOfKicks(1, 1, looksBack);
            assertShareOfKicks(1, 0, forgets);
        }
    }

    private static void assertShareOfKicks(double temperature, int bar, Network network) {
        int takes = 4000;
        int kicks = 0;
        for (int seed = 0; seed < takes; seed++) {
            List<Hit> hits = play(network, Meter.COMMON, seed, 32).subList(16 * bar, 16 * bar + 16);
            kicks += (int) hits.stream().filter(hit -> hit.voice() == Voice.KICK).count();
        }
        assertEquals(1 / (1 + Math.exp(-2 / temperature)), kicks / (16.0 * takes), 0.006);
    }

    @Test
    void everyDrummerStartsOnTheOne() {
        for (int seed = 0; seed < 50; seed++) {
            try (Network grown = LittleModels.grown(seed);
                    Network full = LittleModels.full(seed);
                    Network simple = LittleModels.simple(seed);
                    Network noZero = LittleModels.simple(seed, List.of(Voice.KICK), new int[] {20, 120})) {
                for (Network network : List.of(grown, full, simple, noZero)) {
                    assertEquals(0, place(play(network, Meter.COMMON, seed, 1).getFirst()));
                }
            }
        }
    }

    /** A voice for each of eight places, an eighth apart. */
    private static ModelConfig placeConfig(Head what) {
        List<Voice> voices = Arrays.asList(Voice.values()).subList(0, 8);
        Vocabulary vocabulary = new Vocabulary(voices, new int[] {0, 60, 240}, new int[0], 240, 8);
        Head when = new Head(Feature.TICKS, List.of());
        return new ModelConfig("placed", List.of(new Layer(CellKind.LSTM, 8)), List.of(Feature.PLACE), List.of(when, what), vocabulary);
    }

    @ParameterizedTest
    @CsvSource({"4,4", "7,8", "3,4", "5,4"})
    void theVoiceIsDrawnKnowingThePlaceOfItsOwnTick(int beats, int unit) {
        ModelConfig config = placeConfig(new Head(Feature.NOTE, List.of(Feature.PLACE)));
        Map<String, float[]> tensors = LittleModels.zeroTensors(config);
        for (int place = 0; place < 8; place++) {
            tensors.get("head.note.given.place")[place * 8 + place] = SURE;
        }
        Meter meter = new Meter(beats, unit);
        try (Network network = LittleModels.network(config, tensors)) {
            for (Hit hit : play(network, meter, 1, 500)) {
                assertEquals(meter.placeInBar(hit.tick()) / 240 % 8, hit.voice().ordinal());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4,4", "7,8", "3,4", "5,4"})
    void theNetworkIsFedThePlaceOfTheLastHit(int beats, int unit) {
        ModelConfig config = placeConfig(new Head(Feature.NOTE, List.of()));
        Map<String, float[]> tensors = LittleModels.zeroTensors(config);
        for (int place = 0; place < 8; place++) {
            // It forgets at once (f), opens i and o, and writes the place into the unit of its number (g).
            for (int unitOfIt = 0; unitOfIt < 8; unitOfIt++) {
                float[] row = tensors.get("input.place");
                row[place * 32 + unitOfIt] = -20;
                row[place * 32 + 8 + unitOfIt] = 20;
                row[place * 32 + 16 + unitOfIt] = 20;
                row[place * 32 + 24 + unitOfIt] = unitOfIt == place ? 20 : 0;
            }
            tensors.get("head.note.weight")[place * 8 + place] = SURE;
        }
        // Always an eighth, so that no voice has to be drawn again.
        tensors.get("head.ticks.bias")[2] = SURE;
        Meter meter = new Meter(beats, unit);
        try (Network network = LittleModels.network(config, tensors)) {
            List<Hit> hits = play(network, meter, 1, 500);
            for (int i = 1; i < hits.size(); i++) {
                int lastPlace = meter.placeInBar(hits.get(i - 1).tick()) / 240 % 8;
                assertEquals(lastPlace, hits.get(i).voice().ordinal());
            }
        }
    }

    @Test
    void aModelWithoutDynamicsPlaysEvenlyAndOneWithThemPlaysItsOwnVelocities() {
        try (Network simple = LittleModels.simple(1);
                Network grown = LittleModels.grown(1)) {
            assertTrue(play(simple, Meter.COMMON, 1, 500).stream().allMatch(hit -> hit.velocity() == 100));
            List<Integer> velocities = play(grown, Meter.COMMON, 1, 500).stream()
                    .map(Hit::velocity)
                    .distinct()
                    .sorted()
                    .toList();
            assertEquals(Arrays.stream(LittleModels.VELOCITIES).boxed().toList(), velocities);
        }
    }

    @Test
    void whatNoHeadDrawsIsNeverFed() {
        List<Voice> voices = List.of(Voice.KICK, Voice.SNARE);
        Vocabulary vocabulary = new Vocabulary(voices, new int[] {0, 60}, new int[] {64}, 0, 0);
        ModelConfig config = new ModelConfig(
                "deaf",
                List.of(new Layer(CellKind.LSTM, 5)),
                List.of(Feature.VELOCITY, Feature.NOTE),
                List.of(new Head(Feature.TICKS, List.of()), new Head(Feature.NOTE, List.of())),
                vocabulary);
        Map<String, float[]> tensors = LittleModels.randomTensors(config, 1);
        try (Network loud = LittleModels.network(config, tensors)) {
            tensors.put("input.velocity", new float[4 * 5]);
            try (Network silent = LittleModels.network(config, tensors)) {
                assertEquals(play(silent, Meter.COMMON, 1, 500), play(loud, Meter.COMMON, 1, 500));
            }
        }
    }

    @Test
    void playingAllocatesNothing() {
        try (Network network = LittleModels.full(3);
                Drummer drummer = drummer(network, new Sampler(), 1)) {
            assertEquals(0, Allocation.leastOf(() -> {
                for (int i = 0; i < 1000; i++) {
                    drummer.next();
                }
            }));
        }
    }
}

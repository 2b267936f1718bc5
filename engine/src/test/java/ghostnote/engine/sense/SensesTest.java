package ghostnote.engine.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.RandomModels;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensesTest {
    private static final Vocabulary VOCABULARY = RandomModels.fullVocabulary(6, 17, 16);
    private static final List<Feature> DRAWN =
            List.of(Feature.TICKS, Feature.NOTE, Feature.OFFSET, Feature.VELOCITY);

    private static final Set<Feature> OF_THE_DELAY =
            EnumSet.of(Feature.AGO_WHAT, Feature.GROOVE_WHAT, Feature.ECHO_WHAT, Feature.THEME_WHAT);
    private static final Set<Feature> OF_THE_VOICE = EnumSet.of(
            Feature.HABIT_OFFSET, Feature.HABIT_VELOCITY, Feature.THEME_OFFSET, Feature.THEME_VELOCITY);
    private static final Set<Feature> OF_THE_LAST_HIT = EnumSet.of(
            Feature.AGO,
            Feature.AGO_WHEN,
            Feature.GROOVE,
            Feature.GROOVE_WHEN,
            Feature.ECHO,
            Feature.ECHO_WHEN,
            Feature.THEME_WHEN);

    private final Senses senses = new Senses(VOCABULARY);
    private final RowList found = new RowList(Senses.MOST_ROWS);

    private RowList see(Feature feature, Moment moment) {
        found.clear();
        senses.see(feature.ordinal(), moment, found);
        return found;
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "3, 4", "5, 4", "1, 4"})
    void whatLooksBackTellsWhatItsWordsSay(int beats, int unit) {
        Meter meter = new Meter(beats, unit);
        for (int seed = 0; seed < 5; seed++) {
            Part part = Performances.random(VOCABULARY, meter, 200 / (beats * 4), seed);
            Moment moment = new Moment(VOCABULARY, part.setting(VOCABULARY.styles().size()));
            PlainSenses plain = new PlainSenses(VOCABULARY, meter.ticksPerBar() / 120);
            for (Part.Hit hit : part.hits()) {
                assertTells(OF_THE_LAST_HIT, plain, moment);
                decide(Feature.TICKS, hit, moment);
                plain.decidePlace(moment.tick() / 120);
                assertTells(OF_THE_DELAY, plain, moment);
                decide(Feature.NOTE, hit, moment);
                assertTells(OF_THE_VOICE, plain, moment);
                decide(Feature.OFFSET, hit, moment);
                decide(Feature.VELOCITY, hit, moment);
                moment.commitAt(hit.gridTick());
                plain.add(hit.gridTick() / 120, hit.choice(Feature.TICKS), hit.choice(Feature.NOTE),
                        hit.choice(Feature.OFFSET), hit.choice(Feature.VELOCITY));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsRememberedInsteadIsSeenAsIfItHadBeenPlayed(long seed) {
        Part part = Performances.random(VOCABULARY, Meter.COMMON, 30, seed);
        long lastTick = part.hits().getLast().gridTick();
        long bar = Meter.COMMON.barAt(lastTick);
        long barTick = bar * Meter.COMMON.ticksPerBar();
        List<Part.Hit> before =
                part.hits().stream().filter(hit -> hit.gridTick() < barTick).toList();
        List<Part.Hit> instead = Performances.random(VOCABULARY, Meter.COMMON, 1, seed + 50).hits().stream()
                .map(hit -> new Part.Hit(hit.gridTick() + barTick, hit.choices().clone()))
                .filter(hit -> hit.gridTick() < lastTick)
                .collect(Collectors.toCollection(ArrayList::new));
        instead.addAll(part.hits().stream().filter(hit -> hit.gridTick() == lastTick).toList());
        long tick = before.getLast().gridTick();
        for (Part.Hit hit : instead) {
            hit.choices()[Feature.TICKS.ordinal()] = VOCABULARY.ticksIndex(hit.gridTick() - tick);
            tick = hit.gridTick();
        }

        Moment asPlayed = play(part, part.hits());
        asPlayed.remember(bar, instead);
        Moment expected = play(part, Stream.concat(before.stream(), instead.stream()).toList());
        for (Feature feature : OF_THE_LAST_HIT) {
            assertEquals(rows(see(feature, expected)), rows(see(feature, asPlayed)), feature.word());
        }
    }

    private static Moment play(Part part, List<Part.Hit> hits) {
        Moment moment = new Moment(VOCABULARY, part.setting(VOCABULARY.styles().size()));
        for (Part.Hit hit : hits) {
            DRAWN.forEach(feature -> decide(feature, hit, moment));
            moment.commitAt(hit.gridTick());
        }
        return moment;
    }

    private static List<String> rows(RowList list) {
        return IntStream.range(0, list.count()).mapToObj(i -> list.row(i) + " x " + list.weight(i)).toList();
    }

    private static void decide(Feature feature, Part.Hit hit, Moment moment) {
        moment.decide(feature.ordinal(), hit.choice(feature));
    }

    private void assertTells(Set<Feature> features, PlainSenses plain, Moment moment) {
        for (Feature feature : features) {
            Map<Integer, Double> expected =
                    plain.see(feature, moment.choice(Feature.TICKS.ordinal()), moment.choice(Feature.NOTE.ordinal()));
            Map<Integer, Double> sums = new TreeMap<>();
            see(feature, moment);
            for (int i = 0; i < found.count(); i++) {
                sums.merge(found.row(i), (double) found.weight(i), Double::sum);
            }
            sums.values().removeIf(weight -> Math.abs(weight) < 1e-5);
            expected.values().removeIf(weight -> Math.abs(weight) < 1e-5);
            String where = feature + " at tick " + moment.tick();
            assertEquals(expected.keySet(), sums.keySet(), where);
            expected.forEach((row, weight) -> assertEquals(weight, sums.get(row), 1e-5, where + ", row " + row));
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "3, 4", "5, 4", "7, 8", "1, 32", "3, 32", "64, 1"})
    void everyRowIsOneOfItsTable(int beats, int unit) {
        RandomGenerator random = new SplittableRandom(beats);
        Moment moment = new Moment(VOCABULARY, anySetting(new Meter(beats, unit), random));
        for (int hit = 0; hit < 3000; hit++) {
            assertRowsInTables(moment);
            for (Feature feature : DRAWN) {
                int choices = VOCABULARY.size(feature);
                // Mostly little steps, so that places are shared.
                moment.decide(feature.ordinal(), random.nextInt(random.nextInt(choices) + 1));
                assertRowsInTables(moment);
            }
            moment.commitAt(moment.tick() + (random.nextInt(50) == 0 ? 120L * random.nextInt(3000) : 0));
        }
    }

    private static Setting anySetting(Meter meter, RandomGenerator random) {
        Setting setting = new Setting(meter, random.nextDouble(20, 400), VOCABULARY.styles().size());
        setting.setStyleShare(0, 0.25f);
        setting.setStyleShare(2, 0.75f);
        setting.setFills(FillPlan.every(3));
        return setting;
    }

    private void assertRowsInTables(Moment moment) {
        for (Feature feature : Feature.values()) {
            see(feature, moment);
            for (int i = 0; i < found.count(); i++) {
                int row = found.row(i);
                assertTrue(row >= 0 && row < VOCABULARY.size(feature), feature + " tells of row " + row);
                assertTrue(Float.isFinite(found.weight(i)), feature + " has a weight of " + found.weight(i));
            }
        }
    }

    @Test
    void beforeTheFirstHitNothingThatIsDrawnIsTold() {
        Moment moment = new Moment(VOCABULARY, new Setting(Meter.COMMON, 120, 3));
        for (Feature feature : DRAWN) {
            assertEquals(0, see(feature, moment).count());
        }
        assertEquals(0, see(Feature.NOTE_AT_PLACE, moment).count());
    }

    @Test
    void oneSetOfSensesServesManyPerformancesWithoutMixingThem() {
        Moment one = new Moment(VOCABULARY, new Setting(Meter.COMMON, 120, 3));
        Moment other = new Moment(VOCABULARY, new Setting(Meter.COMMON, 120, 3));
        for (int bar = 0; bar < 3; bar++) {
            commit(one, bar == 0 ? 0 : 16, 1);
            commit(other, bar == 0 ? 0 : 16, bar);
        }
        assertEquals(2, see(Feature.ECHO, one).row(0), "the two hits of a bar ago are like the last two");
        assertEquals(0, see(Feature.ECHO, other).row(0), "no two hits are alike");
    }

    private static void commit(Moment moment, int step, int note) {
        int[] choices = {step, note, 3, 5};
        for (Feature feature : DRAWN) {
            moment.decide(feature.ordinal(), choices[DRAWN.indexOf(feature)]);
        }
        moment.commit();
    }

    @Test
    void theRequestsOfThePerformerAreToldAsTheyAreMade() {
        Setting setting = new Setting(new Meter(3, 4), 70, 3);
        Moment moment = new Moment(VOCABULARY, setting);
        assertRows(Feature.STYLE, moment);
        assertRows(Feature.FILL, moment);
        assertRows(Feature.METER, moment, 12);
        double[] tempos = {20, 70, 70.5, 90, 91, 110, 111, 131, 151, 171, 191, 500};
        int[] classes = {0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 7};
        for (int i = 0; i < tempos.length; i++) {
            setting.setTempo(tempos[i]);
            assertRows(Feature.TEMPO, moment, classes[i]);
        }
        setting.setStyleShare(2, 0.25f);
        setting.setStyleShare(0, 0.75f);
        assertRows(Feature.STYLE, moment, 0, 2);
        assertEquals(0.75f, found.weight(0));
        assertEquals(0.25f, found.weight(1));
        setting.askForStyle(2, 0.25f);
        setting.askForStyle(0, 0.75f);
        assertRows(Feature.STYLE, moment, 0, 2);
        assertEquals(1.4f * 0.75f, found.weight(0), 1e-6f, "a performer is told louder than a part tells its own style");
        assertEquals(1.4f * 0.25f, found.weight(1), 1e-6f);
        setting.setFills(FillPlan.every(2));
        assertRows(Feature.FILL, moment, 0);
        commit(moment, 13, 0);
        assertRows(Feature.FILL, moment, 1);
    }

    @Test
    void theSensesKnowTheBarThePlaceAndTheLastHitThere() {
        Moment moment = new Moment(VOCABULARY, new Setting(Meter.COMMON, 120, 3));
        assertRows(Feature.LAST, moment, VOCABULARY.notes());
        commit(moment, 0, 0);
        for (int bar = 0; bar < 40; bar++) {
            assertRows(Feature.PHRASE, moment, bar % 4, 4 + bar % 8, 12 + bar % 16);
            assertRows(Feature.BARS, moment, Math.min(bar, 8));
            assertRows(Feature.LAST, moment, bar % 5);
            commit(moment, 3, 1);
            assertRows(Feature.PLACE, moment, 3);
            moment.decide(Feature.TICKS.ordinal(), 13);
            moment.decide(Feature.NOTE.ordinal(), (bar + 1) % 5);
            assertRows(Feature.LAST, moment, VOCABULARY.notes());
            assertRows(Feature.PLACE, moment, 0);
            assertRows(Feature.NOTE_AT_PLACE, moment, (bar + 1) % 5 * 16);
            moment.commit();
        }
    }

    @Test
    void aPhraseAndTheFillsAreCountedFromWhereThePerformanceBegins() {
        Setting setting = new Setting(Meter.COMMON, 120, 3);
        setting.setFills(FillPlan.every(4));
        Moment moment = new Moment(VOCABULARY, setting);
        moment.rehearse(6);
        for (int bar = -6; bar < 20; bar++) {
            assertRows(Feature.PHRASE, moment, Math.floorMod(bar, 4), 4 + Math.floorMod(bar, 8),
                    12 + Math.floorMod(bar, 16));
            assertRows(Feature.FILL, moment, Math.floorMod(bar, 4) == 3 ? 1 : 0);
            assertRows(Feature.BARS, moment, Math.min(bar + 6, 8));
            commit(moment, 16, 0);
        }
    }

    private void assertRows(Feature feature, Moment moment, int... rows) {
        see(feature, moment);
        int[] told = new int[found.count()];
        Arrays.setAll(told, found::row);
        assertEquals(Arrays.toString(rows), Arrays.toString(told), feature::word);
    }
}

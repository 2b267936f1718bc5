package ghostnote.engine.model;

import static ghostnote.engine.model.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Voice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final List<Voice> VOICES = List.of(Voice.SNARE, Voice.KICK);
    private static final int[] TICKS = {0, 100, 300};
    private static final int[] VELOCITIES = {1, 64, 127};

    private final Vocabulary vocabulary = new Vocabulary(VOICES, TICKS, VELOCITIES, 120, 16);

    @Test
    void theNearestDelayIsTheShorterOfTwoEquallyNear() {
        long[] wanted = {Long.MIN_VALUE / 2, -5, 0, 49, 50, 51, 199, 200, 201, 300, 5000, Long.MAX_VALUE / 2};
        int[] found = {0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2};
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(found[i], vocabulary.ticksIndex(wanted[i]), "delay " + wanted[i]);
        }
    }

    @Test
    void theNearestVelocityIsTheSofterOfTwoEquallyNear() {
        assertEquals(0, vocabulary.velocityIndex(1));
        assertEquals(0, vocabulary.velocityIndex(32));
        assertEquals(1, vocabulary.velocityIndex(33));
        assertEquals(2, vocabulary.velocityIndex(96));
        assertEquals(2, vocabulary.velocityIndex(127));
    }

    @Test
    void voicesAreKnownByTheirOrder() {
        assertEquals(0, vocabulary.voiceIndex(Voice.SNARE.ordinal()));
        assertEquals(1, vocabulary.voiceIndex(Voice.KICK.ordinal()));
        assertEquals(-1, vocabulary.voiceIndex(Voice.RIDE.ordinal()));
        assertEquals(Voice.KICK.ordinal(), vocabulary.voice(1));
    }

    @Test
    void aLongerBarStartsOver() {
        assertEquals(0, vocabulary.placeIndex(119));
        assertEquals(15, vocabulary.placeIndex(1919));
        assertEquals(0, vocabulary.placeIndex(1920));
        assertEquals(0, new Vocabulary(VOICES, TICKS, new int[0], 0, 0).placeIndex(1919));
    }

    @Test
    void whoeverGaveTheListsCannotChangeThemLater() {
        int[] ticks = TICKS.clone();
        Vocabulary mine = new Vocabulary(VOICES, ticks, VELOCITIES, 0, 0);
        ticks[1] = 7;
        mine.ticks()[2] = 9;
        assertEquals(100, mine.ticks(1));
        assertEquals(300, mine.ticks(2));
    }

    @Test
    void listsThatMakeNoSenseAreRefused() {
        refused("notes", List.of(), TICKS, VELOCITIES, 0, 0);
        refused("notes", List.of(Voice.KICK, Voice.KICK), TICKS, VELOCITIES, 0, 0);
        refused("delay above 0", VOICES, new int[0], VELOCITIES, 0, 0);
        refused("delay above 0", VOICES, new int[] {0}, VELOCITIES, 0, 0);
        refused("found 100 at index 1", VOICES, new int[] {100, 100}, VELOCITIES, 0, 0);
        refused("found -1 at index 0", VOICES, new int[] {-1, 100}, VELOCITIES, 0, 0);
        refused("found 30721 at index 1", VOICES, new int[] {0, 30_721}, VELOCITIES, 0, 0);
        refused("velocities", VOICES, TICKS, new int[] {0}, 0, 0);
        refused("velocities", VOICES, TICKS, new int[] {64, 128}, 0, 0);
        refused("velocities", VOICES, TICKS, new int[] {64, 63}, 0, 0);
        refused("place_ticks 120 and places 0", VOICES, TICKS, VELOCITIES, 120, 0);
        refused("place_ticks 0 and places 16", VOICES, TICKS, VELOCITIES, 0, 16);
        refused("place_ticks -120 and places -16", VOICES, TICKS, VELOCITIES, -120, -16);
    }

    @Test
    void theNearestOffsetIsTheEarlierOfTwoEquallyNear() {
        Vocabulary full = RandomModels.fullVocabulary(2, 17, 16);
        long[] wanted = {-1000, -60, -48, -47, -5, 0, 10, 11, 59, 1000};
        int[] found = {0, 0, 0, 1, 2, 3, 3, 4, 6, 6};
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(found[i], full.offsetIndex(wanted[i]), "offset " + wanted[i]);
        }
        assertTrue(full.hasOffsets());
        assertFalse(vocabulary.hasOffsets());
    }

    @Test
    void offsetsAndStylesThatMakeNoSenseAreRefused() {
        refusedOffsets("expected 0 among them", 120, -20, 20);
        refusedOffsets("less than a place of 120 ticks in all", 120, -60, 0, 60);
        refusedOffsets("found 0 at index 1", 120, 0, 0);
        refusedOffsets("found -121 at index 0", 120, -121, 0);
        refusedOffsets("found 1 at index 1", 0, 0, 1);
        for (String style : new String[] {"", "hip hop", "hip/hop", "a;b", "d\u00fcnn"}) {
            refusedStyles("style \"" + style + "\"", style);
        }
        refusedStyles("each style once", "rock", "jazz", "rock");
    }

    private static void refusedOffsets(String word, int placeTicks, int... offsets) {
        int places = placeTicks == 0 ? 0 : 16;
        assertRefused(
                () -> new Vocabulary(VOICES, TICKS, offsets, VELOCITIES, placeTicks, places, List.of()),
                "offsets",
                word);
    }

    private static void refusedStyles(String word, String... styles) {
        assertRefused(() -> new Vocabulary(VOICES, TICKS, new int[0], VELOCITIES, 0, 0, List.of(styles)), word);
    }

    private static void refused(
            String word, List<Voice> voices, int[] ticks, int[] velocities, int placeTicks, int places) {
        assertRefused(() -> new Vocabulary(voices, ticks, velocities, placeTicks, places), word);
    }

    @Test
    void partsThatMakeNoDrummerAreRefused() {
        List<Feature> in = List.of(Feature.NOTE);
        List<Head> heads = List.of(new Head(Feature.TICKS, List.of()), new Head(Feature.NOTE, List.of(Feature.PLACE)));
        List<Layer> one = List.of(new Layer(CellKind.LSTM, 1));
        assertRefused(() -> new ModelConfig("a", List.of(), in, heads, vocabulary), "0 layers", "1 to 16");
        assertRefused(() -> new ModelConfig("a", Collections.nCopies(17, one.getFirst()), in, heads, vocabulary), "17");
        assertFalse(new ModelConfig("a", one, in, heads, vocabulary).hasDynamics());
        assertRefused(() -> new Layer(CellKind.LSTM, 0), "units 0", "1 to 8192");
        assertRefused(() -> new Layer(CellKind.GRU, 8193), "units 8193");
        assertRefused(() -> new ModelConfig("a", one, List.of(), heads, vocabulary), "inputs");
        assertRefused(() -> new ModelConfig("a", one, in, List.of(), vocabulary), "heads ticks and note");
        Vocabulary poor = new Vocabulary(VOICES, TICKS, new int[0], 0, 0);
        assertRefused(() -> new ModelConfig("a", one, in, heads, poor), "place is used but has no choices");
        assertRefused(() -> new ModelConfig("a", one, List.of(Feature.VELOCITY), heads, poor), "no choices");
        Model dynamic = RandomModels.conditioned(1, 1, 2, 1);
        assertTrue(dynamic.config().hasDynamics());
    }

    @Test
    void whatLooksBackNeedsDelaysInPlaces() {
        List<Head> heads = List.of(new Head(Feature.TICKS, List.of()), new Head(Feature.NOTE, List.of()));
        List<Layer> one = List.of(new Layer(CellKind.LSTM, 1));
        Vocabulary skipping = new Vocabulary(VOICES, new int[] {0, 240}, VELOCITIES, 120, 16);
        Vocabulary inPlaces = new Vocabulary(VOICES, new int[] {0, 120}, VELOCITIES, 120, 16);
        for (Feature feature : Feature.values()) {
            if (feature.looksBack() && inPlaces.size(feature) > 0) {
                List<Feature> in = List.of(feature);
                assertRefused(() -> new ModelConfig("a", one, in, heads, skipping), feature.word(), "not 0, 1, 2...");
                assertEquals(in, new ModelConfig("a", one, in, heads, inPlaces).inputs());
            }
        }
        assertFalse(new Vocabulary(VOICES, new int[] {0, 120}, VELOCITIES, 0, 0).stepsInPlaces());
        assertFalse(new Vocabulary(VOICES, new int[] {120, 240}, VELOCITIES, 120, 16).stepsInPlaces());
    }

    @Test
    void aHeadIsGivenOnlyWhatIsKnownWhenItDraws() {
        Vocabulary full = RandomModels.fullVocabulary(2, 17, 16);
        List<Feature> drawn = List.of(Feature.TICKS, Feature.NOTE, Feature.OFFSET, Feature.VELOCITY);
        for (Feature given : Feature.values()) {
            int needed = given.needs().stream().mapToInt(drawn::indexOf).max().orElse(-1);
            for (int head = 0; head < drawn.size(); head++) {
                List<Head> heads = new ArrayList<>();
                for (Feature feature : drawn) {
                    heads.add(new Head(feature, heads.size() == head ? List.of(given) : List.of()));
                }
                List<Layer> layers = List.of(new Layer(CellKind.LSTM, 1));
                if (needed < head) {
                    assertEquals(heads, new ModelConfig("a", layers, List.of(given), heads, full).heads());
                } else {
                    assertRefused(
                            () -> new ModelConfig("a", layers, List.of(given), heads, full),
                            "head %s is given %s".formatted(drawn.get(head).word(), given.word()));
                }
            }
        }
    }

    @Test
    void offsetsNeedAHeadAndSuchAHeadNeedsOffsets() {
        Vocabulary full = RandomModels.fullVocabulary(2, 17, 16);
        List<Head> without = List.of(new Head(Feature.TICKS, List.of()), new Head(Feature.NOTE, List.of()));
        List<Head> with = new ArrayList<>(without);
        with.add(new Head(Feature.OFFSET, List.of()));
        List<Layer> one = List.of(new Layer(CellKind.LSTM, 1));
        List<Feature> in = List.of(Feature.NOTE);
        assertRefused(() -> new ModelConfig("a", one, in, without, full), "offsets need a head");
        assertRefused(() -> new ModelConfig("a", one, in, with, vocabulary), "offset is used but has no choices");
        assertFalse(new ModelConfig("a", one, in, with, full).hasDynamics());
    }

    @Test
    void aHeadOfTooManyHiddenUnitsIsRefused() {
        assertRefused(() -> new Head(Feature.NOTE, -1, List.of()), "head note: width -1, expected 0 to 8192");
        assertRefused(() -> new Head(Feature.NOTE, 8193, List.of()), "width 8193");
    }

    @Test
    void weightsOfAnotherShapeAreRefusedWithBothSizes() {
        Model model = RandomModels.plain(3, 2, 2, 71);
        var tensors = new LinkedHashMap<>(model.weights().tensors());
        tensors.put("layer.0.bias", new float[11]);
        assertRefused(
                () -> new Weights(model.config(), tensors), "layer.0.bias", "expected 12 numbers [12]", "found 11");
        tensors.put("layer.0.bias", new float[12]);
        tensors.put("layer.1.bias", new float[12]);
        assertRefused(() -> new Weights(model.config(), tensors), "layer.1.bias is not part");
    }

    @Test
    void aClockworkUnitThatHearsAFasterOneIsRefused() {
        // Of three units each is a module; the first is the fastest and hears all.
        Model model = RandomModels.layered(72, new Layer(CellKind.GRU, 2), new Layer(CellKind.CLOCKWORK, 3));
        for (int heard = 0; heard < 3; heard++) {
            for (int unit = 0; unit < 3; unit++) {
                var tensors = new LinkedHashMap<>(model.weights().tensors());
                float[] recurrent = tensors.get("layer.1.recurrent").clone();
                recurrent[heard * 3 + unit] = 0.5f;
                tensors.put("layer.1.recurrent", recurrent);
                if (heard < unit) {
                    assertRefused(
                            () -> new Weights(model.config(), tensors),
                            "layer.1.recurrent: unit %d cannot hear unit %d".formatted(unit, heard),
                            "expected 0, found 0.5");
                } else {
                    assertEquals(recurrent, new Weights(model.config(), tensors).recurrent(1));
                }
            }
        }
    }
}

package ghostnote.engine.model;

import static ghostnote.engine.model.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Voice;
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

    private static void refused(
            String word, List<Voice> voices, int[] ticks, int[] velocities, int placeTicks, int places) {
        assertRefused(() -> new Vocabulary(voices, ticks, velocities, placeTicks, places), word);
    }

    @Test
    void partsThatMakeNoDrummerAreRefused() {
        List<Feature> in = List.of(Feature.NOTE);
        List<Head> heads = List.of(new Head(Feature.TICKS, List.of()), new Head(Feature.NOTE, List.of(Feature.PLACE)));
        assertFalse(new ModelConfig("a", 1, in, heads, vocabulary).hasDynamics());
        assertRefused(() -> new ModelConfig("a", 0, in, heads, vocabulary), "units 0", "1 to 8192");
        assertRefused(() -> new ModelConfig("a", 8193, in, heads, vocabulary), "units 8193");
        assertRefused(() -> new ModelConfig("a", 1, List.of(), heads, vocabulary), "inputs");
        assertRefused(() -> new ModelConfig("a", 1, in, heads.reversed(), vocabulary), "place", "not drawn before");
        assertRefused(() -> new ModelConfig("a", 1, in, List.of(), vocabulary), "heads ticks and note");
        Vocabulary poor = new Vocabulary(VOICES, TICKS, new int[0], 0, 0);
        assertRefused(() -> new ModelConfig("a", 1, in, heads, poor), "place is used but has no choices");
        assertRefused(() -> new ModelConfig("a", 1, List.of(Feature.VELOCITY), heads, poor), "no choices");
        Model dynamic = RandomModels.conditioned(1, 1, 2, 1);
        assertTrue(dynamic.config().hasDynamics());
    }

    @Test
    void weightsOfAnotherShapeAreRefusedWithBothSizes() {
        Model model = RandomModels.plain(3, 2, 2, 71);
        var tensors = new LinkedHashMap<>(model.weights().tensors());
        tensors.put(Weights.CELL_BIAS, new float[11]);
        assertRefused(
                () -> new Weights(model.config(), tensors), "cell.0.bias", "expected 12 numbers [12]", "found 11");
        tensors.put(Weights.CELL_BIAS, new float[12]);
        tensors.put("cell.1.bias", new float[12]);
        assertRefused(() -> new Weights(model.config(), tensors), "cell.1.bias is not part");
    }
}

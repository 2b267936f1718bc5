package ghostnote.engine.live;

import static ghostnote.engine.live.LittleModels.SURE;
import static ghostnote.engine.live.Takes.place;
import static ghostnote.engine.live.Takes.play;
import static ghostnote.engine.live.Takes.playRehearsed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.Meter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RehearsalTest {
    @ParameterizedTest
    @CsvSource({"4,4", "7,8", "3,4", "5,4"})
    void aPerformanceStartsOnTheOneAfterItsRehearsalToo(int beats, int unit) {
        Meter meter = new Meter(beats, unit);
        for (int seed = 0; seed < 10; seed++) {
            try (Network network = LittleModels.full(seed)) {
                List<Hit> hits = playRehearsed(network, meter, seed, 200);
                assertEquals(0, place(hits.getFirst()));
                assertInPlaces(hits);
                assertEquals(hits, playRehearsed(network, meter, seed, 200));
                assertNotEquals(hits, play(network, meter, seed, 200), "it has found another groove");
                assertNotEquals(hits, playRehearsed(network, meter, seed + 1, 200));
            }
        }
    }

    /** No hit lies before tick 0, and places never go back. */
    private static void assertInPlaces(List<Hit> hits) {
        long before = 0;
        for (Hit hit : hits) {
            assertTrue(hit.tick() >= 0 && place(hit) >= before, "tick " + hit.tick());
            before = place(hit);
        }
    }

    /** One in three begins with kicks and then plays nothing else; the others never know which voice is next. */
    private static Network sureOrNot() {
        Vocabulary vocabulary = new Vocabulary(
                List.of(Voice.KICK, Voice.SNARE, Voice.RIDE), new int[] {0, 120}, new int[0], 120, 16);
        List<Head> heads = List.of(new Head(Feature.TICKS, List.of()), new Head(Feature.NOTE, List.of()));
        ModelConfig config = new ModelConfig(
                "sure or not",
                List.of(new Layer(CellKind.ELMAN, 1)),
                List.of(Feature.NOTE, Feature.AGO),
                heads,
                vocabulary);
        Map<String, float[]> tensors = LittleModels.zeroTensors(config);
        tensors.put("head.ticks.bias", new float[] {0, SURE});
        tensors.put("input.note", new float[] {3, -3, -3});
        tensors.put("layer.0.recurrent", new float[] {5});
        tensors.put("head.note.weight", new float[] {20, 0, 0});
        return LittleModels.network(config, tensors);
    }

    @Test
    void ofItsRehearsalsADrummerGoesOnWithTheLikeliest() {
        int takes = 1000;
        int sure = 0;
        int sureAtOnce = 0;
        try (Network network = sureOrNot()) {
            for (int seed = 0; seed < takes; seed++) {
                sure += isAllKicks(playRehearsed(network, Meter.COMMON, seed, 16)) ? 1 : 0;
                sureAtOnce += isAllKicks(play(network, Meter.COMMON, seed, 16)) ? 1 : 0;
            }
        }
        assertEquals(1 / 3.0, (double) sureAtOnce / takes, 0.05);
        assertEquals(1 - Math.pow(2 / 3.0, Rehearsal.COUNT), (double) sure / takes, 0.05);
    }

    private static boolean isAllKicks(List<Hit> hits) {
        return hits.stream().allMatch(hit -> hit.voice() == Voice.KICK);
    }

    @Test
    void aModelThatDoesNotLookBackHasNothingToRehearse() {
        try (Network network = LittleModels.grown(1)) {
            assertEquals(play(network, new Meter(7, 8), 7, 100), playRehearsed(network, new Meter(7, 8), 7, 100));
        }
    }
}

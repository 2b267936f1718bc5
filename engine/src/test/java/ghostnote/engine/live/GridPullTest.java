package ghostnote.engine.live;

import static ghostnote.engine.live.LittleModels.SURE;
import static ghostnote.engine.live.Takes.play;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridPullTest {
    /** On every sixteenth a hit, drawn from a bell around so many ticks off it. */
    private static Network leaning(double ticks, double deviation) {
        int[] offsets = IntStream.range(-60, 60).toArray();
        Vocabulary vocabulary = new Vocabulary(
                List.of(Voice.KICK), new int[] {0, 120}, offsets, new int[0], 120, 16, List.of());
        List<Head> heads = List.of(
                new Head(Feature.TICKS, List.of()), new Head(Feature.NOTE, List.of()), new Head(Feature.OFFSET, List.of()));
        ModelConfig config = new ModelConfig(
                "leaning", List.of(new Layer(CellKind.ELMAN, 1)), List.of(Feature.NOTE), heads, vocabulary);
        Map<String, float[]> tensors = LittleModels.zeroTensors(config);
        tensors.put("head.ticks.bias", new float[] {0, SURE});
        float[] bell = tensors.get("head.offset.bias");
        for (int i = 0; i < bell.length; i++) {
            bell[i] = (float) (-Math.pow((offsets[i] - ticks) / deviation, 2) / 2);
        }
        return LittleModels.network(config, tensors);
    }

    @ParameterizedTest
    @CsvSource({"20, 15", "-20, 15", "10, 10", "-30, 5", "0, 15"})
    void whatLiesOffTheGridIsPulledBackAsFarAsTheNetworkIsUnsure(double ticks, double deviation) {
        int hits = 20_000;
        try (Network network = leaning(ticks, deviation)) {
            double sum = play(network, Meter.COMMON, 3, hits).stream()
                    .skip(200)
                    .mapToDouble(hit -> hit.tick() - Math.round(hit.tick() / 120.0) * 120)
                    .sum();
            // A tilt of a logit a tick moves a bell by its variance.
            double expected = ticks / (1 + 5e-4 * deviation * deviation);
            assertEquals(expected, sum / (hits - 200), 0.5);
        }
    }
}

package ghostnote.engine.bench;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The numbers every engine computes with, row-major; gate columns are f, i, o, g, 200 each.
 *
 * @param origin where they come from
 * @param model the same as a model
 * @param noteRows 17 x 800
 * @param ticksRows 209 x 800
 * @param bias 800
 * @param recurrent 200 x 800
 * @param head 200 x 226: 17 note logits, then 209 ticks logits
 * @param headBias 226
 */
record SeedNetwork(
        String origin,
        Model model,
        float[] noteRows,
        float[] ticksRows,
        float[] bias,
        float[] recurrent,
        float[] head,
        float[] headBias) {
    static final int UNITS = 200;
    static final int GATES = 4 * UNITS;
    static final int NOTES = 17;
    static final int TICKS = 209;
    static final int CHOICES = NOTES + TICKS;

    private static final String FOLDER = "shared/data/seed-model";
    private static final List<Layer> LAYERS = List.of(new Layer(CellKind.LSTM, UNITS));
    private static final List<Head> HEADS =
            List.of(new Head(Feature.NOTE, List.of()), new Head(Feature.TICKS, List.of()));

    /** The trained weights if their folder stands beside the checkout, else random ones. */
    static SeedNetwork find() throws IOException {
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path folder = above.resolve(FOLDER);
            if (Files.isDirectory(folder)) {
                return of("trained, " + folder, ModelFiles.load(folder));
            }
        }
        return of("random, as there is no " + FOLDER + " beside the checkout", random());
    }

    private static SeedNetwork of(String origin, Model model) {
        ModelConfig config = model.config();
        if (!config.layers().equals(LAYERS)
                || config.vocabulary().size(Feature.NOTE) != NOTES
                || config.vocabulary().size(Feature.TICKS) != TICKS
                || !config.heads().equals(HEADS)) {
            throw new IllegalArgumentException("expected an lstm of 200 units, 17 notes and 209 ticks, found %s, %s"
                    .formatted(config.layers(), config.vocabulary()));
        }
        Weights weights = model.weights();
        return new SeedNetwork(
                origin,
                model,
                weights.input(Feature.NOTE),
                weights.input(Feature.TICKS),
                weights.bias(0),
                weights.recurrent(0),
                besides(weights.headWeight(HEADS.get(0)), weights.headWeight(HEADS.get(1)), UNITS),
                besides(weights.headBias(HEADS.get(0)), weights.headBias(HEADS.get(1)), 1));
    }

    private static Model random() {
        SplittableRandom random = new SplittableRandom(17);
        List<Voice> voices = List.of(Voice.values()).subList(0, NOTES);
        Vocabulary vocabulary = new Vocabulary(voices, IntStream.range(0, TICKS).toArray(), new int[0], 0, 0);
        ModelConfig config =
                new ModelConfig("random", LAYERS, List.of(Feature.NOTE, Feature.TICKS), HEADS, vocabulary);
        Map<String, float[]> tensors = new HashMap<>();
        config.shapes().forEach((name, shape) -> {
            float[] values = new float[IntStream.of(shape).reduce(1, Math::multiplyExact)];
            // Wilder recurrent weights would make chaos of rounding errors, and no two engines would agree for long.
            double widest = name.contains("recurrent") ? 0.1 : 1;
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-widest, widest);
            }
            tensors.put(name, values);
        });
        return new Model(config, new Weights(config, tensors));
    }

    /** 17 x 800: a step adds exactly one of these rows, so it may as well hold the bias. */
    float[] noteRowsWithBias() {
        float[] rows = noteRows.clone();
        for (int i = 0; i < rows.length; i++) {
            rows[i] += bias[i % GATES];
        }
        return rows;
    }

    private static float[] besides(float[] left, float[] right, int rows) {
        int leftWidth = left.length / rows;
        int rightWidth = right.length / rows;
        float[] out = new float[left.length + right.length];
        for (int r = 0; r < rows; r++) {
            int at = r * (leftWidth + rightWidth);
            System.arraycopy(left, r * leftWidth, out, at, leftWidth);
            System.arraycopy(right, r * rightWidth, out, at + leftWidth, rightWidth);
        }
        return out;
    }
}

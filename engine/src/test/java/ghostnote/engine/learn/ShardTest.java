package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Safetensors;
import ghostnote.engine.net.Network;
import ghostnote.engine.sense.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    private static final int STEPS = 7;
    private static final long SEED = 11;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 8})
    void everyGradientIsTheSlopeOfTheLoss(int batch) {
        everyGradientIsTheSlopeOfTheLoss(Tiny.parameters(5, 3), batch);
    }

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void everyGradientOfAStackOfLayersIsTheSlopeOfTheLoss(CellKind cell) {
        everyGradientIsTheSlopeOfTheLoss(Tiny.parameters(Tiny.config(cell, 4, 17, 3), 3), 3);
    }

    @Test
    void everyGradientOfHeadsWithHiddenUnitsAndRowsOfAnyWeightIsTheSlopeOfTheLoss() {
        everyGradientIsTheSlopeOfTheLoss(
                Tiny.parameters(Tiny.fullConfig(3), 3), Tiny.fullFiles(4, 30, 1, 60, 25, 40), 2, 12);
    }

    private static void everyGradientIsTheSlopeOfTheLoss(Parameters weights, int batch) {
        everyGradientIsTheSlopeOfTheLoss(weights, Tiny.files(4, 3, 1, 12, 5, 2), batch, STEPS);
    }

    private static void everyGradientIsTheSlopeOfTheLoss(Parameters weights, List<Part> files, int batch, int steps) {
        Shard shard = shard(weights, files, batch, steps, 0);
        double nats = shard.call();

        Window window = new Window(steps, batch, weights.config.heads().size());
        new Streams(files, weights, batch, 0, 0, SEED).play(window, 0);
        DoubleForward oracle = new DoubleForward(weights);
        assertEquals(oracle.meanNats(window), nats / (batch * steps), 1e-6);
        float[] gradient = gradient(weights, shard);
        for (Table table : weights.tables) {
            double[] squares = new double[2];
            table.forEach(at -> {
                double slope = oracle.slope(window, at);
                assertEquals(slope, gradient[at], 1e-6, table + ", " + at);
                squares[0] += slope * slope;
                squares[1] += (gradient[at] - slope) * (gradient[at] - slope);
            });
            double relative = Math.sqrt(squares[1] / squares[0]);
            assertTrue(relative < 1e-5, "%s is off by %.2e of its length".formatted(table, relative));
        }
    }

    @Test
    void underDropoutTheGradientIsThatOfTheThinnedNetwork() {
        underDropoutTheGradientIsThatOfTheThinnedNetwork(
                Tiny.parameters(Tiny.config(5, 4), 3), Tiny.files(4, 3, 1, 12, 5, 2));
    }

    @Test
    void soItIsWithThinnedHiddenUnitsOfHeads() {
        underDropoutTheGradientIsThatOfTheThinnedNetwork(
                Tiny.parameters(Tiny.fullConfig(5), 3), Tiny.fullFiles(4, 30, 1, 60));
    }

    private static void underDropoutTheGradientIsThatOfTheThinnedNetwork(Parameters weights, List<Part> files) {
        Shard shard = shard(weights, files, 3, STEPS, 0.4);
        shard.call();
        float[] gradient = gradient(weights, shard);
        float step = 0.01f;
        float[] values = weights.values();
        for (Table table : weights.tables) {
            for (int row = 0; row < table.rows(); row++) {
                int at = table.row(row);
                float kept = values[at];
                values[at] = kept + step;
                double above = shard(weights, files, 3, STEPS, 0.4).call();
                values[at] = kept - step;
                double below = shard(weights, files, 3, STEPS, 0.4).call();
                values[at] = kept;
                double slope = (above - below) / (2 * step * 3 * STEPS);
                assertEquals(slope, gradient[at], 5e-5, table + ", row " + row);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void windowAfterWindowTheLossIsWhatTheNetworkThatPlaysNeeds(CellKind cell) {
        windowAfterWindowTheLossIsWhatTheNetworkThatPlaysNeeds(
                Tiny.parameters(Tiny.config(cell, 9, 6), 5), Tiny.files(6, 3, 30, 1, 15));
    }

    @Test
    void soItIsWhenTheyHearAllThereIsToHear() {
        windowAfterWindowTheLossIsWhatTheNetworkThatPlaysNeeds(
                Tiny.parameters(Tiny.fullConfig(9, 6), 5), Tiny.fullFiles(6, 3, 30, 1, 15));
    }

    private static void windowAfterWindowTheLossIsWhatTheNetworkThatPlaysNeeds(Parameters weights, List<Part> files) {
        for (int at = 0; at < weights.values().length; at++) {
            weights.values()[at] = Safetensors.roundedToFloat16(weights.values()[at]); // as models are
        }
        Shard shard = shard(weights, files, 1, STEPS, 0);
        double nats = 0;
        for (int windows = 0; windows < 7; windows++) {
            nats += shard.call();
        }
        try (Network network = new Network(weights.toModel(), Kernels.choose(), Precision.FLOAT32)) {
            Evaluation evaluation = Evaluation.of(network, files, 0);
            assertEquals(7 * STEPS, evaluation.events());
            assertEquals(evaluation.nats(), nats / evaluation.events(), 1e-5);
        }
    }

    private static float[] gradient(Parameters like, Shard shard) {
        Parameters sum = new Parameters(like.config);
        Shard.mergeGradients(List.of(shard), sum);
        return sum.values();
    }

    private static Shard shard(Parameters weights, List<Part> files, int batch, int steps, double dropout) {
        Streams streams = new Streams(files, weights, batch, 0, 0, SEED);
        TrainingSettings settings = Tiny.settings(batch, steps, dropout);
        return new Shard(weights, settings, streams, 0, batch, SEED, new Tapes());
    }
}

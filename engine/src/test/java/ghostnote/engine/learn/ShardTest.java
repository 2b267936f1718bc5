package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.net.Network;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    private static final int STEPS = 7;
    private static final long SEED = 11;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 8})
    void everyGradientIsTheSlopeOfTheLoss(int batch) {
        Parameters weights = Tiny.parameters(5, 3);
        List<List<int[]>> files = Tiny.files(4, 3, 1, 12, 5, 2);
        Shard shard = shard(weights, files, batch, 0);
        double nats = shard.call();

        Window window = new Streams(files, batch, SEED).play(STEPS, 0, batch);
        DoubleForward oracle = new DoubleForward(weights);
        assertEquals(oracle.meanNats(window), nats / (batch * STEPS), 1e-6);
        for (int r = 0; r < weights.rows.size(); r++) {
            float[] row = weights.rows.get(r);
            for (int j = 0; j < row.length; j++) {
                assertEquals(
                        oracle.slope(window, row, j), shard.gradient().rows.get(r)[j], 1e-6, "row " + r + ", " + j);
            }
        }
    }

    @Test
    void underDropoutTheGradientIsThatOfTheThinnedNetwork() {
        Parameters weights = Tiny.parameters(5, 3);
        List<List<int[]>> files = Tiny.files(4, 3, 1, 12, 5, 2);
        Shard shard = shard(weights, files, 3, 0.4);
        shard.call();
        float step = 0.01f;
        for (int r = 0; r < weights.rows.size(); r++) {
            float[] row = weights.rows.get(r);
            float kept = row[0];
            row[0] = kept + step;
            double above = shard(weights, files, 3, 0.4).call();
            row[0] = kept - step;
            double below = shard(weights, files, 3, 0.4).call();
            row[0] = kept;
            double slope = (above - below) / (2 * step * 3 * STEPS);
            assertEquals(slope, shard.gradient().rows.get(r)[0], 5e-5, "row " + r);
        }
    }

    @Test
    void windowAfterWindowTheLossIsWhatTheNetworkThatPlaysNeeds() {
        Parameters weights = Tiny.parameters(9, 5);
        List<List<int[]>> files = Tiny.files(6, 3, 30, 1, 15);
        Shard shard = shard(weights, files, 1, 0);
        double nats = shard.call();
        for (int windows = 1; windows < 7; windows++) {
            shard.load();
            nats += shard.call();
        }
        try (Network network = new Network(weights.toModel(), Kernels.choose(), Precision.FLOAT32)) {
            Evaluation evaluation = Evaluation.of(network, files, 0);
            assertEquals(7 * STEPS, evaluation.events());
            assertEquals(evaluation.nats(), nats / evaluation.events(), 1e-4);
        }
    }

    private static Shard shard(Parameters weights, List<List<int[]>> files, int batch, double dropout) {
        Shard shard =
                new Shard(weights, Tiny.settings(batch, STEPS, dropout), new Streams(files, batch, SEED), 0, SEED);
        shard.load();
        return shard;
    }
}

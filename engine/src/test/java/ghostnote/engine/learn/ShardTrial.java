package ghostnote.engine.learn;

import java.util.List;

/** Trains a little, with all that a shard can do. */
public final class ShardTrial {
    private static final int BATCH = 9;
    private static final int UPDATES = 5;

    private ShardTrial() {}

    /** The weights after some updates. */
    public static float[] trained() {
        Parameters weights = Tiny.parameters(Tiny.fullConfig(19, 5), 1);
        TrainingSettings settings = Tiny.settings(BATCH, 11, 0.3);
        Streams streams = new Streams(Tiny.fullFiles(2, 70, 3, 40), weights, BATCH, 0.2, 0, 3);
        List<Shard> shards = Shard.of(weights, settings, streams, 1);
        Optimiser optimiser = Optimiser.of(settings, weights.values().length);
        Parameters gradient = new Parameters(weights.config);
        for (int update = 1; update <= UPDATES; update++) {
            shards.forEach(Shard::call);
            Shard.mergeGradients(shards, gradient);
            float scale = (float) Math.min(1, 0.1 / gradient.norm());
            optimiser.update(weights.values(), gradient.values(), scale, settings.learningRate(), update);
        }
        return weights.values();
    }
}

package ghostnote.engine.learn;

import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.ModelException;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains models. The same files and settings give the same bytes, on any number of threads.
 *
 * <p>Thread: any but a hot one; it works on threads of its own, {@code trainer-0} and so on, and returns when they are
 * done. Real-time safe: no.
 */
public final class Trainer {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PLATEAU_FACTOR = 0.5;

    private final ModelConfig config;
    private final TrainingSettings settings;
    private final int threads;
    private final NanoClock clock = NanoClock.system();

    /** A trainer that uses every processor it may. */
    public Trainer(ModelConfig config, TrainingSettings settings) {
        this(config, settings, Runtime.getRuntime().availableProcessors());
    }

    Trainer(ModelConfig config, TrainingSettings settings, int threads) {
        this.config = config;
        this.settings = settings;
        this.threads = threads;
    }

    /**
     * Trains from scratch.
     *
     * @param training the events of each file, as {@link ghostnote.engine.model.Encoder} gives them; the first is
     *     predicted too, from h = c = 0 and no last hit
     * @param validation the same of files that are not trained on; they say when to stop
     * @return the model of the epoch with the fewest nats an event in validation
     * @throws ModelException if the numbers get out of hand
     * @throws IllegalArgumentException if there is no event to learn, or none to validate with
     * @throws InterruptedException if this thread is interrupted; nothing is left running
     */
    public Model train(List<List<int[]>> training, List<List<int[]>> validation, Progress listener)
            throws InterruptedException {
        Streams streams = new Streams(training, settings.batch(), settings.seed());
        if (validation.stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "nothing to validate with: %d files without any event".formatted(validation.size()));
        }
        Run run = new Run(streams);
        Model best = null;
        double bestNats = Double.POSITIVE_INFINITY;
        double learningRate = settings.learningRate();
        int worse = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(
                Math.min(threads, run.shards.size()),
                Thread.ofPlatform().name("trainer-", 0).daemon().factory())) {
            for (int epoch = 1; epoch <= settings.epochs() && worse < settings.patience(); epoch++) {
                long startNs = clock.nanoTime();
                double trainingNats = run.epoch(pool, learningRate, epoch);
                double seconds = (clock.nanoTime() - startNs) / NANOS_PER_SECOND;
                checkFinite(run.weights.norm(), "size of the weights", epoch);
                Model model = run.weights.toModel();
                double nats = validationNats(model, validation);
                checkFinite(nats, "validation loss", epoch);
                listener.epoch(epoch, trainingNats, nats, run.eventsPerEpoch() / seconds);
                if (nats < bestNats) {
                    best = model;
                    bestNats = nats;
                    worse = 0;
                } else {
                    learningRate *= PLATEAU_FACTOR;
                    worse++;
                }
            }
        }
        return best;
    }

    private static double validationNats(Model model, List<List<int[]>> validation) {
        try (Network network = new Network(model, Kernels.choose(), Precision.FLOAT32)) {
            return Evaluation.of(network, validation, 0).nats();
        }
    }

    private void checkFinite(double value, String what, int epoch) {
        if (!Double.isFinite(value)) {
            throw new ModelException("training broke in epoch %d: the %s is %s; try a learning rate below %s"
                    .formatted(epoch, what, value, settings.learningRate()));
        }
    }

    /** What moves in one training. */
    private final class Run {
        private final Parameters weights = Parameters.initial(config, settings.seed());
        private final Parameters gradient = new Parameters(config);
        private final Adam adam = new Adam(weights);
        private final List<Shard> shards = new ArrayList<>();
        private final int updatesPerEpoch;

        Run(Streams streams) {
            for (int first = 0; first < settings.batch(); first += Shard.STREAMS) {
                shards.add(new Shard(weights, settings, streams, first, settings.seed() + first + 1));
            }
            updatesPerEpoch = (int) Math.ceilDiv(streams.events(), eventsPerUpdate());
        }

        private long eventsPerUpdate() {
            return (long) settings.batch() * settings.stepsPerUpdate();
        }

        long eventsPerEpoch() {
            return updatesPerEpoch * eventsPerUpdate();
        }

        /** As many updates as play about all files once; returns the nats an event. */
        double epoch(ExecutorService pool, double learningRate, int epoch) throws InterruptedException {
            double nats = 0;
            for (int update = 0; update < updatesPerEpoch; update++) {
                nats += computeGradient(pool);
                checkFinite(nats, "loss", epoch);
                double norm = gradient.norm();
                checkFinite(norm, "gradient", epoch);
                adam.update(weights, gradient, (float) Math.min(1, settings.clipNorm() / norm), learningRate);
            }
            return nats / eventsPerEpoch();
        }

        /** Computes the gradient of one update, the shards' added in their order; returns its nats. */
        private double computeGradient(ExecutorService pool) throws InterruptedException {
            // Where the shards are quick the pool is never waited for, and would not notice.
            if (Thread.interrupted()) {
                throw new InterruptedException("training was interrupted");
            }
            shards.forEach(Shard::load);
            double nats = 0;
            for (Future<Double> done : pool.invokeAll(shards)) {
                nats += result(done);
            }
            gradient.clear();
            for (Shard shard : shards) {
                gradient.add(shard.gradient());
            }
            return nats;
        }

        private double result(Future<Double> done) throws InterruptedException {
            try {
                return done.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("training failed: " + failure.getCause(), failure.getCause());
            }
        }
    }
}

package ghostnote.engine.learn;

import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.ModelException;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.net.Network;
import ghostnote.engine.sense.Part;
import ghostnote.engine.time.NanoClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/**
 * Trains models. The same files and settings give the same bytes, on any number of threads, and however often the
 * training was interrupted and gone on with.
 *
 * <p>Thread: any but a hot one; it works on threads of its own, {@code trainer-0} and so on, and returns when they are
 * done. Real-time safe: no.
 */
public final class Trainer {
    private static final double NANOS_PER_SECOND = 1e9;

    /** A crash costs so much work, and at least the epoch that was under way. */
    private static final long CHECKPOINT_NS = 10_000_000_000L;

    /** An epoch is a pass over the files, but of a pass with more events than this only a part. */
    private static final long LONGEST_EPOCH_EVENTS = 2_000_000;

    private final ModelConfig config;
    private final TrainingSettings settings;
    private final int threads;
    private final long checkpointNs;
    private final long longestEpochEvents;
    private final NanoClock clock = NanoClock.system();

    /** A trainer that uses every processor it may. */
    public Trainer(ModelConfig config, TrainingSettings settings) {
        this(config, settings, Runtime.getRuntime().availableProcessors(), CHECKPOINT_NS, LONGEST_EPOCH_EVENTS);
    }

    Trainer(ModelConfig config, TrainingSettings settings, int threads, long checkpointNs, long longestEpochEvents) {
        this.config = config;
        this.settings = settings;
        this.threads = threads;
        this.checkpointNs = checkpointNs;
        this.longestEpochEvents = longestEpochEvents;
    }

    /**
     * Trains, from scratch or from where it was interrupted.
     *
     * @param training the first event of each file is predicted too, from h = c = 0 and no last hit
     * @param validation the events of files that are not trained on; they say when to stop
     * @param checkpoint where all that moves is kept from time to time; a training that finds one of its own there goes
     *     on from it
     * @return the model of the epoch with the fewest nats an event in validation
     * @throws ModelException if the numbers get out of hand in the first epoch, or the checkpoint belongs to another
     *     training
     * @throws IllegalArgumentException if there is no event to learn, or none to validate with
     * @throws IOException if the checkpoint cannot be read or written
     * @throws InterruptedException if this thread is interrupted; nothing is left running
     */
    public Trained train(Passes training, List<Part> validation, Path checkpoint, Progress progress)
            throws IOException, InterruptedException {
        if (validation.stream().allMatch(part -> part.hits().isEmpty())) {
            throw new IllegalArgumentException(
                    "nothing to validate with: %d files without any event".formatted(validation.size()));
        }
        Map<String, String> plan = plan(training, validation);
        try (ExecutorService pool = Executors.newFixedThreadPool(
                Math.min(threads, settings.batch()),
                Thread.ofPlatform().name("trainer-", 0).daemon().factory())) {
            Run run = new Run(training, pool, progress);
            if (Files.exists(checkpoint)) {
                run.restore(Checkpoint.read(checkpoint, plan, run.checkpoint()));
            }
            long writtenNs = clock.nanoTime() - checkpointNs;
            while (run.epochs.size() < settings.epochs() && !run.plateau.isOver()) {
                try {
                    run.epoch(validation);
                } catch (ModelException fault) {
                    if (run.epochs.isEmpty()) {
                        throw fault;
                    }
                    return run.trained(Optional.of(fault.getMessage()));
                }
                if (clock.nanoTime() - writtenNs >= checkpointNs) {
                    run.checkpoint().write(checkpoint, plan);
                    writtenNs = clock.nanoTime();
                }
            }
            return run.trained(Optional.empty());
        }
    }

    /** What a checkpoint must have been begun with to be gone on with. */
    private Map<String, String> plan(Passes training, List<Part> validation) {
        List<Part> first = training.parts(1);
        Map<String, String> plan = new LinkedHashMap<>(settings.asMap());
        ModelFiles.metadata(config).forEach((key, value) -> plan.putIfAbsent("model's " + key, value));
        plan.put("number of files", String.valueOf(first.size()));
        plan.put("number of hits", String.valueOf(events(first)));
        plan.put("number of files kept apart", String.valueOf(validation.size()));
        CRC32C crc = new CRC32C();
        for (List<Part> parts : List.of(first, validation)) {
            for (Part part : parts) {
                update(crc, part.hits().size());
                for (Part.Hit hit : part.hits()) {
                    update(crc, (int) hit.gridTick());
                    for (int choice : hit.choices()) {
                        update(crc, choice);
                    }
                }
            }
        }
        plan.put("content of the files", "%08x".formatted(crc.getValue()));
        return plan;
    }

    private static void update(CRC32C crc, int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            crc.update(value >> shift);
        }
    }

    private static long events(List<Part> parts) {
        return parts.stream().mapToLong(part -> part.hits().size()).sum();
    }

    /** What moves in one training. */
    private final class Run {
        private final Passes training;
        private final ExecutorService pool;
        private final Progress progress;
        private final int partsOfPass;

        private final Parameters weights = Parameters.initial(config, settings.seed());
        private final Parameters gradient = new Parameters(config);
        private final Parameters best = new Parameters(config);
        private final Optimiser optimiser = Optimiser.of(settings, weights.values().length);
        private final List<Epoch> epochs = new ArrayList<>();
        private Plateau plateau = Plateau.start(settings);
        private long updates;
        private final List<Shard> shards = new ArrayList<>();

        Run(Passes training, ExecutorService pool, Progress progress) {
            this.training = training;
            this.pool = pool;
            this.progress = progress;
            List<Part> files = training.parts(1);
            partsOfPass = Math.clamp(Math.ceilDiv(events(files), longestEpochEvents), 1, Math.max(1, files.size()));
        }

        /** Shares its arrays with the run. */
        Checkpoint checkpoint() {
            return new Checkpoint(
                    List.copyOf(epochs), updates, weights.values(), best.values(), optimiser.memory());
        }

        void restore(Checkpoint from) {
            epochs.addAll(from.epochs());
            from.epochs().forEach(epoch -> plateau = plateau.after(epoch.validationNats()));
            updates = from.updates();
            copy(from.weights(), weights.values());
            copy(from.best(), best.values());
            for (int i = 0; i < from.memory().size(); i++) {
                copy(from.memory().get(i), optimiser.memory().get(i));
            }
        }

        private static void copy(float[] from, float[] to) {
            System.arraycopy(from, 0, to, 0, to.length);
        }

        Trained trained(Optional<String> fault) {
            return new Trained(best.toModel(), epochs, fault);
        }

        /** Learns for one epoch, and judges what has become of the model. */
        void epoch(List<Part> validation) throws InterruptedException {
            int number = epochs.size() + 1;
            double learningRate = plateau.learningRate();
            List<Part> files = files(number);
            int updatesOfEpoch = (int) Math.ceilDiv(events(files), eventsPerUpdate());
            long startNs = clock.nanoTime();
            startStreams(files, number);
            double nats = 0;
            for (int update = 1; update <= updatesOfEpoch; update++) {
                nats += learn(learningRate, number);
                progress.update(number, update, updatesOfEpoch, nats / (update * eventsPerUpdate()));
            }
            double seconds = (clock.nanoTime() - startNs) / NANOS_PER_SECOND;
            checkFinite(weights.norm(), "size of the weights", number);
            Evaluation judged = evaluate(validation);
            checkFinite(judged.nats(), "validation loss", number);
            long events = updatesOfEpoch * eventsPerUpdate();
            Epoch epoch = new Epoch(
                    number, learningRate, nats / events, judged.nats(), judged.jointAccuracy(), events, seconds);
            epochs.add(epoch);
            plateau = plateau.after(epoch.validationNats());
            if (plateau.isGain()) {
                copy(weights.values(), best.values());
            }
            progress.epoch(epoch);
        }

        private Evaluation evaluate(List<Part> validation) {
            try (Network network = new Network(weights.toModel(), Kernels.choose(), Precision.FLOAT32)) {
                return Evaluation.of(network, validation, 0);
            }
        }

        /** The files of a pass, or of the part of one that an epoch plays. */
        private List<Part> files(int epoch) {
            int pass = (epoch - 1) / partsOfPass;
            List<Part> files = training.parts(pass + 1);
            return partsOfPass == 1 ? files : part(files, pass, (epoch - 1) % partsOfPass);
        }

        private List<Part> part(List<Part> files, int pass, int part) {
            List<Part> shuffled = new ArrayList<>(files);
            Collections.shuffle(shuffled, chance(-1 - pass));
            return shuffled.subList(
                    (int) ((long) part * files.size() / partsOfPass),
                    (int) ((part + 1L) * files.size() / partsOfPass));
        }

        /** Each epoch, and nothing else, begins a new random stream. */
        private RandomGenerator chance(int number) {
            return new SplittableRandom(new SplittableRandom(settings.seed()).nextLong() + number);
        }

        /** The shards are made once, as they are large, and start each epoch as if they were new. */
        private void startStreams(List<Part> files, int epoch) {
            RandomGenerator chance = chance(epoch);
            Streams streams = new Streams(
                    files,
                    weights,
                    settings.batch(),
                    settings.inputDropout(),
                    settings.slipRate(),
                    chance.nextLong());
            if (shards.isEmpty()) {
                shards.addAll(Shard.of(weights, settings, streams, threads));
            }
            shards.forEach(shard -> shard.restart(streams, chance.nextLong()));
        }

        private long eventsPerUpdate() {
            return (long) settings.batch() * settings.stepsPerUpdate();
        }

        /** One update; returns its nats. */
        private double learn(double learningRate, int epoch) throws InterruptedException {
            double nats = computeGradient();
            checkFinite(nats, "loss", epoch);
            double norm = gradient.norm();
            checkFinite(norm, "gradient", epoch);
            updates++;
            float scale = (float) Math.min(1, settings.clipNorm() / norm);
            optimiser.update(weights.values(), gradient.values(), scale, learningRate, updates);
            return nats;
        }

        /** Computes the gradient of one update, the shards' added in their order; returns its nats. */
        private double computeGradient() throws InterruptedException {
            // Where the shards are quick the pool is never waited for, and would not notice.
            if (Thread.interrupted()) {
                throw new InterruptedException("training was interrupted");
            }
            double nats = 0;
            for (Future<Double> done : pool.invokeAll(shards)) {
                nats += result(done);
            }
            Shard.mergeGradients(shards, gradient);
            return nats;
        }

        private double result(Future<Double> done) throws InterruptedException {
            try {
                return done.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("training failed: " + failure.getCause(), failure.getCause());
            }
        }

        private void checkFinite(double value, String what, int epoch) {
            if (!Double.isFinite(value)) {
                throw new ModelException("training broke in epoch %d: the %s is %s; try a learning rate below %s"
                        .formatted(epoch, what, value, settings.learningRate()));
            }
        }
    }
}

package ghostnote.engine.learn;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Ghostnote's own. */
final class OurTraining implements TrainingEngine {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final RaceTask task;
    private final int threads;
    private final Parameters weights;
    private final Parameters gradient;
    private final Optimiser optimiser;
    private final List<Shard> shards = new ArrayList<>();
    private final ExecutorService pool;
    private long criticalNs;
    private long updates;

    OurTraining(RaceTask task, int threads) {
        this.task = task;
        this.threads = threads;
        weights = Parameters.initial(task.config(), 1);
        gradient = new Parameters(task.config());
        optimiser = Optimiser.of(task.settings(), weights.values().length);
        Streams streams = task.streams(weights);
        if (task.batch() > threads) {
            shards.addAll(Shard.of(weights, task.settings(), streams, threads));
        } else {
            for (int b = 0; b < task.batch(); b++) {
                shards.add(new Shard(weights, task.settings(), streams, b, b + 1, b, new Tapes()));
            }
        }
        pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("trainer-", 0).daemon().factory());
    }

    @Override
    public String name() {
        return "ghostnote" + (threads == 1 ? "" : ", %d threads".formatted(threads));
    }

    Parameters weights() {
        return weights;
    }

    @Override
    public double update() {
        long start = THREADS.getCurrentThreadCpuTime();
        double nats = 0;
        long slowest = 0;
        if (threads == 1) {
            for (Shard shard : shards) {
                nats += shard.call();
            }
        } else {
            List<Callable<double[]>> parts = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                parts.add(part(t));
            }
            try {
                for (Future<double[]> done : pool.invokeAll(parts)) {
                    nats += done.get()[0];
                    slowest = Math.max(slowest, (long) done.get()[1]);
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        Shard.mergeGradients(shards, gradient);
        double norm = gradient.norm();
        float scale = (float) Math.min(1, task.settings().clipNorm() / norm);
        optimiser.update(weights.values(), gradient.values(), scale, RaceTask.LEARNING_RATE, ++updates);
        criticalNs += slowest + THREADS.getCurrentThreadCpuTime() - start;
        return nats / task.eventsPerUpdate();
    }

    private Callable<double[]> part(int thread) {
        return () -> {
            long start = THREADS.getCurrentThreadCpuTime();
            double nats = 0;
            for (int i = thread; i < shards.size(); i += threads) {
                nats += shards.get(i).call();
            }
            return new double[] {nats, THREADS.getCurrentThreadCpuTime() - start};
        };
    }

    /** CPU time so far of what cannot be shared among threads, and of the busiest of these. */
    long criticalNs() {
        return criticalNs;
    }

    @Override
    public float[][] gradients() {
        Parameters.Layer layer = weights.layers.getFirst();
        return new float[][] {
            layer.recurrent().copy(gradient.values()),
            weights.output.copy(gradient.values()),
            weights.inputs[0].copy(gradient.values())
        };
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}

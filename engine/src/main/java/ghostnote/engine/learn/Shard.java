package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.TrainingKernel;
import java.lang.foreign.Arena;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The share of a batch that one thread works on at a time: its streams' state, and its own gradient.
 *
 * <p>Thread: one at a time; the weights are read only.
 */
final class Shard implements Callable<Double> {
    /** So many streams keep the multipliers busy, and what they share in cache. */
    private static final int STREAMS = 8;

    /** More weights than this between h and the gates do not stay in cache from step to step. */
    private static final int MOST_CACHED_WEIGHTS = 1 << 18;

    /**
     * One layer of cells.
     *
     * @param seen by what stands above: h, or where there is dropout, what it leaves of it
     * @param slopes of the loss along it
     */
    private record Layer(InputPass input, CellPass cells, Floats seen, Floats slopes) {}

    private final Parameters weights;
    private final int first;
    private final float eventWeight;
    private final float kept;
    private final Workspace work;
    private final Tapes tapes;
    private final List<Layer> layers = new ArrayList<>();
    private final HeadsPass heads;
    private final Window window;
    private Streams streams;
    private RandomGenerator random;

    /**
     * @param first the first of its streams, and {@code end} behind the last
     * @param dropoutSeed of the random stream of its dropout
     * @param tapes its own, or shared with others that then work one after the other; the first of them has the most
     *     streams
     */
    Shard(
            Parameters weights,
            TrainingSettings settings,
            Streams streams,
            int first,
            int end,
            long dropoutSeed,
            Tapes tapes) {
        this.weights = weights;
        this.tapes = tapes;
        this.streams = streams;
        this.first = first;
        int steps = settings.stepsPerUpdate();
        eventWeight = 1f / ((float) settings.batch() * steps);
        kept = (float) (1 - settings.dropout());
        random = new SplittableRandom(dropoutSeed);
        TrainingKernel kernel = Kernels.chooseForTraining();
        Arena arena = Arena.ofAuto();
        int numbers = weights.values().length;
        Tapes.Turn turn = tapes.new Turn();
        work = new Workspace(
                kernel, arena, turn, turn.floats(numbers), Floats.allocate(arena, numbers), steps, end - first);
        window = new Window(steps, end - first, weights.config.heads().size());
        for (Parameters.Layer layer : weights.layers) {
            InputPass input = layers.isEmpty()
                    ? new InputPass.Sparse(work, layer.bias(), window.inputs())
                    : new InputPass.Dense(
                            work, layer.bias(), layer.input(), layers.getLast().seen(), layers.getLast().slopes());
            CellPass cells = CellPass.of(weights.config.layers().get(layers.size()), work, layer);
            Floats seen = kept < 1 ? work.tape(Table.padded(layer.recurrent().rows())) : cells.hidden();
            layers.add(new Layer(input, cells, seen, work.tape(Table.padded(layer.recurrent().rows()))));
        }
        heads = new HeadsPass(work, weights, window.given(), kept);
    }

    /**
     * All shards of a batch. How it is cut depends on the model and the batch, not on the threads.
     *
     * @param threads that work on shards at a time, at most
     */
    static List<Shard> of(Parameters weights, TrainingSettings settings, Streams streams, int threads) {
        int batch = settings.batch();
        boolean cached = weights.config.layers().stream()
                .allMatch(layer -> layer.units() * layer.gateColumns() <= MOST_CACHED_WEIGHTS);
        int each = cached ? STREAMS : Math.max(STREAMS, Math.ceilDiv(batch, 2));
        List<Tapes> tapes = Stream.generate(Tapes::new).limit(threads).toList();
        List<Shard> shards = new ArrayList<>();
        for (int first = 0; first < batch; first += each) {
            shards.add(new Shard(
                    weights, settings, streams, first, Math.min(first + each, batch), first,
                    tapes.get(shards.size() % threads)));
        }
        return shards;
    }

    /** Goes on with other streams, which forget everything before, and another random stream. */
    void restart(Streams others, long dropoutSeed) {
        streams = others;
        random = new SplittableRandom(dropoutSeed);
    }

    /** Computes the gradient of the mean loss an event of the batch, and returns the nats of the window. */
    @Override
    public Double call() {
        synchronized (tapes) {
            try {
                return forwardAndBack();
            } finally {
                Reference.reachabilityFence(this); // the kernels know addresses only
            }
        }
    }

    private double forwardAndBack() {
        streams.play(window, first);
        work.weights().copyFrom(weights.values());
        work.gradient().clear();
        int[] seeds = new int[layers.size()];
        for (int i = 0; i < layers.size(); i++) {
            seeds[i] = random.nextInt();
            forward(layers.get(i), seeds[i]);
        }
        heads.pack();
        Layer top = layers.getLast();
        double nats = heads.forward(top.seen(), window.targets(), eventWeight, random.nextInt());
        heads.back(top.seen(), top.slopes());
        for (int i = layers.size() - 1; i >= 0; i--) {
            back(layers.get(i), seeds[i]);
        }
        return nats;
    }

    private void forward(Layer layer, int seed) {
        layer.input().pack();
        layer.cells().pack();
        layer.input().forward(layer.cells().sums());
        layer.cells().forward(window.fresh());
        if (kept < 1) {
            work.kernel().drop(seed, kept, layer.cells().hidden(), 0, layer.seen(), 0, layer.cells().hiddenFloats());
        }
    }

    private void back(Layer layer, int seed) {
        if (kept < 1) {
            work.kernel().drop(seed, kept, layer.slopes(), 0, layer.slopes(), 0, layer.cells().hiddenFloats());
        }
        layer.cells().back(window.fresh(), layer.slopes());
        layer.input().back(layer.cells().sums());
    }

    /**
     * Adds the gradients of some shards, in their order.
     *
     * @param sum takes it; the shards' own are lost
     */
    static void mergeGradients(List<Shard> shards, Parameters sum) {
        try {
            Workspace all = shards.getFirst().work;
            for (Shard shard : shards.subList(1, shards.size())) {
                all.kernel().addScaled(1, shard.work.gradient(), 0, all.gradient(), 0, all.gradient().length());
            }
            all.gradient().copyTo(sum.values());
        } finally {
            Reference.reachabilityFence(shards);
        }
    }
}

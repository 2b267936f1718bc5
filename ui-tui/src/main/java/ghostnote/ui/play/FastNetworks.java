package ghostnote.ui.play;

import ghostnote.engine.live.Understudy;
import ghostnote.engine.model.Model;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.NanoClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Networks to play on with, each got ready once, while quicker ones play, for all who play with its model.
 *
 * <p>Thread: any but a hot one; they are got ready on {@code warm-up}. Real-time safe: no.
 */
final class FastNetworks implements AutoCloseable {
    private final NanoClock clock;
    private final Map<PackedModel, Entry> entries = new HashMap<>();

    /** One behind the other: to pack one takes twice its room for a moment. */
    private final ExecutorService warmUp = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("warm-up").factory());

    FastNetworks(NanoClock clock) {
        this.clock = clock;
    }

    /** One that is got ready, or is. */
    private final class Entry {
        private final Understudy understudy;
        private List<Understudy.Stage> waiting = new ArrayList<>();
        private Network ready;

        Entry(Model model, Function<Model, Network> pack) {
            understudy = new Understudy(() -> pack.apply(model), this::enterAll, clock);
        }

        private void enterAll(Network network) throws InterruptedException {
            for (Understudy.Stage stage : waitingFor(network)) {
                stage.enter(network);
            }
        }

        private synchronized List<Understudy.Stage> waitingFor(Network network) {
            ready = network;
            List<Understudy.Stage> all = waiting;
            waiting = List.of();
            return all;
        }

        /** The network, if it is ready; else the stage waits for it. */
        private synchronized Network readyFor(Understudy.Stage stage) {
            if (ready == null) {
                waiting.add(stage);
            }
            return ready;
        }
    }

    /** Somebody plays on with that of a model, as soon as it is ready. */
    void want(PackedModel model, Function<Model, Network> pack, Understudy.Stage stage) throws InterruptedException {
        Network ready = entry(model, pack).readyFor(stage);
        if (ready != null) {
            stage.enter(ready);
        }
    }

    private synchronized Entry entry(PackedModel model, Function<Model, Network> pack) {
        Entry entry = entries.get(model);
        if (entry == null) {
            entry = new Entry(model.model(), pack);
            entries.put(model, entry);
            warmUp.execute(entry.understudy);
        }
        return entry;
    }

    @Override
    public synchronized void close() {
        warmUp.shutdownNow();
        warmUp.close();
        entries.values().forEach(entry -> entry.understudy.close());
    }
}

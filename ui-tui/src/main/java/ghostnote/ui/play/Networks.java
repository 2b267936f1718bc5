package ghostnote.ui.play;

import ghostnote.engine.model.Model;
import ghostnote.engine.net.Network;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Networks of models, each packed once, however many drummers play with it.
 *
 * <p>Thread: any. Real-time safe: no. Lives until closed, behind who plays with them.
 */
public final class Networks implements AutoCloseable {
    private final Map<PackedModel, Network> networks = new HashMap<>();

    /**
     * That of a model.
     *
     * @param weights how they are held, by name
     * @param pack makes it, if there is none yet
     */
    public synchronized Network of(Model model, String weights, Function<Model, Network> pack) {
        return networks.computeIfAbsent(new PackedModel(model, weights), _ -> pack.apply(model));
    }

    synchronized List<Network> all() {
        return List.copyOf(networks.values());
    }

    @Override
    public synchronized void close() {
        networks.values().forEach(Network::close);
    }
}

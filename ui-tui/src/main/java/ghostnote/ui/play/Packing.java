package ghostnote.ui.play;

import ghostnote.engine.model.Model;
import ghostnote.engine.net.Network;
import java.util.function.Function;

/**
 * How models are made networks.
 *
 * @param weights how those are held, by name; the same name gives the same networks
 * @param quick packs a model so that it is quick to compile
 * @param fast packs it to play on with; both give the same bits
 */
public record Packing(String weights, Function<Model, Network> quick, Function<Model, Network> fast) {
    /** The same, but that nothing is quick to compile. */
    Packing fastAtOnce() {
        return new Packing(weights, fast, fast);
    }
}

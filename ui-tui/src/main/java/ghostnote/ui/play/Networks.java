package ghostnote.ui.play;

import ghostnote.engine.model.Model;
import ghostnote.engine.net.Network;
import ghostnote.ui.cast.Cast;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Those of a cast, in the order of its drummers. Any number of bands may play with them, one behind the other.
 *
 * <p>Thread: one at a time. Real-time safe: no. Lives until closed, behind who plays with them.
 */
public final class Networks implements AutoCloseable {
    /** What a drummer takes beside its model, which is there already. */
    private static final int DRUMMER_MB = 7;

    /** Packing a model takes as much as the model for a moment, and what plays is never to want for memory. */
    private static final int SPARE_MB = 20;

    private static final int BYTES_PER_MB = 1 << 20;

    private final List<Network> networks = new ArrayList<>();

    private Networks() {}

    /**
     * Those of all of a cast.
     *
     * @param toNetwork packs a model
     * @throws IllegalArgumentException in one line, if memory has no room for all
     */
    public static Networks of(Cast cast, Function<Model, Network> toNetwork) {
        List<Cast.Member> members = cast.members();
        if (members.size() > 1) {
            requireRoom("%d drummers".formatted(members.size()), members.size() - 1);
        }
        Networks all = new Networks();
        members.forEach(member -> all.networks.add(toNetwork.apply(member.model())));
        return all;
    }

    /**
     * Adds that of a newcomer.
     *
     * @throws IllegalArgumentException in one line, if memory has no room for one more
     */
    Network add(Cast.Member newcomer, Function<Model, Network> toNetwork) {
        requireRoom("drummer " + newcomer.name(), 1);
        Network network = toNetwork.apply(newcomer.model());
        networks.add(network);
        return network;
    }

    /** Collects what is garbage first. */
    private static void requireRoom(String what, int count) {
        int roomMb = count * DRUMMER_MB + SPARE_MB;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long freeBytes = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        if (freeBytes < (long) roomMb * BYTES_PER_MB) {
            throw new IllegalArgumentException("%s: memory has room for %d MB more, and %d are to be free"
                    .formatted(what, freeBytes / BYTES_PER_MB, roomMb));
        }
    }

    List<Network> all() {
        return networks;
    }

    @Override
    public void close() {
        networks.forEach(Network::close);
    }
}

package ghostnote.engine.live;

import ghostnote.engine.net.Network;
import ghostnote.engine.time.NanoClock;
import java.util.function.Supplier;

/**
 * Gets a network of a fast kernel ready, while its twin of a kernel that is quick to compile plays; then that one takes over.
 * Both give the same bits, so it is not heard when.
 *
 * <p>Thread: {@link #run} one of its own. Real-time safe: no.
 */
public final class Understudy implements Runnable, AutoCloseable {
    /** A network that is not ready by then never will be: its twin plays on. */
    private static final long LONGEST_NS = 60_000_000_000L;

    private final Supplier<Network> make;
    private final Stage stage;
    private final NanoClock clock;
    private Network network;

    /** Who takes the network over. */
    public interface Stage {
        /** Plays on with it from now on. */
        void enter(Network network) throws InterruptedException;
    }

    /**
     * @param make makes the network
     * @param stage where it is to play when it is ready
     */
    public Understudy(Supplier<Network> make, Stage stage, NanoClock clock) {
        this.make = make;
        this.stage = stage;
        this.clock = clock;
    }

    /** Gets ready and takes over; not if it is interrupted. */
    @Override
    public void run() {
        network = make.get();
        if (WarmUp.run(network, clock, LONGEST_NS).clean()) {
            try {
                stage.enter(network);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** When {@link #run} has ended. Whoever it was handed to must not use the network any more. */
    @Override
    public void close() {
        if (network != null) {
            network.close();
        }
    }
}

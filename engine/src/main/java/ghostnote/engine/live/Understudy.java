package ghostnote.engine.live;

import ghostnote.engine.net.Network;
import ghostnote.engine.os.Threads;
import ghostnote.engine.time.NanoClock;
import java.util.function.Supplier;

/**
 * Gets a network of a fast kernel ready, on the thread {@code warm-up}, while its twin of a kernel that is quick to
 * compile plays; then that one takes over. Both give the same bits, so it is not heard when.
 *
 * <p>Thread: the caller's. Real-time safe: no.
 */
public final class Understudy implements AutoCloseable {
    /** A network that is not ready by then never will be: its twin plays on. */
    private static final long LONGEST_NS = 60_000_000_000L;

    private final Thread thread;
    private Network network;

    /** Who takes the network over. */
    public interface Stage {
        /** Plays on with it from now on. */
        void enter(Network network) throws InterruptedException;
    }

    /**
     * @param network makes the network
     * @param stage where it is to play when it is ready
     */
    public Understudy(Supplier<Network> network, Stage stage, NanoClock clock) {
        thread = new Thread(() -> getReady(network, stage, clock), "warm-up");
        thread.setDaemon(true);
    }

    private void getReady(Supplier<Network> make, Stage stage, NanoClock clock) {
        network = make.get();
        if (WarmUp.run(network, clock, LONGEST_NS).clean()) {
            try {
                stage.enter(network);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Whoever it was handed to must not use the network any more. */
    @Override
    public void close() {
        thread.interrupt();
        Threads.joinWhole(thread);
        if (network != null) {
            network.close();
        }
    }
}

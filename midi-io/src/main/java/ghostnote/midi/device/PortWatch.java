package ghostnote.midi.device;

import ghostnote.engine.os.Threads;
import ghostnote.midi.device.WatchedPort.News;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Looks twice a second whether ports are there, on a thread of its own, {@code midi-devices}: asking the system can take
 * long, or for ever.
 */
public final class PortWatch implements AutoCloseable {
    private static final long PERIOD_MS = 500;
    private static final long LONGEST_CLOSE_MS = 500;

    private final List<WatchedPort> ports = new CopyOnWriteArrayList<>();
    private final Consumer<String> tell;
    private final Thread thread = new Thread(this::run, "midi-devices");

    /**
     * @param tell is told when a port goes or comes back
     */
    public PortWatch(Consumer<String> tell) {
        this.tell = tell;
        thread.setDaemon(true);
    }

    /** Looks for this one too. Thread: one owner. */
    public void add(WatchedPort port) {
        addUnstarted(port);
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    /** Looks for it no more. Thread: any. */
    public void remove(WatchedPort port) {
        ports.remove(port);
    }

    void addUnstarted(WatchedPort port) {
        ports.add(port);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PERIOD_MS);
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once. */
    void look() {
        List<MidiPorts.PortInfo> there = MidiPorts.list();
        for (WatchedPort port : ports) {
            News news = port.look(there.stream().anyMatch(port::isLike));
            if (news == News.GONE) {
                tell.accept("%s is gone; it is looked for, and all else plays on".formatted(port.name()));
            } else if (news == News.BACK) {
                tell.accept(port.name() + " is back");
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        Threads.joinFor(thread, LONGEST_CLOSE_MS);
    }
}

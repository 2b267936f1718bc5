package ghostnote.midi.device;

import ghostnote.engine.os.Threads;
import ghostnote.midi.device.KeptPort.News;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks every second whether ports are there, on a thread of its own, {@code midi-devices}: asking the system can take
 * long, or for ever.
 */
public final class PortWatch implements AutoCloseable {
    private static final long PERIOD_MS = 1000;
    private static final long LONGEST_CLOSE_MS = 500;

    private final List<KeptPort> ports;
    private final Consumer<String> tell;
    private final Thread thread = new Thread(this::run, "midi-devices");

    /**
     * @param tell is told when a port goes or comes back
     */
    public PortWatch(List<KeptPort> ports, Consumer<String> tell) {
        this.ports = List.copyOf(ports);
        this.tell = tell;
        thread.setDaemon(true);
    }

    /** Begins. */
    public void start() {
        if (!ports.isEmpty()) {
            thread.start();
        }
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
        Set<String> there = MidiPorts.list().stream()
                .filter(MidiPorts.PortInfo::output)
                .map(MidiPorts.PortInfo::name)
                .collect(Collectors.toSet());
        for (KeptPort port : ports) {
            News news = port.look(there.contains(port.name()));
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

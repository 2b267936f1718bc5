package ghostnote.ui.play;

import ghostnote.engine.os.Threads;
import ghostnote.midi.device.KeptPort;
import ghostnote.midi.device.MidiPorts;
import ghostnote.midi.device.PortWatch;
import java.util.ArrayList;
import java.util.List;

/**
 * The MIDI output ports of a performance, each open once, however many tracks play to it.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class Ports implements AutoCloseable {
    private static final long LONGEST_CLOSE_MS = 2000;

    private final PortWatch watch;
    private final List<Share> shares = new ArrayList<>();
    private long failuresOfClosed;

    /**
     * @param watch looks for those that go
     */
    public Ports(PortWatch watch) {
        this.watch = watch;
    }

    /**
     * What a track has of a port until it gives it back.
     *
     * @param isFirst whether nobody else had it open
     */
    record Share(KeptPort port, boolean isFirst) {}

    /**
     * Opens a port, if it is not yet.
     *
     * @param name its name or a part of it
     * @throws ghostnote.midi.device.PortException in one line, if it does not open
     */
    Share open(String name) {
        String whole = MidiPorts.outputName(name);
        synchronized (this) {
            for (Share share : shares) {
                if (share.port.name().equals(whole)) {
                    return add(new Share(share.port, false));
                }
            }
        }
        // It may take its time, or for ever, for which nobody else is to wait.
        KeptPort port = MidiPorts.open(whole);
        watch.add(port);
        return add(new Share(port, true));
    }

    private synchronized Share add(Share share) {
        shares.add(share);
        return share;
    }

    /** Gives one back; the last closes the port. */
    synchronized void giveBack(Share share) {
        shares.remove(share);
        KeptPort port = share.port;
        if (shares.stream().noneMatch(other -> other.port.equals(port))) {
            failuresOfClosed += port.failures();
            watch.remove(port);
            port.close();
        }
    }

    /** Whether what is sent to a port arrives. */
    synchronized boolean isThere(String name) {
        return shares.stream().noneMatch(share -> share.port.name().equals(name) && !share.port.isThere());
    }

    private synchronized List<KeptPort> all() {
        return shares.stream().map(Share::port).distinct().toList();
    }

    /** Messages that ports did not take. */
    synchronized long failures() {
        return failuresOfClosed + all().stream().mapToLong(KeptPort::failures).sum();
    }

    @Override
    public void close() {
        List<KeptPort> open = all();
        // A port that takes nothing may not close either.
        Thread closing = Thread.ofPlatform().daemon().name("close-ports").start(() -> open.forEach(KeptPort::close));
        Threads.joinFor(closing, LONGEST_CLOSE_MS);
    }
}

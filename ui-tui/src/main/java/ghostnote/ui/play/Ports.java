package ghostnote.ui.play;

import ghostnote.engine.RealTime;
import ghostnote.engine.os.Threads;
import ghostnote.engine.wire.MidiOut;
import ghostnote.engine.wire.MidiStatus;
import ghostnote.midi.device.KeptPort;
import ghostnote.midi.device.MidiPorts;
import ghostnote.midi.device.PortWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** What a track has of a port until it gives it back. A clock that came twice would be twice as fast, so one has it. */
    static final class Share implements MidiOut {
        private final KeptPort port;
        private final boolean wantsClock;
        private volatile boolean hasClock;

        private Share(KeptPort port, boolean wantsClock) {
            this.port = port;
            this.wantsClock = wantsClock;
        }

        String name() {
            return port.name();
        }

        @Override
        @RealTime
        public void send(long dueNs, int status, int data1, int data2) {
            if (hasClock || status < MidiStatus.SONG_POSITION) {
                port.send(dueNs, status, data1, data2);
            }
        }
    }

    /**
     * Opens a port, if it is not yet.
     *
     * @param name its name or a part of it
     * @param wantsClock whether it is to be sent clock, start and stop
     * @throws ghostnote.midi.device.PortException in one line, if it does not open
     */
    Share open(String name, boolean wantsClock) {
        String whole = MidiPorts.outputName(name);
        Optional<Share> other = sharesOf(whole).findFirst();
        if (other.isPresent()) {
            return add(new Share(other.get().port, wantsClock));
        }
        // It may take its time, or for ever, for which nobody else is to wait.
        KeptPort port = MidiPorts.open(whole);
        watch.add(port);
        return add(new Share(port, wantsClock));
    }

    private synchronized Stream<Share> sharesOf(String name) {
        return List.copyOf(shares).stream().filter(share -> share.name().equals(name));
    }

    private synchronized Share add(Share share) {
        share.hasClock = share.wantsClock && sharesOf(share.name()).noneMatch(other -> other.hasClock);
        shares.add(share);
        return share;
    }

    /** The clock of a port goes to another that has a share of it. */
    synchronized void handClockOn(Share share) {
        if (share.hasClock) {
            share.hasClock = false;
            sharesOf(share.name())
                    .filter(other -> other != share && other.wantsClock)
                    .findFirst()
                    .ifPresentOrElse(next -> next.hasClock = true, () -> share.hasClock = true);
        }
    }

    /** Gives one back; the last closes the port. */
    synchronized void giveBack(Share share) {
        shares.remove(share);
        KeptPort port = share.port;
        if (sharesOf(port.name()).findAny().isEmpty()) {
            failuresOfClosed += port.failures();
            watch.remove(port);
            port.close();
        }
    }

    /** Whether what is sent to a port arrives. */
    synchronized boolean isThere(String name) {
        return sharesOf(name).allMatch(share -> share.port.isThere());
    }

    private synchronized List<KeptPort> all() {
        return shares.stream().map(share -> share.port).distinct().toList();
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

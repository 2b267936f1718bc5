package ghostnote.audio.jack;

import ghostnote.audio.sound.BlockHost;
import ghostnote.audio.sound.BlockPlayer;
import ghostnote.audio.sound.BlockPlayers;
import ghostnote.audio.sound.InstrumentMaker;
import ghostnote.audio.sound.MixBus;
import ghostnote.engine.os.Threads;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jaudiolibs.jnajack.JackException;

/**
 * Ghostnote as a client of JACK, with the ports {@code midi_out}, to which its own players play, {@code midi_in}, and
 * those that are asked for, whether there is a server yet or not. One that dies is noticed within half a second; the next
 * one is joined, and what was connected is connected again.
 *
 * <p>Which server it is says {@code JACK_DEFAULT_SERVER}, as for every client. None is ever started.
 *
 * <p>While a server is there, the JVM ends only when the link is closed, or by {@code System.exit} or a signal.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class JackLink implements BlockHost, AutoCloseable {
    private static final long LOOK_NS = 250_000_000;
    private static final long RETRY_NS = 500_000_000;
    private static final long LONGEST_CLOSE_MS = 2000;

    private final String clientName;
    private final Consumer<String> tell;
    private final JackClock clock = new JackClock();
    private final JackCounters counters = new JackCounters();
    private final MixBus bus = new MixBus(this, clock.scale(), counters, counters::noteFailure);
    private final JackDuty duty = new JackDuty(clock, counters, bus);
    private final JackMidiOut midiOut = midiOut("midi_out");
    private final Connections inputs = new Connections();
    private final Thread watch = new Thread(this::run, "jack-watch");
    private volatile boolean closing;

    /** Guards all talk with the server but that of its own threads. */
    private final Object talk = new Object();

    private Libjack libjack;
    private TransportLeader leader;
    private volatile JackSession session;

    /**
     * @param clientName what JACK shows; it adds a number if there is another of that name
     * @param tell is told in one line of each change, on any thread; it does not wait
     */
    public JackLink(String clientName, Consumer<String> tell) {
        this.clientName = clientName;
        this.tell = tell;
        watch.setDaemon(true);
    }

    /**
     * Lets an instrument sound, together with those that were let before, through the ports {@code out_1} and
     * {@code out_2}, which are connected to where the machine plays. Before {@link #start}.
     *
     * @param maker makes it when a server is joined, and anew when the next one is of another sample rate
     * @return takes those who play it; its blocks are the cycles
     */
    public BlockHost sound(InstrumentMaker maker) {
        return bus.add(maker);
    }

    /** What was let sound, in that order. */
    public List<BlockHost> sounds() {
        return bus.hosts();
    }

    /**
     * Has one more port that sends MIDI. Before {@link #start}.
     *
     * @param portName which no other port of this client has
     * @return takes those who play to it
     */
    public JackMidiOut midiOut(String portName) {
        BlockPlayers players = new BlockPlayers(this, clock.scale(), counters, counters::noteFailure);
        JackMidiOut made = new JackMidiOut(portName, players);
        duty.add(made);
        return made;
    }

    @Override
    public void add(BlockPlayer player) {
        midiOut.add(player);
    }

    /** Sets who hears what comes in; null for nobody. */
    public void listen(MidiBytes listener) {
        duty.listen(listener);
    }

    /**
     * Sets who follows JACK's transport; null for nobody.
     *
     * @throws UnsupportedOperationException in one line, on a processor where that is not possible
     */
    public void follow(TransportWatcher watcher) {
        if (watcher != null) {
            requireTransport();
        }
        duty.follow(watcher);
    }

    /** See {@link JackSession}: the layout of a position. */
    private static void requireTransport() {
        String processor = System.getProperty("os.arch");
        if (!processor.equals("amd64") && !processor.equals("x86_64")) {
            throw new UnsupportedOperationException(
                    "JACK's transport can be neither followed nor led on %s: the library for it knows x86-64 only"
                            .formatted(processor));
        }
    }

    /** Joins the server, if there is one, and looks for it from now on. */
    public void start() {
        if (!isInstalled()) {
            tell.accept("JACK is not on this machine (libjack was not found)");
            return;
        }
        if (!joins()) {
            tell.accept("JACK is not running; it is looked for, and all else plays on");
        }
        watch.start();
    }

    /**
     * Joins the server, if there is one, and watches it from now on; else this is of no use, and says nothing.
     *
     * @return whether there is one
     */
    public boolean startIfThere() {
        boolean isThere = isInstalled() && joins();
        if (isThere) {
            watch.start();
        }
        return isThere;
    }

    private boolean isInstalled() {
        synchronized (talk) {
            try {
                libjack = Libjack.load();
                return true;
            } catch (JackException none) {
                return false;
            }
        }
    }

    private boolean joins() {
        synchronized (talk) {
            look();
            return session != null;
        }
    }

    private void run() {
        while (!closing) {
            LockSupport.parkNanos(session == null ? RETRY_NS : LOOK_NS);
            synchronized (talk) {
                if (!closing) {
                    look();
                }
            }
        }
        synchronized (talk) {
            end();
            bus.close();
        }
    }

    private void look() {
        JackSession before = session;
        if (before != null && before.isDead()) {
            counters.noteDeath();
            tell.accept("JACK is gone; it is looked for, and all else plays on");
            end();
        }
        if (before != null && before.isResized()) {
            end();
        }
        if (session == null) {
            join();
        }
        if (session != null) {
            keepConnections(session);
        }
    }

    private void end() {
        JackSession ended = session;
        session = null;
        if (ended != null) {
            ended.close();
            duty.end();
        }
    }

    private void join() {
        try {
            JackSession joined = new JackSession(libjack, clientName, duty, counters, watch);
            session = joined;
            duty.midiOuts().forEach(JackMidiOut::forgetSeen);
            inputs.forgetSeen();
            tell.accept("JACK is %s: %d Hz, %d frames a period"
                    .formatted(counters.deaths() == 0 ? "there" : "back", joined.sampleRate(), joined.periodFrames()));
            joined.connectSound();
            if (leader != null) {
                lead(joined);
            }
            duty.midiOuts().forEach(out -> connectWished(out, joined));
        } catch (JackException notYet) {
            return; // it is looked for again
        }
    }

    private void keepConnections(JackSession now) {
        duty.midiOuts().forEach(out -> out.keepConnections(now));
        inputs.keep(now, JackSession.MIDI_IN);
    }

    private void connectWished(JackMidiOut out, JackSession now) {
        try {
            out.connectWished(now);
        } catch (JackPortException none) {
            tell.accept(none.getMessage());
        }
    }

    /**
     * Connects {@code midi_out} to the input port with a name, or the only one whose name contains it, whatever the case;
     * when there is no server yet, as soon as there is one.
     *
     * @throws JackPortException in one line, if there is none, or several, or it does not connect
     */
    public void connect(String name) {
        connect(midiOut, name);
    }

    /**
     * The same for another port of this link.
     *
     * @param port from {@link #midiOut}
     * @throws JackPortException in one line, if there is none of the name, or several, or it does not connect
     */
    public void connect(JackMidiOut port, String name) {
        synchronized (talk) {
            JackSession now = session;
            if (now == null) {
                port.wish(name);
                return;
            }
            port.connect(now, name);
            port.keepConnections(now);
        }
    }

    /**
     * Leads JACK's transport, with this server and those to come, as far as no other program does; null to leave that.
     *
     * @throws UnsupportedOperationException in one line, on a processor where that is not possible
     */
    public void lead(TransportLeader newLeader) {
        if (newLeader != null) {
            requireTransport();
        }
        synchronized (talk) {
            leader = newLeader;
            JackSession now = session;
            if (now != null) {
                now.stopLeading();
                if (newLeader != null) {
                    lead(now);
                }
            }
        }
    }

    private void lead(JackSession now) {
        if (!now.lead(leader)) {
            tell.accept("another program leads JACK's transport; it is left to it");
        }
    }

    /**
     * Lets JACK's transport roll.
     *
     * @return false if there is no server
     */
    public boolean startTransport() {
        return command(JackSession::startTransport);
    }

    /**
     * Stops JACK's transport.
     *
     * @return false if there is no server
     */
    public boolean stopTransport() {
        return command(JackSession::stopTransport);
    }

    /**
     * Moves JACK's transport.
     *
     * @param frame where to, of 32 bits
     * @return false if there is no server
     */
    public boolean locate(long frame) {
        return command(now -> now.locate(frame));
    }

    private interface Command {
        void give(JackSession now) throws JackException;
    }

    private boolean command(Command command) {
        synchronized (talk) {
            JackSession now = session;
            if (now == null) {
                return false;
            }
            try {
                command.give(now);
                return true;
            } catch (JackException gone) {
                return false;
            }
        }
    }

    /** The time of what is played. */
    public JackClock clock() {
        return clock;
    }

    /** What went wrong. */
    public JackCounters counters() {
        return counters;
    }

    @Override
    public long aheadNs() {
        return clock.periodNs();
    }

    @Override
    public boolean isPlaying() {
        return isConnected();
    }

    /** Whether a server is there. */
    public boolean isConnected() {
        return session != null;
    }

    /** Leaves the server. Waits for that, but not for ever. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(watch);
        Threads.joinFor(watch, LONGEST_CLOSE_MS);
    }
}

package ghostnote.audio.jack;

import ghostnote.audio.sound.BlockHost;
import ghostnote.audio.sound.BlockPlayer;
import ghostnote.audio.sound.BlockPlayers;
import ghostnote.audio.sound.InstrumentMaker;
import ghostnote.audio.sound.MixBus;
import ghostnote.engine.os.Threads;
import ghostnote.engine.wire.PortNames;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jaudiolibs.jnajack.JackException;

/**
 * Ghostnote as a client of JACK, with the ports {@code midi_out} and {@code midi_in}, whether there is a server yet or
 * not. One that dies is noticed within half a second; the next one is joined, and what was connected is connected again.
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
    private final BlockPlayers players = new BlockPlayers(this, clock.scale(), counters, counters::noteFailure);
    private final MixBus bus = new MixBus(this, clock.scale(), counters, counters::noteFailure);
    private final JackDuty duty = new JackDuty(clock, counters, players, bus);
    private final Connections outputs = new Connections();
    private final Connections inputs = new Connections();
    private final Thread watch = new Thread(this::run, "jack-watch");
    private volatile boolean closing;

    /** Guards all talk with the server but that of its own threads. */
    private final Object talk = new Object();

    private Libjack libjack;
    private TransportLeader leader;
    private String wish = "";
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

    @Override
    public void add(BlockPlayer player) {
        players.add(player);
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
            outputs.forgetSeen();
            inputs.forgetSeen();
            tell.accept("JACK is %s: %d Hz, %d frames a period"
                    .formatted(counters.deaths() == 0 ? "there" : "back", joined.sampleRate(), joined.periodFrames()));
            joined.connectSound();
            if (leader != null) {
                lead(joined);
            }
            if (!wish.isEmpty()) {
                tryWish(joined);
            }
        } catch (JackException notYet) {
            return; // it is looked for again
        }
    }

    private void keepConnections(JackSession now) {
        try {
            for (String port : outputs.look(now.connectedTo(true), now.others(true))) {
                now.connect(true, port);
            }
            for (String port : inputs.look(now.connectedTo(false), now.others(false))) {
                now.connect(false, port);
            }
        } catch (JackException gone) {
            return; // it is looked at again
        }
    }

    private void tryWish(JackSession now) throws JackException {
        String wished = wish;
        wish = "";
        try {
            connect(now, wished);
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
        synchronized (talk) {
            JackSession now = session;
            if (now == null) {
                wish = name;
                return;
            }
            try {
                connect(now, name);
                keepConnections(now);
            } catch (JackException refused) {
                throw new JackPortException("JACK does not connect to \"%s\"".formatted(name));
            }
        }
    }

    private static void connect(JackSession now, String name) throws JackException {
        Set<String> there = now.others(true);
        String port = onlyOne(there, name);
        if (!now.connectedTo(true).contains(port)) {
            now.connect(true, port);
        }
    }

    private static String onlyOne(Set<String> there, String part) {
        List<String> matching = PortNames.like(part, there, name -> name);
        if (matching.isEmpty()) {
            String instead = there.isEmpty() ? "JACK has none" : "there is " + quoted(List.copyOf(there));
            throw new JackPortException("no JACK MIDI input \"%s\": %s".formatted(part, instead));
        }
        if (matching.size() > 1) {
            throw new JackPortException("\"%s\" could be any of %s: give more of the name".formatted(part, quoted(matching)));
        }
        return matching.getFirst();
    }

    private static String quoted(List<String> names) {
        return "\"" + String.join("\", \"", names) + "\"";
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

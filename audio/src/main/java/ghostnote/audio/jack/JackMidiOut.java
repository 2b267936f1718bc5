package ghostnote.audio.jack;

import ghostnote.audio.sound.BlockEvents;
import ghostnote.audio.sound.BlockHost;
import ghostnote.audio.sound.BlockPlayer;
import ghostnote.audio.sound.BlockPlayers;
import ghostnote.engine.RealTime;
import ghostnote.engine.wire.PortNames;
import java.util.List;
import java.util.Set;
import org.jaudiolibs.jnajack.JackException;

/**
 * A port of ours that sends MIDI, with one server after another: who plays to it, and what it is connected to.
 *
 * <p>Thread: as a {@link BlockHost} any but a hot one, {@link #play} and {@link #events} JACK's, the rest who talks with the
 * server. Real-time safe: the methods marked so.
 */
public final class JackMidiOut implements BlockHost {
    private final String name;
    private final BlockPlayers players;
    private final Connections connections = new Connections();
    private String wish = "";

    JackMidiOut(String name, BlockPlayers players) {
        this.name = name;
        this.players = players;
    }

    @Override
    public void add(BlockPlayer player) {
        players.add(player);
    }

    @Override
    public long aheadNs() {
        return players.aheadNs();
    }

    @Override
    public boolean isPlaying() {
        return players.isPlaying();
    }

    /** Without that of the client. */
    String name() {
        return name;
    }

    /** All play a cycle. */
    @RealTime
    void play(long nowNs, long untilNs, long firstFrame, int frames) {
        players.play(nowNs, untilNs, firstFrame, frames);
    }

    /** What is to be written. */
    @RealTime
    BlockEvents events() {
        return players.events();
    }

    /** Is to be connected to a port as soon as there is a server. */
    void wish(String other) {
        wish = other;
    }

    /** There is another server, which knows of nothing. */
    void forgetSeen() {
        connections.forgetSeen();
    }

    /**
     * Is connected to what was wished for, once.
     *
     * @throws JackPortException as {@link #connect} does
     */
    void connectWished(JackSession now) {
        String wished = wish;
        wish = "";
        if (!wished.isEmpty()) {
            connect(now, wished);
        }
    }

    /**
     * Connects it to the input port with a name, or the only one whose name contains it.
     *
     * @throws JackPortException in one line, if there is none, or several, or it does not connect
     */
    void connect(JackSession now, String other) {
        try {
            String port = onlyOne(now.others(name), other);
            if (!now.connectedTo(name).contains(port)) {
                now.connect(name, port);
            }
        } catch (JackException refused) {
            throw new JackPortException("JACK does not connect to \"%s\"".formatted(other));
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

    /** Connects it again to what is back. */
    void keepConnections(JackSession now) {
        connections.keep(now, name);
    }
}

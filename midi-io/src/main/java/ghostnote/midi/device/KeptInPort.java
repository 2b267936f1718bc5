package ghostnote.midi.device;

import ghostnote.engine.time.NanoClock;
import ghostnote.engine.wire.MidiListener;
import ghostnote.midi.device.MidiPorts.PortInfo;

/**
 * An input port that may go and come back under its name.
 *
 * <p>Thread: {@link #listen} and {@link #close} its owner, {@link #look} one other; messages come on a thread of the JDK's.
 */
public final class KeptInPort implements WatchedPort, AutoCloseable {
    private final String name;

    /** Null while it is gone. */
    private MidiInPort port;

    private NanoClock clock;
    private MidiListener listener;
    private boolean isClosed;

    KeptInPort(MidiInPort port) {
        this.port = port;
        name = port.name();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isLike(PortInfo info) {
        return info.input() && info.name().equals(name);
    }

    /**
     * Begins to tell of messages.
     *
     * @param newClock says when they came
     */
    public synchronized void listen(NanoClock newClock, MidiListener newListener) {
        clock = newClock;
        listener = newListener;
        if (port != null) {
            port.listen(clock, listener);
        }
    }

    @Override
    public synchronized News look(boolean there) {
        if (port != null && !there) {
            port.close();
            port = null;
            return News.GONE;
        }
        if (port == null && there && !isClosed) {
            try {
                port = MidiPorts.openInputNow(name);
            } catch (PortException notYet) {
                return News.NONE; // it is looked for again
            }
            if (listener != null) {
                port.listen(clock, listener);
            }
            return News.BACK;
        }
        return News.NONE;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (port != null) {
            port.close();
            port = null;
        }
    }
}

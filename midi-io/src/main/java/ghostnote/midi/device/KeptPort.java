package ghostnote.midi.device;

import ghostnote.engine.RealTime;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.wire.MidiOut;
import ghostnote.engine.wire.MidiStatus;
import ghostnote.engine.wire.SongPosition;
import ghostnote.midi.device.MidiPorts.PortInfo;

/**
 * An output port that may go and come back under its name, as when a cable was touched. What is sent while it is gone is
 * lost and counted. When it is back it is sent the song position and a continue before the next sixteenth, if it was to
 * follow, so that it takes up where the others are (MIDI 1.0, song position pointer: unit of six clocks, 14 bits).
 *
 * <p>Thread: {@link #send} one sender, {@link #look} one other. Real-time safe: {@link #send}, as its port is.
 */
public final class KeptPort implements MidiOut, WatchedPort, AutoCloseable {
    private static final int PULSES_A_SIXTEENTH = Ticks.PER_SIXTEENTH / Ticks.PER_CLOCK_PULSE;

    private final String name;

    /** Null while it is gone. */
    private volatile MidiPort port;

    private volatile long unsent;
    private volatile long failuresBefore;

    private boolean isRunning;
    private boolean wasGone;
    private long pulses;

    KeptPort(MidiPort port) {
        this.port = port;
        name = port.name();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    @RealTime
    @SuppressWarnings("NonAtomicVolatileUpdate") // one sender
    public void send(long dueNs, int status, int data1, int data2) {
        switch (status) {
            case MidiStatus.START -> {
                isRunning = true;
                pulses = 0;
            }
            case MidiStatus.CONTINUE -> isRunning = true;
            case MidiStatus.STOP -> isRunning = false;
            case MidiStatus.SONG_POSITION -> pulses = PULSES_A_SIXTEENTH * SongPosition.sixteenth(data1, data2);
            case MidiStatus.CLOCK -> pulses += isRunning ? 1 : 0;
            default -> {}
        }
        MidiPort now = port;
        if (now == null) {
            unsent++;
            wasGone = true;
            return;
        }
        now.send(dueNs, status, data1, data2);
        if (wasGone && status == MidiStatus.CLOCK && pulses % PULSES_A_SIXTEENTH == 0) {
            takeUp(now, dueNs);
        }
    }

    /** The next pulse is a sixteenth. */
    @RealTime
    private void takeUp(MidiPort now, long dueNs) {
        wasGone = false;
        long sixteenth = pulses / PULSES_A_SIXTEENTH;
        if (isRunning && SongPosition.canTell(sixteenth)) {
            SongPosition.send(now, dueNs, sixteenth);
            now.send(dueNs, MidiStatus.CONTINUE, 0, 0);
        }
    }

    @Override
    public boolean isLike(PortInfo info) {
        return info.output() && info.name().equals(name);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one looks
    public News look(boolean there) {
        MidiPort before = port;
        if (before != null && !there) {
            port = null;
            failuresBefore += before.failures();
            before.close();
            return News.GONE;
        }
        if (before == null && there) {
            try {
                port = MidiPorts.openNow(name);
                return News.BACK;
            } catch (PortException notYet) {
                return News.NONE; // it is looked for again
            }
        }
        return News.NONE;
    }

    /** Whether it is there now. Thread: any. */
    public boolean isThere() {
        return port != null;
    }

    /** Messages that the port did not take, or that were sent while it was gone. Thread: any. */
    public long failures() {
        MidiPort now = port;
        return unsent + failuresBefore + (now == null ? 0 : now.failures());
    }

    @Override
    public void close() {
        MidiPort now = port;
        if (now != null) {
            now.close();
        }
    }
}

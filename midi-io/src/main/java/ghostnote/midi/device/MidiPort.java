package ghostnote.midi.device;

import ghostnote.engine.RealTime;
import ghostnote.engine.wire.MidiOut;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;

/**
 * An open output port.
 *
 * <p>Thread: one sender. Real-time safe: without allocation or lock of ours; the JDK writes to the device at once and
 * waits for it. The one message object is used again and again: the JDK's ports copy its bytes before they return.
 */
public final class MidiPort implements MidiOut, AutoCloseable {
    private final MidiDevice device;
    private final Receiver receiver;
    private final ShortMessage message = new ShortMessage();
    private volatile long failures;

    MidiPort(MidiDevice device, Receiver receiver) {
        this.device = device;
        this.receiver = receiver;
    }

    /** The name of the port. */
    public String name() {
        return device.getDeviceInfo().getName();
    }

    @Override
    @RealTime
    @SuppressWarnings("NonAtomicVolatileUpdate") // one sender
    public void send(long dueNs, int status, int data1, int data2) {
        if (isUndefined(status)) {
            failures++;
            return;
        }
        try {
            message.setMessage(status, data1, data2);
            receiver.send(message, -1);
        } catch (InvalidMidiDataException | RuntimeException closedOrBroken) {
            failures++;
        }
    }

    /** Legal to the JDK, which then writes a message of length -1 to ALSA. */
    @RealTime
    private static boolean isUndefined(int status) {
        return status == 0xF9 || status == 0xFD;
    }

    /** Messages that the port did not take. Thread: any. */
    public long failures() {
        return failures;
    }

    @Override
    public void close() {
        try {
            receiver.close();
        } finally {
            device.close();
        }
    }
}

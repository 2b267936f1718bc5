package ghostnote.midi.device;

import ghostnote.engine.time.NanoClock;
import ghostnote.engine.wire.MidiListener;
import ghostnote.engine.wire.MidiParser;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.Transmitter;

/**
 * An open input port.
 *
 * <p>Thread: one owner; messages come on a thread of the JDK's. Real-time safe: no.
 */
final class MidiInPort implements AutoCloseable {
    private final MidiDevice device;
    private final Transmitter transmitter;

    MidiInPort(MidiDevice device, Transmitter transmitter) {
        this.device = device;
        this.transmitter = transmitter;
    }

    /** The name of the port. */
    String name() {
        return device.getDeviceInfo().getName();
    }

    /**
     * Begins to tell of messages.
     *
     * @param clock says when they came: the JDK's own stamps are of the wall clock
     */
    void listen(NanoClock clock, MidiListener listener) {
        transmitter.setReceiver(new Bytes(clock, new MidiParser(listener)));
    }

    /** What the JDK takes for a message may be none, or have another inside. */
    private record Bytes(NanoClock clock, MidiParser parser) implements Receiver {
        @Override
        public void send(MidiMessage message, long timeStamp) {
            long nowNs = clock.nanoTime();
            byte[] bytes = message.getMessage();
            for (int i = 0; i < message.getLength(); i++) {
                parser.accept(nowNs, bytes[i]);
            }
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() {
        try {
            transmitter.close();
        } finally {
            device.close();
        }
    }
}

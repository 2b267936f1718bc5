package ghostnote.midi.device;

import ghostnote.engine.wire.MidiStatus;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Transmitter;

/**
 * An open input port.
 *
 * <p>Thread: one owner; notes come on a thread of the JDK's. Real-time safe: no.
 */
public final class MidiInPort implements AutoCloseable {
    private final MidiDevice device;
    private final Transmitter transmitter;

    MidiInPort(MidiDevice device, Transmitter transmitter) {
        this.device = device;
        this.transmitter = transmitter;
    }

    /** Who is told of notes. */
    public interface NoteListener {
        /**
         * A note begins, on whatever channel.
         *
         * @param velocity 1 to 127
         */
        void onNote(int note, int velocity);
    }

    /** The name of the port. */
    public String name() {
        return device.getDeviceInfo().getName();
    }

    /** Begins to tell of notes. */
    public void listen(NoteListener listener) {
        transmitter.setReceiver(new Notes(listener));
    }

    private record Notes(NoteListener listener) implements Receiver {
        @Override
        public void send(MidiMessage message, long timeStamp) {
            // A note-on of velocity 0 is a note-off (MIDI 1.0, channel voice messages).
            if (message instanceof ShortMessage note
                    && note.getCommand() == MidiStatus.NOTE_ON
                    && note.getData2() > 0) {
                listener.onNote(note.getData1(), note.getData2());
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

package ghostnote.ui.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.Transmitter;
import javax.sound.midi.spi.MidiDeviceProvider;

/**
 * A MIDI port whose wire is a file: three bytes a message, in the system's hands when {@code send} returns. There is one
 * in processes that are started with {@code -Dghostnote.test.wire=FILE}.
 */
public final class WirePort extends MidiDeviceProvider {
    static final String NAME = "wire of a test";
    private static final String FILE = System.getProperty("ghostnote.test.wire");

    @Override
    public MidiDevice.Info[] getDeviceInfo() {
        return FILE == null ? new MidiDevice.Info[0] : new MidiDevice.Info[] {Name.ONE};
    }

    @Override
    public MidiDevice getDevice(MidiDevice.Info info) {
        if (FILE == null || !info.equals(Name.ONE)) {
            throw new IllegalArgumentException(String.valueOf(info));
        }
        return new Port();
    }

    private static final class Name extends MidiDevice.Info {
        private static final Name ONE = new Name();

        private Name() {
            super(NAME, "Ghostnote", "a file", "1");
        }
    }

    private static final class Port implements MidiDevice {
        private FileChannel wire;

        @Override
        public Info getDeviceInfo() {
            return Name.ONE;
        }

        @Override
        public void open() {
            try {
                wire = FileChannel.open(Path.of(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                wire.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean isOpen() {
            return wire != null && wire.isOpen();
        }

        @Override
        public long getMicrosecondPosition() {
            return -1;
        }

        @Override
        public int getMaxReceivers() {
            return -1;
        }

        @Override
        public int getMaxTransmitters() {
            return 0;
        }

        @Override
        public Receiver getReceiver() {
            return new Receiver() {
                @Override
                public void send(MidiMessage message, long timeStamp) {
                    byte[] three = new byte[3];
                    System.arraycopy(message.getMessage(), 0, three, 0, message.getLength());
                    try {
                        wire.write(ByteBuffer.wrap(three));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public List<Receiver> getReceivers() {
            return List.of();
        }

        @Override
        public Transmitter getTransmitter() {
            throw new UnsupportedOperationException("an output");
        }

        @Override
        public List<Transmitter> getTransmitters() {
            return List.of();
        }
    }
}

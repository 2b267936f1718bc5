package ghostnote.ui.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Transmitter;
import javax.sound.midi.spi.MidiDeviceProvider;

/**
 * A MIDI input whose notes come through a pipe: three bytes a message. There is one in processes that are started with
 * {@code -Dghostnote.test.pads=PIPE}.
 */
public final class PadPort extends MidiDeviceProvider {
    static final String NAME = "pads of a test";
    private static final String PIPE = System.getProperty("ghostnote.test.pads");

    @Override
    public MidiDevice.Info[] getDeviceInfo() {
        return PIPE == null ? new MidiDevice.Info[0] : new MidiDevice.Info[] {Name.ONE};
    }

    @Override
    public MidiDevice getDevice(MidiDevice.Info info) {
        if (PIPE == null || !info.equals(Name.ONE)) {
            throw new IllegalArgumentException(String.valueOf(info));
        }
        return new Port();
    }

    private static final class Name extends MidiDevice.Info {
        private static final Name ONE = new Name();

        private Name() {
            super(NAME, "Ghostnote", "a pipe", "1");
        }
    }

    private static final class Port implements MidiDevice, Transmitter {
        private boolean open;
        private volatile Receiver receiver;

        @Override
        public Info getDeviceInfo() {
            return Name.ONE;
        }

        @Override
        public void open() {
            open = true;
            Thread.ofPlatform().name("pads").daemon().start(this::read);
        }

        private void read() {
            try (InputStream in = Files.newInputStream(Path.of(PIPE))) {
                for (byte[] three = in.readNBytes(3); three.length == 3; three = in.readNBytes(3)) {
                    receiver.send(new ShortMessage(three[0] & 0xff, three[1], three[2]), -1);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InvalidMidiDataException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            open = false;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public long getMicrosecondPosition() {
            return -1;
        }

        @Override
        public int getMaxReceivers() {
            return 0;
        }

        @Override
        public int getMaxTransmitters() {
            return -1;
        }

        @Override
        public Receiver getReceiver() {
            throw new UnsupportedOperationException("an input");
        }

        @Override
        public List<Receiver> getReceivers() {
            return List.of();
        }

        @Override
        public Transmitter getTransmitter() {
            return this;
        }

        @Override
        public List<Transmitter> getTransmitters() {
            return List.of(this);
        }

        @Override
        public void setReceiver(Receiver newReceiver) {
            receiver = newReceiver;
        }
    }
}

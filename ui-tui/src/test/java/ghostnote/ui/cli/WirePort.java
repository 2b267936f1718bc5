package ghostnote.ui.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.Transmitter;
import javax.sound.midi.spi.MidiDeviceProvider;

/**
 * MIDI ports whose wires are files: three bytes a message and eight of the time it was sent, in the system's hands when
 * {@code send} returns. There is one for each file in processes that are started with
 * {@code -Dghostnote.test.wire=FILE:FILE}; with {@code -Dghostnote.test.stuck=N} the second never comes back from its Nth
 * message. With {@code -Dghostnote.test.hungry=N} the first takes all memory at its Nth message.
 */
public final class WirePort extends MidiDeviceProvider {
    static final String NAME = "wire of a test";
    static final int MESSAGE_BYTES = 11;
    private static final String[] FILES =
            System.getProperty("ghostnote.test.wire", "").split(File.pathSeparator, -1);
    private static final int HUNGRY = Integer.getInteger("ghostnote.test.hungry", Integer.MAX_VALUE);
    private static final int STUCK = Integer.getInteger("ghostnote.test.stuck", Integer.MAX_VALUE);

    @Override
    public MidiDevice.Info[] getDeviceInfo() {
        return FILES[0].isEmpty()
                ? new MidiDevice.Info[0]
                : IntStream.range(0, FILES.length).mapToObj(Name::of).toArray(MidiDevice.Info[]::new);
    }

    @Override
    public MidiDevice getDevice(MidiDevice.Info info) {
        if (info instanceof Name name) {
            return new Port(name);
        }
        throw new IllegalArgumentException(String.valueOf(info));
    }

    private static final class Name extends MidiDevice.Info {
        private static final Name[] ALL =
                IntStream.range(0, FILES.length).mapToObj(Name::new).toArray(Name[]::new);

        private final int number;

        private Name(int number) {
            super(number == 0 ? NAME : NAME + " " + (number + 1), "Ghostnote", "a file", "1");
            this.number = number;
        }

        static Name of(int number) {
            return ALL[number];
        }
    }

    private static final class Port implements MidiDevice {
        private final Name name;
        private FileChannel wire;
        private int messages;

        Port(Name name) {
            this.name = name;
        }

        @Override
        public Info getDeviceInfo() {
            return name;
        }

        @Override
        public void open() {
            try {
                wire = FileChannel.open(Path.of(FILES[name.number]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
                    while (name.number == 1 && messages + 1 >= STUCK) {
                        LockSupport.park();
                    }
                    messages++;
                    if (messages == HUNGRY) {
                        takeAllMemory();
                    }
                    ByteBuffer sent = ByteBuffer.allocate(MESSAGE_BYTES);
                    sent.put(message.getMessage(), 0, message.getLength()).putLong(3, System.nanoTime()).rewind();
                    try {
                        wire.write(sent);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public void close() {}
            };
        }

        @SuppressWarnings("ModifiedButNotUsed") // all of it is to live at once
        private static void takeAllMemory() {
            List<byte[]> hoard = new ArrayList<>();
            while (true) {
                hoard.add(new byte[1000]);
            }
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

package ghostnote.ui.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Transmitter;
import javax.sound.midi.spi.MidiDeviceProvider;

/**
 * MIDI outputs with which something is wrong, in processes that are started with {@code -Dghostnote.test.faults=FAULT:FAULT}:
 * {@code busy} and {@code broken} do not open, {@code hangs} never comes back from it. With {@code list} the system never says
 * which ports there are; with {@code mistake} it has an error where it would.
 */
public final class FaultyPorts extends MidiDeviceProvider {
    private static final List<Name> NAMES = Arrays.stream(
                    System.getProperty("ghostnote.test.faults", "").split(":"))
            .filter(fault -> !fault.isEmpty())
            .map(Name::new)
            .toList();

    private static final class Name extends MidiDevice.Info {
        private Name(String fault) {
            super(fault, "Ghostnote", "a fault", "1");
        }
    }

    private static void hang() {
        while (true) {
            LockSupport.park();
        }
    }

    @Override
    public MidiDevice.Info[] getDeviceInfo() {
        if (NAMES.stream().anyMatch(name -> name.getName().equals("list"))) {
            hang();
        }
        if (NAMES.stream().anyMatch(name -> name.getName().equals("mistake"))) {
            throw new IllegalStateException("a mistake in a driver");
        }
        return NAMES.toArray(MidiDevice.Info[]::new);
    }

    @Override
    public MidiDevice getDevice(MidiDevice.Info info) {
        if (info instanceof Name name) {
            return new Port(name);
        }
        throw new IllegalArgumentException(String.valueOf(info));
    }

    private record Port(Name name) implements MidiDevice {
        @Override
        public Info getDeviceInfo() {
            return name;
        }

        @Override
        public void open() throws MidiUnavailableException {
            switch (name.getName()) {
                case "busy" -> throw new MidiUnavailableException("Device or resource busy");
                case "broken" -> throw new IllegalStateException("a driver's mistake");
                default -> hang();
            }
        }

        @Override
        public void close() {}

        @Override
        public boolean isOpen() {
            return false;
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
            throw new UnsupportedOperationException("it never opens");
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

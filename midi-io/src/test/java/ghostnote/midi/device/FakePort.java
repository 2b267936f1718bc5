package ghostnote.midi.device;

import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Transmitter;

/** A port that is not there: it keeps what it is sent, and fails where it is told to. */
final class FakePort implements MidiDevice {
    /** What is wrong with a port. */
    enum Fault {
        NONE,
        BUSY,
        BUSY_WITHOUT_A_WORD,
        FORBIDDEN,
        NO_RECEIVER,
        INPUT_ONLY,
        SEND_FAILS
    }

    /** The name of a port, with a constructor that is not protected. */
    static final class Name extends Info {
        Name(String name, String description) {
            super(name, "Ghostnote", description, "1");
        }
    }

    private final Name name;
    private final Fault fault;
    private final List<List<Integer>> received = new ArrayList<>();
    private boolean open;
    private boolean receiverClosed;
    private Receiver listener;

    FakePort(String name, Fault fault) {
        this.name = new Name(name, "fake: " + fault);
        this.fault = fault;
    }

    @Override
    public Info getDeviceInfo() {
        return name;
    }

    @Override
    public void open() throws MidiUnavailableException {
        switch (fault) {
            case BUSY -> throw new MidiUnavailableException("Device or resource busy");
            case BUSY_WITHOUT_A_WORD -> throw new MidiUnavailableException();
            case FORBIDDEN -> throw new SecurityException("not allowed");
            default -> {
                open = true;
                receiverClosed = false;
                received.clear();
            }
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
        return fault == Fault.INPUT_ONLY ? 0 : -1;
    }

    @Override
    public int getMaxTransmitters() {
        return fault == Fault.INPUT_ONLY ? -1 : 0;
    }

    @Override
    public Receiver getReceiver() throws MidiUnavailableException {
        if (fault == Fault.NO_RECEIVER) {
            throw new MidiUnavailableException("no more receivers");
        }
        return new Receiver() {
            @Override
            public void send(MidiMessage message, long timeStamp) {
                if (!open || receiverClosed || fault == Fault.SEND_FAILS) {
                    throw new IllegalStateException("unplugged");
                }
                List<Integer> bytes = new ArrayList<>();
                for (int i = 0; i < message.getLength(); i++) {
                    bytes.add(message.getMessage()[i] & 0xff);
                }
                received.add(bytes);
            }

            @Override
            public void close() {
                receiverClosed = true;
            }
        };
    }

    @Override
    public List<Receiver> getReceivers() {
        return List.of();
    }

    @Override
    public Transmitter getTransmitter() throws MidiUnavailableException {
        if (fault != Fault.INPUT_ONLY) {
            throw new MidiUnavailableException("a fake hears nothing");
        }
        return new Transmitter() {
            @Override
            public void setReceiver(Receiver receiver) {
                listener = receiver;
            }

            @Override
            public Receiver getReceiver() {
                return listener;
            }

            @Override
            public void close() {
                listener = null;
            }
        };
    }

    /** What somebody plays on it. */
    void play(MidiMessage message) {
        if (open && listener != null) {
            listener.send(message, -1);
        }
    }

    @Override
    public List<Transmitter> getTransmitters() {
        return List.of();
    }

    /** The bytes of every message since it was opened. */
    List<List<Integer>> received() {
        return received;
    }

    boolean receiverClosed() {
        return receiverClosed;
    }
}

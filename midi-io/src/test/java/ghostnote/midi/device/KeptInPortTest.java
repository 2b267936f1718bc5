package ghostnote.midi.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptInPortTest {
    private static final String NAME = "Pads (in)";

    private final List<String> told = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final KeptInPort port = MidiPorts.openInput("pads");
    private final PortWatch watch = new PortWatch(told::add);
    private long nowNs;

    @AfterEach
    void plugIn() {
        FakePorts.unplug(NAME, false);
        port.close();
        watch.close();
    }

    /** Bytes as a driver may hand them over. */
    private static void play(int... bytes) throws MidiUnavailableException {
        byte[] message = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            message[i] = (byte) bytes[i];
        }
        for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
            if (info.getName().equals(NAME)) {
                ((FakePort) MidiSystem.getMidiDevice(info)).play(new Raw(message));
            }
        }
    }

    private static final class Raw extends MidiMessage {
        Raw(byte[] bytes) {
            super(bytes);
        }

        @Override
        public Object clone() {
            return new Raw(getMessage());
        }
    }

    private void listen() {
        port.listen(() -> nowNs, (atNs, status, data1, data2) -> heard.add("%d: %X %d %d".formatted(atNs, status, data1, data2)));
    }

    @Test
    void messagesComeWithTheTimeOfTheClockThatWasGivenWhateverIsInsideThem() throws MidiUnavailableException {
        listen();
        nowNs = 7;
        play(0x99, 36, 0xF8, 100);
        nowNs = 9;
        play(0xF2, 3, 1);
        play(0xFD);
        assertEquals(List.of("7: F8 0 0", "7: 99 36 100", "9: F2 3 1"), heard);
    }

    @Test
    void aPortThatComesBackIsListenedToAgain() throws MidiUnavailableException {
        watch.addUnstarted(port);
        listen();
        FakePorts.unplug(NAME, true);
        watch.look();
        watch.look();
        FakePorts.unplug(NAME, false);
        watch.look();
        play(0xF8);
        assertEquals(List.of("0: F8 0 0"), heard);
        assertEquals(List.of(NAME + " is gone; it is looked for, and all else plays on", NAME + " is back"), told);
    }

    @Test
    void closedItIsNotOpenedAgain() throws MidiUnavailableException {
        watch.addUnstarted(port);
        listen();
        port.close();
        watch.look();
        play(0xF8);
        assertEquals(List.of(), heard);
        assertEquals(List.of(), told);
    }
}

package ghostnote.midi.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.wire.MidiStatus;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptPortTest {
    private static final String NAME = "TR-8S";

    private final List<String> told = new ArrayList<>();
    private final KeptPort port = MidiPorts.open(NAME);
    private final PortWatch watch = new PortWatch(told::add);

    @BeforeEach
    void watch() {
        watch.addUnstarted(port);
    }

    @AfterEach
    void plugIn() {
        FakePorts.unplug(NAME, false);
        port.close();
        watch.close();
    }

    private static FakePort fake() throws MidiUnavailableException {
        for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
            if (info.getName().equals(NAME)) {
                return (FakePort) MidiSystem.getMidiDevice(info);
            }
        }
        throw new AssertionError(NAME);
    }

    private void pulses(int count) {
        for (int i = 0; i < count; i++) {
            port.send(0, MidiStatus.CLOCK, 0, 0);
        }
    }

    @Test
    void aPortThatComesBackTakesUpWhereTheOthersAre() throws MidiUnavailableException {
        port.send(0, MidiStatus.START, 0, 0);
        pulses(10);
        FakePorts.unplug(NAME, true);
        watch.look();
        pulses(24 * 4 * 40);
        port.send(0, MidiStatus.NOTE_ON, 36, 100);
        FakePorts.unplug(NAME, false);
        watch.look();
        pulses(3);
        assertEquals(
                List.of(NAME + " is gone; it is looked for, and all else plays on", NAME + " is back"), told);
        assertEquals(24 * 4 * 40 + 1, port.failures());
        // 10 and 3,840 and 2 pulses are 642 sixteenths.
        List<Integer> clock = List.of(0xF8);
        assertEquals(
                List.of(clock, clock, List.of(0xF2, 642 % 128, 642 / 128), List.of(0xFB), clock), fake().received());
        pulses(20);
        assertEquals(25, fake().received().size(), "and that once");
    }

    @Test
    void whereItIsIsKnownThoughItWasToldBeforeAndPulsesCameWhileAllStood() throws MidiUnavailableException {
        port.send(0, MidiStatus.SONG_POSITION, 3, 1);
        pulses(7);
        port.send(0, MidiStatus.CONTINUE, 0, 0);
        FakePorts.unplug(NAME, true);
        watch.look();
        pulses(6 * 10);
        FakePorts.unplug(NAME, false);
        watch.look();
        pulses(6);
        int sixteenth = 131 + 10 + 1;
        assertEquals(List.of(0xF2, sixteenth % 128, sixteenth / 128), fake().received().get(6));
    }

    @Test
    void whatWasNotStartedIsNotContinued() throws MidiUnavailableException {
        FakePorts.unplug(NAME, true);
        watch.look();
        port.send(0, MidiStatus.START, 0, 0);
        port.send(0, MidiStatus.STOP, 0, 0);
        FakePorts.unplug(NAME, false);
        watch.look();
        pulses(6);
        assertEquals(6, fake().received().size());
    }

    @Test
    void aPortThatStaysIsLeftAlone() throws MidiUnavailableException {
        watch.look();
        watch.look();
        pulses(12);
        assertEquals(List.of(), told);
        assertEquals(12, fake().received().size());
        assertEquals(0, port.failures());
    }

    @Test
    void aPortThatIsGoneIsClosedAndTakesNothing() throws MidiUnavailableException {
        FakePort fake = fake();
        assertTrue(fake.isOpen());
        FakePorts.unplug(NAME, true);
        watch.look();
        assertFalse(fake.isOpen());
        watch.look();
        port.send(0, MidiStatus.CLOCK, 0, 0);
        assertEquals(1, port.failures());
        assertEquals(1, told.size(), "it is told once");
    }
}

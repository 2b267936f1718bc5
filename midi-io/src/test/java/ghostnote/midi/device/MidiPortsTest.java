package ghostnote.midi.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.DrumNotes;
import ghostnote.engine.wire.MidiStatus;
import ghostnote.midi.device.MidiPorts.PortInfo;
import java.util.Arrays;
import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MidiPortsTest {
    /** The port itself. */
    private static FakePort fake(String name) throws MidiUnavailableException {
        for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
            if (info.getName().equals(name)) {
                return (FakePort) MidiSystem.getMidiDevice(info);
            }
        }
        throw new AssertionError(name);
    }

    private static String refusal(String name) {
        String line = assertThrows(PortException.class, () -> MidiPorts.openNow(name)).getMessage();
        assertEquals(1, line.lines().count(), line);
        assertFalse(line.contains("null"), line);
        return line;
    }

    @Test
    void inputsAndOutputsAreListedAndTheJdksOwnSynthesiserAndSequencerAreNot() {
        List<PortInfo> ports = MidiPorts.list();
        assertTrue(ports.contains(new PortInfo("TR-8S", "fake: NONE", true, false)));
        assertTrue(ports.contains(new PortInfo("Pads (in)", "fake: INPUT_ONLY", false, true)));
        assertTrue(Arrays.stream(MidiSystem.getMidiDeviceInfo()).anyMatch(info -> info.getName().equals("Gervill")));
        assertTrue(ports.stream().noneMatch(port -> port.name().matches("Gervill|Real Time Sequencer")));
    }

    private static String refusalOnTrial(String name) {
        return MidiPorts.trials().stream()
                .filter(trial -> trial.info().name().equals(name))
                .findFirst()
                .orElseThrow()
                .refusal()
                .get()
                .orElse("opens");
    }

    @ParameterizedTest
    @CsvSource({
        "TR-8S,opens",
        "Pads (in),opens",
        "Taken,Device or resource busy",
        "Taken too,no reason given",
        "Locked,not allowed",
        "Deaf,no more receivers"
    })
    void aPortThatIsTriedSaysWhetherItOpensAndIsLeftClosed(String name, String said) throws MidiUnavailableException {
        assertEquals(said, refusalOnTrial(name));
        assertFalse(fake(name).isOpen());
    }

    @Test
    void ofPortsThatCoreMidi4jShowsAgainOnlyThoseAreListed() {
        MidiDevice.Info jdks = new FakePort.Name("TR-8S", "");
        MidiDevice.Info better = new FakePort.Name("CoreMIDI4J - TR-8S", "");
        MidiDevice.Info other = new FakePort.Name("My CoreMIDI4J - box", "");
        assertEquals(List.of(better), MidiPorts.withoutTwins(List.of(jdks, better, other)));
        assertEquals(List.of(jdks, other), MidiPorts.withoutTwins(List.of(jdks, other)));
        assertEquals(List.of(), MidiPorts.withoutTwins(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "'Drum Brute [hw:1,0]','Drum Brute [hw:1,0]'",
        "TR-8S,TR-8S",
        "TR-8S CTRL,TR-8S CTRL",
        "ctrl,TR-8S CTRL",
        "hW:2,'Drum Brute [hw:2,0]'",
        "LOOSE cable,Loose Cable"
    })
    void aPortIsOpenedByItsNameOrByAPartThatOnlyItHas(String name, String found) throws MidiUnavailableException {
        try (MidiPort port = MidiPorts.openNow(name)) {
            assertEquals(found, port.name());
            assertTrue(fake(found).isOpen());
        }
        assertFalse(fake(found).isOpen());
        assertTrue(fake(found).receiverClosed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"drum brute", "Drum Brute [hw", "BRUTE"})
    void aPartThatSeveralHaveNamesThem(String part) {
        assertEquals(
                "\"" + part + "\" could be any of \"Drum Brute [hw:1,0]\", \"Drum Brute [hw:2,0]\""
                        + ": give more of the name",
                refusal(part));
    }

    @Test
    void aNameThatNoneHasIsAnsweredWithThoseThereAre() {
        String line = refusal("TR-909");
        assertTrue(line.startsWith("no MIDI output port \"TR-909\": there is \"Drum Brute [hw:1,0]\", "), line);
        assertTrue(line.contains("\"Loose Cable\""), line);
        assertFalse(line.contains("Pads (in)"), "an input is no choice");
    }

    @Test
    void anInputIsNotOpenedForOutput() {
        assertTrue(refusal("Pads (in)").startsWith("no MIDI output port \"Pads (in)\""));
    }

    @ParameterizedTest
    @CsvSource({"Taken,Device or resource busy", "Locked,not allowed", "Deaf,no more receivers"})
    void aPortThatDoesNotOpenSaysWhyAndIsLeftClosed(String name, String reason) throws MidiUnavailableException {
        assertEquals(
                "MIDI port \"%s\" does not open: %s (does another program use it?)".formatted(name, reason),
                refusal(name));
        assertFalse(fake(name).isOpen());
    }

    @Test
    void aPortThatDoesNotOpenAndGivesNoReasonIsStillToldInWords() {
        assertTrue(refusal("Taken too").startsWith("MIDI port \"Taken too\" does not open: "));
    }

    @Test
    void messagesReachThePortAsTheirBytes() throws MidiUnavailableException {
        try (MidiPort port = MidiPorts.openNow("TR-8S")) {
            port.send(0, MidiStatus.START, 0, 0);
            port.send(0, MidiStatus.CLOCK, 0, 0);
            port.send(0, MidiStatus.NOTE_ON | DrumNotes.CHANNEL, 36, 127);
            port.send(0, MidiStatus.CLOCK, 0, 0);
            port.send(0, MidiStatus.NOTE_OFF | DrumNotes.CHANNEL, 36, 0);
            port.send(0, MidiStatus.STOP, 0, 0);
            assertEquals(
                    List.of(
                            List.of(0xFA),
                            List.of(0xF8),
                            List.of(0x99, 36, 127),
                            List.of(0xF8),
                            List.of(0x89, 36, 0),
                            List.of(0xFC)),
                    fake("TR-8S").received());
            assertEquals(0, port.failures());
        }
    }

    @Test
    void whatThePortDoesNotTakeIsCountedAndNotThrown() {
        try (MidiPort port = MidiPorts.openNow("Loose Cable")) {
            for (int i = 1; i <= 1000; i++) {
                port.send(0, MidiStatus.CLOCK, 0, 0);
                assertEquals(i, port.failures());
            }
        }
    }

    @Test
    void whatIsNoMessageIsCountedAndDoesNotReachThePort() throws MidiUnavailableException {
        try (MidiPort port = MidiPorts.openNow("TR-8S")) {
            port.send(0, MidiStatus.NOTE_ON, 128, 1);
            port.send(0, MidiStatus.NOTE_ON, 1, -1);
            port.send(0, 0x7F, 1, 1);
            port.send(0, 0xF4, 0, 0);
            port.send(0, 0xF5, 0, 0);
            port.send(0, 0xF9, 0, 0);
            port.send(0, 0xFD, 0, 0);
            port.send(0, 0xF0, 0, 0);
            assertEquals(List.of(), fake("TR-8S").received());
            assertEquals(8, port.failures());
        }
    }

    @Test
    void aClosedPortTakesNothing() throws MidiUnavailableException {
        MidiPort port = MidiPorts.openNow("TR-8S");
        port.close();
        port.send(0, MidiStatus.CLOCK, 0, 0);
        assertEquals(1, port.failures());
        assertEquals(List.of(), fake("TR-8S").received());
        port.close();
    }

    @Test
    void aPortIsOpenedAgainAfterItWasClosed() throws MidiUnavailableException {
        for (int i = 0; i < 10; i++) {
            try (MidiPort port = MidiPorts.openNow("TR-8S")) {
                port.send(0, MidiStatus.CLOCK, 0, 0);
                assertEquals(0, port.failures());
            }
            assertEquals(List.of(List.of(0xF8)), fake("TR-8S").received());
        }
    }
}

package ghostnote.midi.device;

import ghostnote.engine.wire.PortNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Sequencer;
import javax.sound.midi.Synthesizer;

/**
 * Finds and opens the machine's MIDI ports. The JDK's own synthesiser and sequencer are no ports and are left out.
 *
 * <p>Thread: any but a hot one; asking the system for its devices can take long. Real-time safe: no.
 */
public final class MidiPorts {
    private static final String CORE_MIDI_4J = "CoreMIDI4J - ";

    private MidiPorts() {}

    /**
     * A port as the system names it.
     *
     * @param name what {@link #open} takes
     * @param description what else the system says of it
     * @param output whether notes can be sent to it
     * @param input whether notes come from it
     */
    public record PortInfo(String name, String description, boolean output, boolean input) {}

    /** All ports, in the system's order. */
    public static List<PortInfo> list() {
        return devices().stream().map(MidiPorts::info).toList();
    }

    private static PortInfo info(MidiDevice device) {
        return new PortInfo(
                device.getDeviceInfo().getName(),
                device.getDeviceInfo().getDescription(),
                takesNotes(device),
                givesNotes(device));
    }

    /**
     * A port that can be tried.
     *
     * @param info what the system says of it
     * @param refusal opens and closes it, which may never end; it says in a few words why that fails, or nothing
     */
    public record Trial(PortInfo info, Supplier<Optional<String>> refusal) {}

    /** The same ports, to be tried. */
    public static List<Trial> trials() {
        return devices().stream()
                .map(device -> new Trial(info(device), () -> refusal(device)))
                .toList();
    }

    private static Optional<String> refusal(MidiDevice device) {
        try {
            openAndClose(device);
            return Optional.empty();
        } catch (MidiUnavailableException | RuntimeException refused) {
            return Optional.of(reason(refused));
        }
    }

    private static void openAndClose(MidiDevice device) throws MidiUnavailableException {
        try {
            device.open();
            if (takesNotes(device)) {
                device.getReceiver().close();
            }
            if (givesNotes(device)) {
                device.getTransmitter().close();
            }
        } finally {
            device.close();
        }
    }

    /**
     * Opens the output port with a name, or the only one whose name contains it, whatever the case.
     *
     * @throws PortException in one line, if there is none, or several, or it does not open
     */
    public static KeptPort open(String name) {
        return new KeptPort(openNow(name));
    }

    /**
     * The whole name of an output port.
     *
     * @throws PortException in one line, if there is none, or several
     */
    public static String outputName(String name) {
        return findOutput(name).getDeviceInfo().getName();
    }

    private static MidiDevice findOutput(String name) {
        List<MidiDevice> outputs = devices().stream().filter(MidiPorts::takesNotes).toList();
        return find(name, outputs, "output", "; to write a file give a name that ends in .mid");
    }

    /** The same for as long as it stays. */
    static MidiPort openNow(String name) {
        MidiDevice device = findOutput(name);
        return opened(device, () -> new MidiPort(device, device.getReceiver()));
    }

    /** The same for an input port. */
    public static KeptInPort openInput(String name) {
        return new KeptInPort(openInputNow(name));
    }

    /**
     * The whole name of an input port.
     *
     * @throws PortException in one line, if there is none, or several
     */
    public static String inputName(String name) {
        return findInput(name).getDeviceInfo().getName();
    }

    private static MidiDevice findInput(String name) {
        List<MidiDevice> inputs = devices().stream().filter(MidiPorts::givesNotes).toList();
        return find(name, inputs, "input", "");
    }

    /** The same for as long as it stays. */
    static MidiInPort openInputNow(String name) {
        MidiDevice device = findInput(name);
        return opened(device, () -> new MidiInPort(device, device.getTransmitter()));
    }

    private static MidiDevice find(String name, List<MidiDevice> ports, String kind, String instead) {
        List<MidiDevice> matching =
                PortNames.like(name, ports, device -> device.getDeviceInfo().getName());
        if (matching.isEmpty()) {
            String there = ports.isEmpty() ? "this machine has none" + instead : "there is " + names(ports);
            throw new PortException("no MIDI %s port \"%s\": %s".formatted(kind, name, there));
        }
        if (matching.size() > 1) {
            throw new PortException(
                    "\"%s\" could be any of %s: give more of the name".formatted(name, names(matching)));
        }
        return matching.getFirst();
    }

    private interface Opening<P> {
        P open() throws MidiUnavailableException;
    }

    private static <P> P opened(MidiDevice device, Opening<P> opening) {
        try {
            device.open();
            return opening.open();
        } catch (MidiUnavailableException | SecurityException busy) {
            device.close();
            throw new PortException("MIDI port \"%s\" does not open: %s (does another program use it?)"
                    .formatted(device.getDeviceInfo().getName(), reason(busy)));
        }
    }

    private static String reason(Exception refused) {
        return Objects.requireNonNullElse(refused.getMessage(), "no reason given");
    }

    private static String names(List<MidiDevice> devices) {
        return String.join(
                ", ",
                devices.stream()
                        .map(device -> "\"" + device.getDeviceInfo().getName() + "\"")
                        .toList());
    }

    private static boolean takesNotes(MidiDevice device) {
        return device.getMaxReceivers() != 0;
    }

    private static boolean givesNotes(MidiDevice device) {
        return device.getMaxTransmitters() != 0;
    }

    private static List<MidiDevice> devices() {
        List<MidiDevice> devices = new ArrayList<>();
        for (MidiDevice.Info info : withoutTwins(List.of(MidiSystem.getMidiDeviceInfo()))) {
            device(info)
                    .filter(device -> !(device instanceof Synthesizer) && !(device instanceof Sequencer))
                    .ifPresent(devices::add);
        }
        return devices;
    }

    /** On macOS CoreMIDI4J shows each port again, and the JDK's own neither takes SysEx nor comes back when plugged in. */
    static List<MidiDevice.Info> withoutTwins(List<MidiDevice.Info> all) {
        List<MidiDevice.Info> better =
                all.stream().filter(info -> info.getName().startsWith(CORE_MIDI_4J)).toList();
        return better.isEmpty() ? all : better;
    }

    /** Empty if it was unplugged since it was listed. */
    private static Optional<MidiDevice> device(MidiDevice.Info info) {
        try {
            return Optional.of(MidiSystem.getMidiDevice(info));
        } catch (MidiUnavailableException | IllegalArgumentException gone) {
            return Optional.empty();
        }
    }
}

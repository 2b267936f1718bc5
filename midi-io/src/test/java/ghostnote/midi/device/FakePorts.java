package ghostnote.midi.device;

import ghostnote.midi.device.FakePort.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.spi.MidiDeviceProvider;

/**
 * The ports of a machine that is not there. The JDK finds it through META-INF/services of the tests, and makes a new
 * one each time it looks, so the ports themselves outlive it.
 */
public final class FakePorts extends MidiDeviceProvider {
    private static final List<FakePort> PORTS = List.of(
            new FakePort("Drum Brute [hw:1,0]", Fault.NONE),
            new FakePort("Drum Brute [hw:2,0]", Fault.NONE),
            new FakePort("TR-8S", Fault.NONE),
            new FakePort("TR-8S CTRL", Fault.NONE),
            new FakePort("Taken", Fault.BUSY),
            new FakePort("Taken too", Fault.BUSY_WITHOUT_A_WORD),
            new FakePort("Locked", Fault.FORBIDDEN),
            new FakePort("Deaf", Fault.NO_RECEIVER),
            new FakePort("Pads (in)", Fault.INPUT_ONLY),
            new FakePort("Loose Cable", Fault.SEND_FAILS));

    private static final Set<String> UNPLUGGED = new HashSet<>();

    /** Takes a port away, or brings it back. */
    static void unplug(String name, boolean unplugged) {
        if (unplugged) {
            UNPLUGGED.add(name);
        } else {
            UNPLUGGED.remove(name);
        }
    }

    @Override
    public MidiDevice.Info[] getDeviceInfo() {
        return PORTS.stream()
                .filter(port -> !UNPLUGGED.contains(port.getDeviceInfo().getName())).map(FakePort::getDeviceInfo).toArray(MidiDevice.Info[]::new);
    }

    @Override
    public MidiDevice getDevice(MidiDevice.Info info) {
        return PORTS.stream()
                .filter(port -> port.getDeviceInfo().equals(info))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such port: " + info));
    }
}

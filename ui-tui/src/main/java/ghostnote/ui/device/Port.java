package ghostnote.ui.device;

import ghostnote.midi.device.MidiPorts.PortInfo;

/**
 * A MIDI port.
 *
 * @param info what the system says of it
 * @param trouble why it does not open now; else empty
 */
public record Port(PortInfo info, String trouble) {
    /** Whether it can be opened now. */
    public boolean opens() {
        return trouble.isEmpty();
    }
}

package ghostnote.ui.play;

import ghostnote.engine.drum.Voice;
import ghostnote.midi.device.MidiInPort;
import ghostnote.midi.device.MidiPorts;
import java.util.ArrayList;
import java.util.List;

/**
 * The MIDI ports on which the performer drums.
 *
 * <p>Thread: the one that opened it.
 */
public final class Inputs implements AutoCloseable {
    private final List<MidiInPort> ports;

    private Inputs(List<MidiInPort> ports) {
        this.ports = ports;
    }

    /** Who is told of hits, on threads of the system's. */
    public interface Listener {
        /**
         * @param velocity how hard, 1 to 127
         */
        void onHit(Voice voice, int velocity);
    }

    /**
     * Opens ports.
     *
     * @throws ghostnote.midi.device.PortException in one line, if one does not open
     */
    public static Inputs open(List<String> names) {
        List<MidiInPort> ports = new ArrayList<>();
        try {
            names.forEach(name -> ports.add(MidiPorts.openInput(name)));
        } catch (RuntimeException refusal) {
            ports.forEach(MidiInPort::close);
            throw refusal;
        }
        return new Inputs(ports);
    }

    /** Begins to tell of hits. Notes that are no drum's are left out. */
    public void tell(Listener listener) {
        for (MidiInPort port : ports) {
            port.listen((note, velocity) -> {
                Voice voice = Voice.ofNote(note);
                if (voice != null) {
                    listener.onHit(voice, velocity);
                }
            });
        }
    }

    @Override
    public void close() {
        ports.forEach(MidiInPort::close);
    }
}

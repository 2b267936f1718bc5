package ghostnote.audio.jack;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;

/**
 * What a JACK server has.
 *
 * @param sampleRate frames a second
 * @param periodFrames frames a cycle
 * @param inputs the MIDI ports that take messages
 * @param outputs the MIDI ports that give them
 */
public record JackPorts(int sampleRate, int periodFrames, List<String> inputs, List<String> outputs) {
    /** Whether libjack is on this machine. Thread: any but a hot one. Real-time safe: no. */
    public static boolean isInstalled() {
        try {
            Libjack.load();
            return true;
        } catch (JackException none) {
            return false;
        }
    }

    /** Asks the server that is there; empty if there is none. Thread: any but a hot one. Real-time safe: no. */
    public static Optional<JackPorts> probe() {
        try {
            Libjack libjack = Libjack.load();
            JackClient client = libjack.open("ghostnote-probe");
            try {
                return Optional.of(new JackPorts(
                        client.getSampleRate(),
                        client.getBufferSize(),
                        midi(libjack.jack(), client, JackPortFlags.JackPortIsInput),
                        midi(libjack.jack(), client, JackPortFlags.JackPortIsOutput)));
            } finally {
                client.close();
            }
        } catch (JackException none) {
            return Optional.empty();
        }
    }

    static List<String> midi(Jack jack, JackClient client, JackPortFlags direction) throws JackException {
        return List.of(jack.getPorts(client, null, JackPortType.MIDI, EnumSet.of(direction)));
    }
}

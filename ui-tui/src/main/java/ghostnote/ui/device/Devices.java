package ghostnote.ui.device;

import ghostnote.audio.jack.JackPorts;
import ghostnote.audio.line.AudioOutputs;
import ghostnote.engine.os.TimeLimit;
import ghostnote.midi.device.MidiPorts;
import ghostnote.ui.device.Jack.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks the machine for its devices. Each driver is asked on a thread of its own, which is left behind if it hangs.
 *
 * <p>Thread: any but a hot one; it can take some seconds. Real-time safe: no.
 */
public final class Devices {
    private static final long LONGEST_LIST_MS = 5000;
    private static final long LONGEST_OPEN_MS = 2000;

    private Devices() {}

    /**
     * All MIDI ports, in the system's order, each opened and closed again.
     *
     * @throws TimeoutException in one line, if the system does not say which there are
     */
    public static List<Port> midi() throws TimeoutException {
        List<Port> ports = new ArrayList<>();
        for (MidiPorts.Trial trial : list("the MIDI system", MidiPorts::trials)) {
            ports.add(new Port(trial.info(), trouble(trial)));
        }
        return ports;
    }

    private static String trouble(MidiPorts.Trial trial) {
        try {
            return TimeLimit.ask(trial.info().name(), LONGEST_OPEN_MS, trial.refusal()).orElse("");
        } catch (TimeoutException hangs) {
            return "opening it hangs";
        }
    }

    /** The JACK server that is there: JACK_DEFAULT_SERVER, as for every client. */
    public static Jack jack() {
        try {
            return TimeLimit.ask("JACK", LONGEST_LIST_MS, Devices::askJack);
        } catch (TimeoutException hangs) {
            return Jack.without(State.HANGS);
        }
    }

    private static Jack askJack() {
        if (!JackPorts.isInstalled()) {
            return Jack.without(State.NOT_INSTALLED);
        }
        Optional<JackPorts> server = JackPorts.probe();
        return new Jack(server.isPresent() ? State.RUNNING : State.NOT_RUNNING, server);
    }

    /**
     * The names of the audio outputs, in the system's order.
     *
     * @throws TimeoutException in one line, if the system does not say which there are
     */
    public static List<String> audio() throws TimeoutException {
        return list("the audio system", AudioOutputs::list);
    }

    private static <T> List<T> list(String system, Supplier<List<T>> question) throws TimeoutException {
        try {
            return TimeLimit.ask(system, LONGEST_LIST_MS, question);
        } catch (TimeoutException none) {
            throw new TimeoutException(none.getMessage() + "; unplug what was plugged in last and try again");
        }
    }
}

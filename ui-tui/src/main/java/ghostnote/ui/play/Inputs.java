package ghostnote.ui.play;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.wire.MidiListener;
import ghostnote.engine.wire.MidiStatus;
import ghostnote.midi.device.KeptInPort;
import ghostnote.midi.device.MidiPorts;
import ghostnote.midi.device.PortWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The MIDI ports on which something comes in: what the performer drums, a clock. One port may serve for both.
 *
 * <p>Thread: one owner; messages come on threads of the system's.
 */
public final class Inputs implements AutoCloseable {
    private static final int CHANNEL_BITS = 0xF;

    private final PortWatch watch;
    private final NanoClock clock;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Input> drums = new ArrayList<>();

    private record Input(KeptInPort port, List<MidiListener> listeners) {
        void onMessage(long atNs, int status, int data1, int data2) {
            listeners.forEach(listener -> listener.onMessage(atNs, status, data1, data2));
        }
    }

    private Inputs(PortWatch watch, NanoClock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    /** Who is told of hits, on threads of the system's. */
    public interface Listener {
        /**
         * @param velocity how hard, 1 to 127
         */
        void onHit(Voice voice, int velocity);
    }

    /**
     * Opens ports on which the performer drums.
     *
     * @param watch looks for those that go
     * @throws ghostnote.midi.device.PortException in one line, if one does not open
     */
    public static Inputs open(List<String> drumPorts, PortWatch watch, NanoClock clock) {
        Inputs inputs = new Inputs(watch, clock);
        try {
            drumPorts.forEach(name -> inputs.drums.add(inputs.open(name)));
        } catch (RuntimeException refusal) {
            inputs.close();
            throw refusal;
        }
        return inputs;
    }

    private Input open(String name) {
        String whole = MidiPorts.inputName(name);
        for (Input input : inputs) {
            if (input.port.name().equals(whole)) {
                return input;
            }
        }
        Input input = new Input(MidiPorts.openInput(whole), new CopyOnWriteArrayList<>());
        inputs.add(input);
        input.port.listen(clock, input::onMessage);
        watch.add(input.port);
        return input;
    }

    /** Begins to tell of hits. Notes that are no drum's are left out. */
    public void tellHits(Listener listener) {
        for (Input input : drums) {
            input.listeners.add((_, status, note, velocity) -> {
                // A note-on of velocity 0 is a note-off (MIDI 1.0, channel voice messages).
                boolean isOn = (status & ~CHANNEL_BITS) == MidiStatus.NOTE_ON && velocity > 0;
                Voice voice = isOn ? Voice.ofNote(note) : null;
                if (voice != null) {
                    listener.onHit(voice, velocity);
                }
            });
        }
    }

    /**
     * Begins to tell of all that comes in on a port.
     *
     * @return its name
     * @throws ghostnote.midi.device.PortException in one line, if it does not open
     */
    String tell(String port, MidiListener listener) {
        Input input = open(port);
        input.listeners.add(listener);
        return input.port.name();
    }

    /** Tells somebody no more. */
    void forget(MidiListener listener) {
        inputs.forEach(input -> input.listeners.remove(listener));
    }

    @Override
    public void close() {
        inputs.forEach(input -> input.port.close());
    }
}

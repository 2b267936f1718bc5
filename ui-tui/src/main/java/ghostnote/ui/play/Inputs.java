package ghostnote.ui.play;

import ghostnote.audio.jack.JackLink;
import ghostnote.engine.RealTime;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.wire.MidiListener;
import ghostnote.engine.wire.MidiParser;
import ghostnote.engine.wire.MidiStatus;
import ghostnote.midi.device.KeptInPort;
import ghostnote.midi.device.MidiPorts;
import ghostnote.midi.device.PortWatch;
import ghostnote.midi.device.WatchedPort;
import ghostnote.ui.controller.ControllerPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The MIDI ports on which something comes in: what the performer drums, a clock, controllers. One port may serve for all.
 *
 * <p>Thread: one owner, {@link #openNamed} any; messages come on threads of the system's.
 */
public final class Inputs implements AutoCloseable {
    private final PortWatch watch;
    private final Optional<JackLink> jack;
    private final NanoClock clock;
    private final List<Input> inputs = new CopyOnWriteArrayList<>();
    private final List<Input> drums = new ArrayList<>();
    private final List<Input> controls = new ArrayList<>();

    /** One that is open. */
    private static final class Input implements MidiListener {
        final String name;

        /** Empty for JACK's. */
        final Optional<KeptInPort> port;

        private volatile MidiListener[] listeners = {};

        /** Null if it is none. */
        private volatile ControllerPort controller;

        Input(String name, Optional<KeptInPort> port) {
            this.name = name;
            this.port = port;
        }

        @Override
        @RealTime
        public void onMessage(long atNs, int status, int data1, int data2) {
            for (MidiListener listener : listeners) {
                listener.onMessage(atNs, status, data1, data2);
            }
        }

        void tell(MidiListener listener) {
            listeners = Stream.concat(Stream.of(listeners), Stream.of(listener)).toArray(MidiListener[]::new);
        }

        void forget(MidiListener listener) {
            listeners = Stream.of(listeners).filter(other -> !other.equals(listener)).toArray(MidiListener[]::new);
        }
    }

    private Inputs(PortWatch watch, Optional<JackLink> jack, NanoClock clock) {
        this.watch = watch;
        this.jack = jack;
        this.clock = clock;
    }

    /** Who is told of hits, on threads of the system's. */
    interface Listener {
        /**
         * @param velocity how hard, 1 to 127
         */
        void onHit(Voice voice, int velocity);
    }

    /**
     * Opens ports.
     *
     * @param drumPorts on which the performer drums, and which may be controllers too
     * @param controlPorts which are controllers
     * @param watch looks for those that go
     * @param jack if something may come in there
     * @param clock says when messages come
     * @throws ghostnote.midi.device.PortException in one line, if one does not open
     */
    public static Inputs open(
            List<String> drumPorts,
            List<String> controlPorts,
            PortWatch watch,
            Optional<JackLink> jack,
            NanoClock clock) {
        Inputs inputs = new Inputs(watch, jack, clock);
        try {
            drumPorts.forEach(name -> inputs.drums.add(inputs.open(name)));
            inputs.controls.addAll(inputs.drums);
            controlPorts.forEach(name -> inputs.controls.add(inputs.open(name)));
        } catch (RuntimeException refusal) {
            inputs.close();
            throw refusal;
        }
        return inputs;
    }

    private synchronized Input open(String name) {
        String whole = PortWish.isJack(name) ? PortWish.JACK : MidiPorts.inputName(name);
        for (Input input : inputs) {
            if (input.name.equals(whole)) {
                return input;
            }
        }
        Input input = PortWish.isJack(name) ? openJack() : openPort(whole);
        inputs.add(input);
        return input;
    }

    private Input openPort(String name) {
        KeptInPort port = MidiPorts.openInput(name);
        Input input = new Input(name, Optional.of(port));
        port.listen(clock, input);
        watch.add(port);
        return input;
    }

    private Input openJack() {
        JackLink link = jack.orElseThrow(() -> new IllegalArgumentException(
                "jack: this performance has begun without it (start it with --out jack, --in jack or --sync jack)"));
        Input input = new Input(PortWish.JACK, Optional.empty());
        MidiParser parser = new MidiParser(input);
        link.listen((atNs, bytes, length) -> {
            for (int i = 0; i < length; i++) {
                parser.accept(atNs, bytes[i]);
            }
        });
        return input;
    }

    /** The controllers that were asked for, by the names of their ports. */
    List<String> controllers() {
        return controls.stream().map(input -> input.name).distinct().toList();
    }

    /** Begins to tell of hits. Notes that are no drum's, and pads that a controller has bound, are left out. */
    void tellHits(Listener listener) {
        for (Input input : drums) {
            input.tell((_, status, note, velocity) -> {
                ControllerPort controller = input.controller;
                boolean isBound = controller != null && controller.takes(status, note);
                Voice voice = MidiStatus.isHit(status, velocity) && !isBound ? Voice.ofNote(note) : null;
                if (voice != null) {
                    listener.onHit(voice, velocity);
                }
            });
        }
    }

    /**
     * Opens a port, if it is not yet. Thread: any.
     *
     * @return its name
     * @throws ghostnote.midi.device.PortException in one line, if it does not open
     */
    String openNamed(String port) {
        return open(port).name;
    }

    /** Looks for a port until it is there, and then does something, on the thread that looks for all: quickly. */
    void whenThere(String port, Runnable then) {
        watch.add(new Awaited(port, then));
    }

    /** A port that may come. */
    private final class Awaited implements WatchedPort {
        private final String name;
        private final Runnable then;

        Awaited(String name, Runnable then) {
            this.name = name;
            this.then = then;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isLike(MidiPorts.PortInfo info) {
            return info.input() && info.name().equals(name);
        }

        @Override
        public News look(boolean there) {
            if (there) {
                watch.remove(this);
                then.run();
            }
            return News.NONE;
        }
    }

    /**
     * Begins to tell a controller of all that comes in on its port, which is open.
     *
     * @return false if it was told already
     */
    boolean tellController(String port, ControllerPort controller) {
        Input input = open(port);
        if (controller.equals(input.controller)) {
            return false;
        }
        input.controller = controller;
        input.tell(controller);
        return true;
    }

    /**
     * Begins to tell of all that comes in on a port.
     *
     * @return its name
     * @throws ghostnote.midi.device.PortException in one line, if it does not open
     */
    String tell(String port, MidiListener listener) {
        Input input = open(port);
        input.tell(listener);
        return input.name;
    }

    /** Tells somebody no more. */
    void forget(MidiListener listener) {
        inputs.forEach(input -> input.forget(listener));
    }

    @Override
    public void close() {
        inputs.forEach(input -> input.port.ifPresent(KeptInPort::close));
    }
}

package ghostnote.ui.controller;

import ghostnote.engine.os.Wake;
import ghostnote.engine.ring.Inbox;
import ghostnote.engine.wire.PackedMessage;
import ghostnote.midi.controller.Binding;
import ghostnote.midi.controller.Hand;
import ghostnote.midi.controller.Learner;
import ghostnote.midi.controller.Source;
import ghostnote.midi.controller.Surface;
import ghostnote.midi.controller.Taken;
import ghostnote.midi.controller.Target;
import ghostnote.midi.controller.Waiting;
import ghostnote.ui.cast.Cast;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The controllers of one performance: what they do, and what they learn. Each has a file of its own, which is written
 * whenever something was learnt or forgotten.
 *
 * <p>Thread: the view, and messages come on any. Real-time safe: no, but its {@link ControllerPort}s are.
 */
public final class Controllers {
    private final Path folder;
    private final Cast cast;
    private final Hand hand;
    private final Wake view;
    private final Consumer<String> teller;
    private final Inbox inbox = new Inbox();

    /** By number. */
    private final List<Controller> controllers = new ArrayList<>();

    /** What is to be learnt. */
    private Optional<Target> wanted = Optional.empty();

    /** One that is open. */
    private static final class Controller {
        private final ControllerPort port;
        private final ControllerFile file;
        private final Surface surface;

        /** Of what is to be learnt. */
        private Optional<Learner> learner = Optional.empty();

        Controller(ControllerPort port, ControllerFile file, Surface surface) {
            this.port = port;
            this.file = file;
            this.surface = surface;
        }

        void learn(Optional<Target> target) {
            learner = target.map(Learner::new);
            port.take(target.isPresent() ? Taken.ALL : surface.taken());
        }
    }

    /**
     * @param folder where the files lie; it need not be there
     * @param cast whose controls are turned
     * @param hand what is reached, in {@link #drain}
     * @param view is woken when there is something to drain
     * @param teller takes lines for the performer
     */
    public Controllers(Path folder, Cast cast, Hand hand, Wake view, Consumer<String> teller) {
        this.folder = folder;
        this.cast = cast;
        this.hand = hand;
        this.view = view;
        this.teller = teller;
    }

    /** The controllers that have files, by the names of their ports. */
    public List<String> names() {
        return ControllerFile.names(folder);
    }

    /**
     * Begins to take messages of a controller, and does what its file says.
     *
     * @param name that of its port
     * @return who is to be told of its messages; the same for the same name
     */
    public ControllerPort open(String name) {
        for (Controller controller : controllers) {
            if (controller.port.name().equals(name)) {
                return controller.port;
            }
        }
        Surface surface = new Surface(cast, hand, teller);
        ControllerFile file = ControllerFile.of(folder, name, cast, teller);
        for (Binding binding : file.read()) {
            surface.bind(binding);
            lack(binding.target()).ifPresent(lack -> teller.accept("%s: %s does nothing: the drummer %s %s"
                    .formatted(name, binding, cast.first().name(), lack)));
        }
        ControllerPort port = new ControllerPort(controllers.size(), name, inbox, view, surface.taken());
        Controller controller = new Controller(port, file, surface);
        controller.learn(wanted);
        controllers.add(controller);
        return port;
    }

    private Optional<String> lack(Target target) {
        return target instanceof Target.Knobs knobs
                ? cast.lack(knobs.knobs().getFirst().control())
                : Optional.empty();
    }

    /**
     * Waits for something to be moved, and binds it.
     *
     * @param text the name of knobs, or a line to be said by a button
     * @throws IllegalArgumentException in one line, if that cannot be
     */
    public void learn(String text) {
        Target target = Target.parse(text);
        if (target instanceof Target.Knobs knobs) {
            knobs.knobs().forEach(knob -> cast.require(knob.control()));
        }
        if (controllers.isEmpty()) {
            throw new IllegalArgumentException("learn %s: there is no controller".formatted(target));
        }
        learn(Optional.of(target));
        teller.accept("learn %s: %s".formatted(
                target,
                target.isForButtons() ? "press a button" : "turn a knob slowly up and then down, or press a button"));
    }

    private void learn(Optional<Target> target) {
        wanted = target;
        controllers.forEach(controller -> controller.learn(target));
    }

    /** Waits no more. */
    public void cancelLearn() {
        learn(Optional.empty());
    }

    /** Whether it waits for something to be moved. */
    public boolean isLearning() {
        return wanted.isPresent();
    }

    /**
     * Unbinds a target, on all controllers that are open.
     *
     * @throws IllegalArgumentException in one line, if nothing is bound to it
     */
    public void forget(String text) {
        Target target = Target.parse(text);
        boolean isForgotten = false;
        for (Controller controller : controllers) {
            if (controller.surface.forget(target)) {
                isForgotten = true;
                controller.learn(wanted);
                controller.file.write(controller.surface.bindings());
            }
        }
        if (!isForgotten) {
            throw new IllegalArgumentException("forget %s: nothing is bound to it".formatted(target));
        }
        teller.accept("forgotten: " + target);
    }

    /** Does what was done on the controllers since the last call. */
    public void drain() {
        inbox.drain((message, number, atNs) -> {
            Controller controller = controllers.get((int) number);
            int status = PackedMessage.status(message);
            int data1 = PackedMessage.data1(message);
            int data2 = PackedMessage.data2(message);
            if (controller.learner.isPresent()) {
                controller.learner.get().hear(status, data1, data2).ifPresent(source -> bind(controller, source));
            } else {
                controller.surface.take(atNs, status, data1, data2);
            }
        });
    }

    private void bind(Controller controller, Source source) {
        Binding binding = Binding.of(source, wanted.orElseThrow(), cast);
        List<Binding> replaced = controller.surface.bind(binding);
        learn(Optional.empty());
        String before = replaced.stream()
                .map(Binding::target)
                .filter(target -> !target.equals(binding.target()))
                .map(Target::toString)
                .collect(Collectors.joining(", "));
        teller.accept("learnt: " + binding + (before.isEmpty() ? "" : ", no longer " + before));
        controller.file.write(controller.surface.bindings());
    }

    /** What waits to pick up, as it is now. */
    public List<Waiting> waiting() {
        return controllers.stream()
                .flatMap(controller -> controller.surface.waiting().stream())
                .toList();
    }

    /** How many messages came when too many were on their way. */
    public long lostMessages() {
        return controllers.stream().mapToLong(controller -> controller.port.lostMessages()).sum();
    }
}

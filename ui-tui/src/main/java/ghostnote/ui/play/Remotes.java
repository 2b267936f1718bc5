package ghostnote.ui.play;

import ghostnote.engine.time.NanoClock;
import ghostnote.midi.device.PortException;
import ghostnote.ui.controller.Controllers;
import ghostnote.ui.osc.OscInput;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is worked from afar: MIDI controllers and OSC. Ports of controllers are opened on threads of their own, as a port may
 * take its time to open, or for ever.
 *
 * <p>Thread: the view. Real-time safe: no.
 */
final class Remotes implements AutoCloseable {
    private final Inputs inputs;
    private final Controllers controllers;
    private final Requests requests;
    private final Consumer<String> tell;
    private Optional<OscInput> osc = Optional.empty();

    Remotes(Inputs inputs, Controllers controllers, Requests requests, Consumer<String> tell) {
        this.inputs = inputs;
        this.controllers = controllers;
        this.requests = requests;
        this.tell = tell;
    }

    /**
     * Begins to listen to OSC, if it is asked for.
     *
     * @throws IOException in one line, if it cannot
     */
    void openOsc(Optional<String> place, NanoClock clock) throws IOException {
        if (place.isPresent()) {
            osc = Optional.of(new OscInput(place.get(), requests::say, tell, clock));
        }
    }

    /** Opens those that were asked for, and those that have learnt something, as soon as they are there. */
    void openControllers() {
        inputs.controllers().forEach(this::add);
        controllers.names().forEach(port -> inputs.whenThere(port, () -> openAside(port)));
    }

    /** Opens another. */
    void openAside(String port) {
        Thread.ofPlatform().daemon().name("open-controller").start(() -> openNow(port));
    }

    private void openNow(String port) {
        try {
            String name = inputs.openNamed(port);
            requests.run(() -> {
                if (add(name)) {
                    tell.accept("controller: " + name);
                }
            });
        } catch (PortException | IllegalArgumentException refusal) {
            tell.accept(refusal.getMessage());
        }
    }

    /** False if it is open already. */
    private boolean add(String name) {
        return inputs.tellController(name, controllers.open(name));
    }

    @Override
    public void close() {
        osc.ifPresent(OscInput::close);
    }
}

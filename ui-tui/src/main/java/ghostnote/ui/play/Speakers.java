package ghostnote.ui.play;

import ghostnote.audio.jack.JackLink;
import ghostnote.audio.line.LineSound;
import ghostnote.audio.line.NoSoundException;
import ghostnote.audio.sound.BlockHost;
import ghostnote.audio.sound.InstrumentMaker;
import ghostnote.engine.time.NanoClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Where what sounds on this machine is heard: through JACK where a server runs, else through the machine's audio output.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class Speakers implements AutoCloseable {
    private final List<InstrumentMaker> systems;
    private final Optional<JackLink> jack;
    private final Map<SoundSystem, BlockHost> hosts = new HashMap<>();
    private Optional<FutureTask<LineSound>> opening = Optional.empty();

    /**
     * @param systems what sounds, in the order of the tracks
     * @param jack has not been started
     */
    public Speakers(List<SoundSystem> systems, Optional<JackLink> jack) {
        this.systems = List.copyOf(systems);
        this.jack = jack;
        jack.ifPresent(link -> systems.forEach(system -> hosts.put(system, link.sound(system))));
    }

    /**
     * Begins to open them, on a thread of its own where that takes longer. When JACK was started, if it is to be.
     *
     * @param clock of the performance
     */
    public void open(NanoClock clock) {
        if (!systems.isEmpty() && !jack.map(JackLink::isConnected).orElse(false)) {
            FutureTask<LineSound> task = new FutureTask<>(() -> LineSound.open(systems, clock));
            opening = Optional.of(task);
            Thread.ofPlatform().daemon().name("open-sound").start(task);
        }
    }

    /** Whether they are JACK's. */
    boolean areJacks() {
        return opening.isEmpty();
    }

    /**
     * Waits until what one sounds through is open.
     *
     * @return plays it
     * @throws NoSoundException in a few words, if nothing is heard
     */
    BlockHost host(SoundSystem system) throws NoSoundException, InterruptedException {
        if (opening.isEmpty()) {
            return hosts.get(system);
        }
        try {
            return opening.get().get().hosts().get(systems.indexOf(system));
        } catch (ExecutionException failure) {
            throw new NoSoundException(failure.getCause().getMessage());
        }
    }

    @Override
    public void close() {
        opening.ifPresent(task -> {
            task.cancel(false);
            if (task.state() == Future.State.SUCCESS) {
                task.resultNow().close();
            }
        });
    }
}

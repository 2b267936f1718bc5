package ghostnote.ui.play;

import ghostnote.audio.jack.JackLink;
import ghostnote.audio.synth.JdkSynth;
import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.os.Threads;
import ghostnote.engine.wire.MidiOut;
import ghostnote.midi.device.KeptPort;
import ghostnote.midi.device.MidiPorts;
import ghostnote.midi.device.PortWatch;
import ghostnote.presets.Kits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/**
 * Everything a performance goes to: MIDI ports, or the built-in synthesiser where no port was asked for, and files.
 *
 * <p>Thread: the one that opened it; each {@link Output} has its own.
 */
public final class Outputs implements AutoCloseable {
    private static final double NANOS_PER_MS = 1e6;
    private static final long LONGEST_CLOSE_MS = 2000;

    private final List<KeptPort> ports = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<Path> files;
    private final FutureTask<JdkSynth> openingSynth = new FutureTask<>(JdkSynth::open);

    private Outputs(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Opens ports and checks files, so that what cannot work is told before the first note. The synthesiser, which takes
     * longer, is opened on a thread of its own until {@link #await}.
     *
     * @param names one that ends in .mid or .midi is a file, any other a port, with how it is to be played:
     *     {@code TR-8S,kit=roland-tr-8s,offset=-5}
     * @param watch looks for ports that go
     * @param jack if it is to be played to
     * @param jackClock whether JACK is sent a clock, if its output does not say
     * @param kit how ports play the voices that do not say so themselves
     * @throws IOException in one line, if a file could not be written
     * @throws ghostnote.midi.device.PortException in one line, if a port does not open
     */
    public static Outputs open(
            List<String> names, KitMap kit, Kits kits, PortWatch watch, Optional<JackLink> jack, boolean jackClock)
            throws IOException {
        check(names, kit, kits);
        Outputs outputs = new Outputs(names.stream().filter(Outputs::isFile).map(Path::of).toList());
        try {
            for (String name : names) {
                if (!isFile(name)) {
                    outputs.open(PortWish.parse(name, kit, jackClock, kits), jack);
                }
            }
        } catch (RuntimeException refusal) {
            outputs.ports.forEach(KeptPort::close);
            throw refusal;
        }
        outputs.ports.forEach(watch::add);
        if (outputs.outputs.isEmpty()) {
            Thread.ofPlatform().daemon().name("open-synth").start(outputs.openingSynth);
        }
        return outputs;
    }

    /**
     * Refuses what is wrong in names as far as that can be told without opening a port.
     *
     * @throws IOException in one line, if a file could not be written
     * @throws RuntimeException in one line, if what follows the name of a port is wrong
     */
    public static void check(List<String> names, KitMap kit, Kits kits) throws IOException {
        for (String name : names) {
            if (isFile(name)) {
                WholeFile.check(Path.of(name));
            } else {
                PortWish.parse(name, kit, false, kits);
            }
        }
    }

    private void open(PortWish wish, Optional<JackLink> jack) {
        if (wish.isJack()) {
            JackOutput.Relay relay = new JackOutput.Relay();
            MidiOut out = wish.clock() ? relay : new Output.NotesOnly(relay);
            outputs.add(new Output("JACK", out, wish.kit(), offsetNs(wish), true, Optional.of(relay)));
            if (!wish.connection().isEmpty()) {
                jack.orElseThrow().connect(wish.connection());
            }
            return;
        }
        KeptPort port = MidiPorts.open(wish.port());
        ports.add(port);
        MidiOut out = wish.clock() ? port : new Output.NotesOnly(port);
        outputs.add(new Output(port.name(), out, wish.kit(), offsetNs(wish), true));
    }

    private static long offsetNs(PortWish wish) {
        return Math.round(wish.offsetMs() * NANOS_PER_MS);
    }

    /**
     * Waits until everything is open.
     *
     * @return in one line, where the drums go
     */
    String await() throws InterruptedException {
        if (!outputs.isEmpty()) {
            return "to " + outputs.stream().map(Outputs::told).collect(Collectors.joining(", "));
        }
        try {
            JdkSynth synth = openingSynth.get();
            MidiOut out = (_, status, data1, data2) -> synth.send(status, data1, data2);
            outputs.add(new Output("the built-in synthesiser", out, KitMap.GENERAL_MIDI, 0, false));
            return "to the built-in synthesiser";
        } catch (ExecutionException failure) {
            outputs.add(new Output("silence", (_, _, _, _) -> {}, KitMap.GENERAL_MIDI, 0, false));
            return "silent, as " + failure.getCause().getMessage() + " and no MIDI port was given";
        }
    }

    private static String told(Output output) {
        KitMap kit = output.kit();
        return output.name()
                + (kit.name().equals(KitMap.GENERAL_MIDI.name()) ? "" : " as " + kit.name())
                + kit.lacks(", which has nothing for ");
    }

    /** Whether an output or an input of this name is JACK's. */
    public static boolean isJack(String name) {
        return PortWish.isJack(name);
    }

    private static boolean isFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".mid") || lower.endsWith(".midi");
    }

    /** Where notes go; complete once {@link #await} has returned. */
    List<Output> all() {
        return List.copyOf(outputs);
    }

    /** The files that keep what was played. */
    List<Path> files() {
        return files;
    }

    /** Messages that a port did not take. */
    long failures() {
        return ports.stream().mapToLong(KeptPort::failures).sum();
    }

    @Override
    public void close() {
        // A port that takes nothing may not close either.
        Thread closing = Thread.ofPlatform().daemon().name("close-ports").start(() -> ports.forEach(KeptPort::close));
        Threads.joinFor(closing, LONGEST_CLOSE_MS);
        openingSynth.cancel(false);
        if (openingSynth.state() == Future.State.SUCCESS) {
            openingSynth.resultNow().close();
        }
    }
}

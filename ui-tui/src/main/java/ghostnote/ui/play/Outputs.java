package ghostnote.ui.play;

import ghostnote.audio.synth.JdkSynth;
import ghostnote.engine.RealTime;
import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.midi.MidiOut;
import ghostnote.midi.device.MidiPort;
import ghostnote.midi.device.MidiPorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/**
 * Everything a performance goes to: MIDI ports, or the built-in synthesiser where no port was asked for, and files.
 *
 * <p>Thread: {@link #send} by midi-clock, the rest by the one that opened it.
 */
public final class Outputs implements MidiOut, AutoCloseable {
    private final List<MidiPort> ports;
    private final List<Path> files;
    private final KitMap kit;
    private final FutureTask<JdkSynth> openingSynth; // null where ports play

    /** Complete once {@link #await} has returned. */
    private MidiOut[] all;

    private Outputs(List<MidiPort> ports, List<Path> files, KitMap kit) {
        this.ports = List.copyOf(ports);
        this.files = List.copyOf(files);
        this.kit = kit;
        all = ports.toArray(MidiOut[]::new);
        openingSynth = ports.isEmpty() ? new FutureTask<>(JdkSynth::open) : null;
    }

    /**
     * Opens ports and checks files, so that what cannot work is told before the first note. The synthesiser, which takes
     * longer, is opened on a thread of its own until {@link #await}.
     *
     * @param names a name that ends in .mid or .midi is a file, any other a port
     * @param kit how the ports play the voices
     * @throws IOException in one line, if a file could not be written
     * @throws ghostnote.midi.device.PortException in one line, if a port does not open
     */
    public static Outputs open(List<String> names, KitMap kit) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            if (isFile(name)) {
                Path file = Path.of(name);
                WholeFile.check(file);
                files.add(file);
            }
        }
        List<MidiPort> ports = new ArrayList<>();
        try {
            for (String name : names) {
                if (!isFile(name)) {
                    ports.add(MidiPorts.open(name));
                }
            }
        } catch (RuntimeException refusal) {
            ports.forEach(MidiPort::close);
            throw refusal;
        }
        Outputs outputs = new Outputs(ports, files, ports.isEmpty() ? KitMap.GENERAL_MIDI : kit);
        if (outputs.openingSynth != null) {
            Thread.ofPlatform().daemon().name("open-synth").start(outputs.openingSynth);
        }
        return outputs;
    }

    /**
     * Waits until everything is open.
     *
     * @return in one line, where the drums go
     */
    String await() throws InterruptedException {
        if (openingSynth == null) {
            return "to " + String.join(", ", ports.stream().map(MidiPort::name).toList()) + played();
        }
        try {
            JdkSynth synth = openingSynth.get();
            all = new MidiOut[] {synth::send};
            return "to the built-in synthesiser";
        } catch (ExecutionException failure) {
            return "silent, as " + failure.getCause().getMessage() + " and no MIDI port was given";
        }
    }

    private String played() {
        String lacks = kit.lacks().stream().map(Voice::word).collect(Collectors.joining(", "));
        return (kit.name().equals(KitMap.GENERAL_MIDI.name()) ? "" : " as " + kit.name())
                + (lacks.isEmpty() ? "" : ", which has nothing for " + lacks);
    }

    /** How voices are played there. */
    KitMap kit() {
        return kit;
    }

    /** Whether there is a port, on which kits can differ. */
    boolean hasPorts() {
        return !ports.isEmpty();
    }

    private static boolean isFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".mid") || lower.endsWith(".midi");
    }

    @Override
    @RealTime
    public void send(int status, int data1, int data2) {
        for (MidiOut out : all) {
            out.send(status, data1, data2);
        }
    }

    /** The files that keep what was played. */
    List<Path> files() {
        return files;
    }

    /** Messages that a port did not take. */
    long failures() {
        return ports.stream().mapToLong(MidiPort::failures).sum();
    }

    @Override
    public void close() {
        ports.forEach(MidiPort::close);
        if (openingSynth != null) {
            openingSynth.cancel(false);
            if (openingSynth.state() == Future.State.SUCCESS) {
                openingSynth.resultNow().close();
            }
        }
    }
}

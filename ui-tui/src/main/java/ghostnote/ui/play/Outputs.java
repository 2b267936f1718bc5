package ghostnote.ui.play;

import ghostnote.audio.synth.JdkSynth;
import ghostnote.audio.synth.NoSoundException;
import ghostnote.engine.RealTime;
import ghostnote.midi.MidiOut;
import ghostnote.midi.device.MidiPort;
import ghostnote.midi.device.MidiPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Everything a performance goes to: MIDI ports, or the built-in synthesiser where no port was asked for, and files.
 *
 * <p>Thread: {@link #send} by midi-clock, the rest by the one that opened it.
 */
public final class Outputs implements MidiOut, AutoCloseable {
    private final List<MidiPort> ports;
    private final JdkSynth synth; // null where ports play, or nothing sounds
    private final List<Path> files;
    private final String description;
    private final MidiOut[] all;

    private Outputs(List<MidiPort> ports, JdkSynth synth, List<Path> files, String description) {
        this.ports = ports;
        this.synth = synth;
        this.files = files;
        this.description = description;
        List<MidiOut> outs = new ArrayList<>(ports);
        if (synth != null) {
            outs.add(synth::send);
        }
        all = outs.toArray(MidiOut[]::new);
    }

    /**
     * Opens ports and checks files, so that what cannot work is told before the first note.
     *
     * @param names a name that ends in .mid or .midi is a file, any other a port
     * @throws IOException in one line, if a file could not be written
     * @throws ghostnote.midi.device.PortException in one line, if a port does not open
     */
    public static Outputs open(List<String> names) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            if (isFile(name)) {
                files.add(writable(Path.of(name)));
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
        if (!ports.isEmpty()) {
            String portNames = String.join(", ", ports.stream().map(MidiPort::name).toList());
            return new Outputs(List.copyOf(ports), null, List.copyOf(files), "to " + portNames);
        }
        try {
            return new Outputs(List.of(), JdkSynth.open(), List.copyOf(files), "to the built-in synthesiser");
        } catch (NoSoundException silence) {
            String why = "silent, as " + silence.getMessage() + " and no MIDI port was given; this is the pattern:";
            return new Outputs(List.of(), null, List.copyOf(files), why);
        }
    }

    private static boolean isFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".mid") || lower.endsWith(".midi");
    }

    private static Path writable(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IOException("cannot write %s: no such folder".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw new IOException("cannot write %s: it is a folder".formatted(file));
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("cannot write %s: permission denied".formatted(file));
        }
        return file;
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

    /** In one line, where the drums go. */
    public String describe() {
        return description;
    }

    /** Messages that a port did not take. */
    long failures() {
        return ports.stream().mapToLong(MidiPort::failures).sum();
    }

    @Override
    public void close() {
        ports.forEach(MidiPort::close);
        if (synth != null) {
            synth.close();
        }
    }
}

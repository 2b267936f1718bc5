package ghostnote.ui.play;

import ghostnote.audio.line.NoSoundException;
import ghostnote.audio.sound.BlockHost;
import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.wire.MidiOut;
import ghostnote.engine.wire.PortNames;
import ghostnote.presets.Kits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything a track goes to: MIDI ports, what sounds on this machine, and files.
 *
 * <p>Thread: the one that opened it; each {@link Output} has its own.
 */
public final class Outputs {
    private static final double NANOS_PER_MS = 1e6;
    private static final String JACK = "JACK";
    private final Ports ports;
    private final Map<Output, Ports.Share> shares = new HashMap<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<Path> files;
    private final KitMap usualKit;
    private final Kits kits;
    private final Optional<JackOut> jack;
    private final boolean jackClock;
    private final Speakers speakers;
    private final Optional<SoundSystem> sound;

    private Outputs(
            List<Path> files,
            KitMap usualKit,
            Kits kits,
            Ports ports,
            Optional<JackOut> jack,
            boolean jackClock,
            Speakers speakers,
            Optional<SoundSystem> sound) {
        this.files = List.copyOf(files);
        this.usualKit = usualKit;
        this.kits = kits;
        this.ports = ports;
        this.jack = jack;
        this.jackClock = jackClock;
        this.speakers = speakers;
        this.sound = sound;
    }

    /**
     * Opens ports and checks files, so that what cannot work is told before the first note. What sounds takes longer, and
     * is waited for by {@link #await}.
     *
     * @param names one that ends in .mid or .midi is a file, any other a port, with how it is to be played:
     *     {@code TR-8S,kit=roland-tr-8s,offset=-5}
     * @param ports that tracks share
     * @param jack the track's port there, if there is one
     * @param jackClock whether JACK is sent a clock, if its output does not say
     * @param kit how ports play the voices that do not say so themselves
     * @param speakers where it is heard
     * @param sound what is to sound on this machine
     * @throws IOException in one line, if a file could not be written
     * @throws ghostnote.midi.device.PortException in one line, if a port does not open
     */
    public static Outputs open(
            List<String> names,
            KitMap kit,
            Kits kits,
            Ports ports,
            Optional<JackOut> jack,
            boolean jackClock,
            Speakers speakers,
            Optional<SoundSystem> sound)
            throws IOException {
        check(names, kit, kits);
        List<Path> files = names.stream().filter(Outputs::isFile).map(Path::of).toList();
        Outputs outputs = new Outputs(files, kit, kits, ports, jack, jackClock, speakers, sound);
        for (String name : names) {
            if (!isFile(name)) {
                Opened opened = outputs.open(name);
                outputs.requireNew(opened);
                outputs.add(opened);
            }
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

    /**
     * An output that is open, and not played to yet.
     *
     * @param share what it has of a port; empty for JACK
     */
    record Opened(Output output, Optional<Ports.Share> share) {}

    /**
     * Opens one. Thread: any.
     *
     * @param name with how it is to be played
     * @throws ghostnote.midi.device.PortException in one line, if it does not open
     * @throws IllegalArgumentException in one line, if it says something that is not understood
     */
    Opened open(String name) {
        PortWish wish = PortWish.parse(name, usualKit, jackClock, kits);
        if (wish.isJack()) {
            return new Opened(openJack(wish), Optional.empty());
        }
        Ports.Share share = ports.open(wish.port(), wish.clock());
        return new Opened(new Output(share.name(), share, wish.kit(), offsetNs(wish), true), Optional.of(share));
    }

    private Output openJack(PortWish wish) {
        JackOut port = jack.orElseThrow(() -> new IllegalArgumentException(
                "out jack: this performance has begun without it (start it with --out jack)"));
        BlockOutput.Relay relay = new BlockOutput.Relay();
        MidiOut out = wish.clock() ? relay : new Output.NotesOnly(relay);
        if (!wish.connection().isEmpty()) {
            port.connector().accept(wish.connection());
        }
        return new Output(JACK, out, wish.kit(), offsetNs(wish), true, Optional.of(new Output.Blocks(relay, port.host())), Optional.empty());
    }

    /**
     * Refuses one that is played to already, and gives back what it has.
     *
     * @throws IllegalArgumentException in one line
     */
    void requireNew(Opened opened) {
        String name = opened.output.name();
        if (outputs.stream().anyMatch(output -> output.name().equals(name))) {
            opened.share.ifPresent(ports::giveBack);
            throw new IllegalArgumentException("out %s: it is played to already".formatted(name));
        }
    }

    /** Counts one in. */
    void add(Opened opened) {
        outputs.add(opened.output);
        opened.share.ifPresent(share -> shares.put(opened.output, share));
    }

    /** The open one of a name, or the only one whose name contains it. */
    Optional<Output> find(String name) {
        List<Output> found = PortNames.like(name, outputs, Output::name);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** One is to be closed: if it has brought a port's clock, another brings it from now on. */
    void handClockOn(Output output) {
        Optional.ofNullable(shares.get(output)).ifPresent(ports::handClockOn);
    }

    /** Closes one that is not played to any more. */
    void remove(Output output) {
        outputs.remove(output);
        Ports.Share share = shares.remove(output);
        if (share != null) {
            ports.giveBack(share);
        }
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
        String silence = sound.isPresent() ? addSound(sound.get()) : "";
        if (outputs.isEmpty()) {
            outputs.add(new Output("silence", (_, _, _, _) -> {}, KitMap.GENERAL_MIDI, 0, false));
            return silence + " and no MIDI port was given";
        }
        String all = outputs.stream().map(Outputs::told).collect(Collectors.joining(", "));
        return "to " + all + (silence.isEmpty() ? "" : "; " + silence);
    }

    /** Plays to what sounds on this machine; where it does not, says why. */
    private String addSound(SoundSystem system) throws InterruptedException {
        try {
            BlockHost host = speakers.host(system);
            BlockOutput.Relay relay = new BlockOutput.Relay();
            outputs.add(new Output(
                    system.name() + (speakers.areJacks() ? " through JACK" : ""),
                    new Output.NotesOnly(relay),
                    system.kit(),
                    0,
                    false,
                    Optional.of(new Output.Blocks(relay, host)),
                    sound));
            return "";
        } catch (NoSoundException none) {
            return "silent, as " + none.getMessage();
        }
    }

    private static String told(Output output) {
        KitMap kit = output.kit();
        if (output.sound().isPresent()) {
            return output.name();
        }
        return output.name()
                + (kit.name().equals(KitMap.GENERAL_MIDI.name()) ? "" : " as " + kit.name())
                + kit.lacks(", which has nothing for ");
    }

    /** Whether an output or an input of this name is JACK's. */
    public static boolean isJack(String name) {
        return PortWish.isJack(name);
    }

    /** Whether an output of this name is a file. */
    public static boolean isFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".mid") || lower.endsWith(".midi");
    }

    /** Where notes go; complete once {@link #await} has returned. */
    List<Output> all() {
        return List.copyOf(outputs);
    }

    /** What sounds on this machine, if anything is to. */
    Optional<SoundSystem> sound() {
        return sound;
    }

    /** The files that keep what was played. */
    List<Path> files() {
        return files;
    }

    /**
     * How it stands with an output.
     *
     * @param isThere whether what is sent arrives
     * @param peaks of what sounds on this machine, left and right, full scale being 1; empty for a port
     */
    public record Health(String name, boolean isThere, List<Float> peaks) {}

    /**
     * How it stands with each.
     */
    List<Health> health() {
        return outputs.stream()
                .map(output -> new Health(output.name(), isThere(output), peaks(output)))
                .toList();
    }

    private List<Float> peaks(Output output) {
        return output.sound()
                .flatMap(SoundSystem::meter)
                .map(meter -> List.of(meter.leftPeak(), meter.rightPeak()))
                .orElse(List.of());
    }

    private boolean isThere(Output output) {
        if (output.blocks().isPresent()) {
            return output.blocks().get().host().isPlaying();
        }
        return ports.isThere(output.name());
    }

    /** Messages that a port did not take, from whichever track. */
    long failures() {
        return ports.failures();
    }
}

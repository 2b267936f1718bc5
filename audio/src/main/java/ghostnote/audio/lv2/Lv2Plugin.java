package ghostnote.audio.lv2;

import ghostnote.audio.lv2.Lv2Port.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plugin that is installed, as its description says.
 *
 * @param uri which it is
 * @param name what people call it
 * @param types the URIs of what it is
 * @param ports by index
 * @param requiredFeatures the URIs of what a host must have
 * @param requiredOptions the URIs of what a host must tell it
 * @param binary its program, if the description names one
 */
public record Lv2Plugin(
        String uri,
        String name,
        List<String> types,
        List<Lv2Port> ports,
        List<String> requiredFeatures,
        List<String> requiredOptions,
        Optional<Path> binary) {

    /** Whether it makes sound of what is played on it: it says so, or it takes MIDI and no sound, and gives sound. */
    public boolean isInstrument() {
        return types.contains(Uris.INSTRUMENT)
                || midiIn().isPresent() && audioOutputs() > 0 && ports(Kind.AUDIO_IN).findAny().isEmpty();
    }

    /** Whether its program lies in the bundle of a name, which is a folder that ends in .lv2. */
    boolean isIn(String bundle) {
        return binary.map(Path::getParent)
                .filter(folder -> folder.endsWith(bundle + ".lv2"))
                .isPresent();
    }

    /** Where MIDI goes in, if anywhere: the first such port. */
    Optional<Lv2Port> midiIn() {
        return ports.stream().filter(Lv2Port::takesMidi).findFirst();
    }

    Stream<Lv2Port> ports(Kind kind) {
        return ports.stream().filter(port -> port.kind() == kind);
    }

    /** How many channels of sound it gives. Of more than two, the first two are heard; of one, both sides hear it. */
    public int audioOutputs() {
        return (int) ports(Kind.AUDIO_OUT).count();
    }

    /** What programs call those channels, in their order. */
    public List<String> outputSymbols() {
        return ports(Kind.AUDIO_OUT).map(Lv2Port::symbol).toList();
    }

    /** Its controls, in their order. */
    public List<Lv2Port> controls() {
        return ports(Kind.CONTROL_IN).toList();
    }

    /** Why it cannot be played here, so far as its description tells; empty if it can. */
    public Optional<String> lack() {
        List<String> features = HostFeatures.lacking(requiredFeatures);
        if (!features.isEmpty()) {
            return Optional.of("it needs %s, which this host has not".formatted(String.join(", ", features)));
        }
        List<String> options = HostFeatures.lackingOptions(requiredOptions);
        if (!options.isEmpty()) {
            return Optional.of("it needs to be told %s, which this host does not".formatted(String.join(", ", options)));
        }
        if (midiIn().isEmpty()) {
            return Optional.of("it takes no MIDI");
        }
        if (audioOutputs() == 0) {
            return Optional.of("it gives no sound");
        }
        if (binary.isEmpty()) {
            return Optional.of("its description names no program");
        }
        return ports(Kind.UNKNOWN)
                .filter(port -> !port.optional())
                .findFirst()
                .map(port -> "its port %s is of a kind that this host does not know".formatted(port.symbol()));
    }
}

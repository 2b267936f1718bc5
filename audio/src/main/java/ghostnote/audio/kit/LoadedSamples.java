package ghostnote.audio.kit;

import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.InstrumentMaker;
import ghostnote.audio.sound.Recording;
import ghostnote.audio.sound.Resampler;
import ghostnote.audio.sound.SoundException;
import ghostnote.audio.sound.WavReader;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.sound.SampledKit;
import ghostnote.engine.sound.SampledVoice;
import ghostnote.engine.sound.SampledVoice.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The recordings of a kit in memory, for the instruments that play them. What is inaudible at the end of one is cut off.
 *
 * <p>Thread: any but a hot one, one at a time. Real-time safe: no.
 */
public final class LoadedSamples implements InstrumentMaker {
    /** Half of the last bit of a compact disc. */
    private static final float INAUDIBLE = 0x1p-17f;

    /** All else needs memory too, and while the rate is changed there are two of each. */
    private static final int SHARE_OF_MEMORY = 3;

    private static final long MEGABYTE = 1 << 20;

    private final SampledKit kit;
    private final Map<Path, Recording> recordings;

    private LoadedSamples(SampledKit kit, Map<Path, Recording> recordings) {
        this.kit = kit;
        this.recordings = recordings;
    }

    /**
     * Reads all files of a kit; those that cannot be read are left out.
     *
     * @param tell is told of each of those in one line
     * @throws SoundException in one line, if none can be read, or all together are too long
     */
    public static LoadedSamples load(SampledKit kit, Consumer<String> tell) {
        Set<Path> files = kit.voices().values().stream()
                .flatMap(voice -> voice.layers().stream())
                .flatMap(layer -> layer.files().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Path, Recording> recordings = new LinkedHashMap<>();
        long bytes = 0;
        for (Path file : files) {
            try {
                requireRoom(kit, bytes + Files.size(file));
                Recording recording = trimmed(WavReader.read(file));
                bytes += (long) recording.frames() * (recording.isMono() ? 1 : 2) * Float.BYTES;
                requireRoom(kit, bytes);
                recordings.put(file, recording);
            } catch (NoSuchFileException none) {
                tell.accept("%s: no such file; left out".formatted(file));
            } catch (IOException unreadable) {
                tell.accept(unreadable.getMessage() + "; left out");
            }
        }
        Map<Voice, SampledVoice> voices = new EnumMap<>(Voice.class);
        kit.voices().forEach((voice, how) -> readable(how, recordings).ifPresent(left -> voices.put(voice, left)));
        if (voices.isEmpty()) {
            throw new SoundException("%s: none of its files can be played".formatted(kit.name()));
        }
        return new LoadedSamples(new SampledKit(kit.name(), kit.levelDb(), voices), recordings);
    }

    private static Optional<SampledVoice> readable(SampledVoice voice, Map<Path, Recording> recordings) {
        List<Layer> layers = voice.layers().stream()
                .map(layer -> Map.entry(
                        layer.hardest(), layer.files().stream().filter(recordings::containsKey).toList()))
                .filter(layer -> !layer.getValue().isEmpty())
                .map(layer -> new Layer(layer.getKey(), layer.getValue()))
                .toList();
        return layers.isEmpty() ? Optional.empty() : Optional.of(voice.withLayers(layers));
    }

    private static void requireRoom(SampledKit kit, long bytes) {
        long most = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
        if (bytes > most) {
            throw new SoundException(("%s: its files need more than the %d MB there are for them; more memory is"
                            + " GHOSTNOTE_JVM_OPTIONS=-Xmx2g")
                    .formatted(kit.name(), most / MEGABYTE));
        }
    }

    private static Recording trimmed(Recording recording) {
        int frames = recording.frames();
        while (frames > 1
                && Math.abs(recording.left()[frames - 1]) <= INAUDIBLE
                && Math.abs(recording.right()[frames - 1]) <= INAUDIBLE) {
            frames--;
        }
        if (frames == recording.frames()) {
            return recording;
        }
        float[] left = Arrays.copyOf(recording.left(), frames);
        return new Recording(
                recording.rateHz(), left, recording.isMono() ? left : Arrays.copyOf(recording.right(), frames));
    }

    @Override
    public Instrument make(int sampleRateHz) {
        Map<Path, Recording> atRate = new LinkedHashMap<>();
        recordings.forEach((file, recording) -> atRate.put(file, Resampler.resample(recording, sampleRateHz)));
        return new SampleKit(kit, atRate, sampleRateHz);
    }
}

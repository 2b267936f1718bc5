package ghostnote.audio.soundfont;

import com.sun.media.sound.ModelByteBuffer;
import com.sun.media.sound.ModelByteBufferWavetable;
import com.sun.media.sound.ModelInstrument;
import com.sun.media.sound.ModelMappedInstrument;
import com.sun.media.sound.ModelOscillator;
import com.sun.media.sound.ModelPatch;
import com.sun.media.sound.ModelPerformer;
import com.sun.media.sound.SF2Soundbank;
import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.InstrumentMaker;
import ghostnote.audio.sound.SoundException;
import ghostnote.engine.disk.IoReason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.midi.Patch;

/**
 * The drum kit of a sound font: the first one of bank 128, or where there is none the first preset. Its samples are in memory.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class SoundFont implements InstrumentMaker {
    /** What the tenth channel plays if nobody has asked it for another. */
    private static final ModelPatch FIRST_DRUM_KIT = new ModelPatch(0, 0, true);

    private static final int SHARE_OF_MEMORY = 2;
    private static final long MEGABYTE = 1 << 20;

    private final Path file;
    private final ModelInstrument kit;

    private SoundFont(Path file, ModelInstrument kit) {
        this.file = file;
        this.kit = kit;
    }

    /**
     * Reads one.
     *
     * @throws FileNotFoundException in one line, if it is not there
     * @throws SoundException in one line, if it is broken, no sound font, or too large
     */
    public static SoundFont load(Path file) throws FileNotFoundException {
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException(file + ": no such file");
        }
        try {
            ModelInstrument kit = drums(file, new SF2Soundbank(file.toFile()));
            List<ModelByteBuffer> samples = samples(kit);
            requireRoom(file, samples);
            ModelByteBuffer.loadAll(samples);
            return new SoundFont(file, new ModelMappedInstrument(kit, FIRST_DRUM_KIT));
        } catch (IOException e) {
            throw new SoundException("%s: not a sound font (SF2): %s".formatted(file, IoReason.of(e)));
        } catch (SoundException told) {
            throw told;
        } catch (RuntimeException broken) {
            // The reader trusts every number of a file.
            throw new SoundException("%s: a broken sound font (SF2): %s".formatted(file, broken));
        }
    }

    private static ModelInstrument drums(Path file, SF2Soundbank bank) {
        return Stream.of(bank.getInstruments())
                .map(ModelInstrument.class::cast)
                .min(Comparator.comparing((ModelInstrument preset) -> !isDrumKit(preset))
                        .thenComparingInt(preset -> preset.getPatch().getBank())
                        .thenComparingInt(preset -> preset.getPatch().getProgram()))
                .orElseThrow(() -> new SoundException("%s: a sound font without any preset".formatted(file)));
    }

    private static boolean isDrumKit(ModelInstrument preset) {
        Patch patch = preset.getPatch();
        return patch instanceof ModelPatch model && model.isPercussion();
    }

    private static List<ModelByteBuffer> samples(ModelInstrument kit) {
        List<ModelByteBuffer> samples = new ArrayList<>();
        for (ModelPerformer performer : kit.getPerformers()) {
            for (ModelOscillator oscillator : performer.getOscillators()) {
                if (oscillator instanceof ModelByteBufferWavetable wave) {
                    samples.add(wave.getBuffer());
                    if (wave.get8BitExtensionBuffer() != null) {
                        samples.add(wave.get8BitExtensionBuffer());
                    }
                }
            }
        }
        return samples;
    }

    private static void requireRoom(Path file, List<ModelByteBuffer> samples) throws IOException {
        List<ModelByteBuffer> whole =
                samples.stream().map(ModelByteBuffer::getRoot).distinct().toList();
        long fileBytes = Files.size(file);
        if (whole.stream().anyMatch(each -> each.capacity() < 0 || each.capacity() > fileBytes)) {
            throw new SoundException("%s: a broken sound font (SF2): its samples do not lie in it".formatted(file));
        }
        long bytes = whole.stream().mapToLong(ModelByteBuffer::capacity).sum();
        long most = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
        if (bytes > most) {
            throw new SoundException(
                    "%s: its drum kit needs %d MB, and there are %d for it; more is GHOSTNOTE_JVM_OPTIONS=-Xmx2g"
                            .formatted(file, bytes / MEGABYTE, most / MEGABYTE));
        }
    }

    /** What the font calls it. */
    public String name() {
        return kit.getName();
    }

    @Override
    public Instrument make(int sampleRateHz) {
        return new SoundFontPlayer(file, kit, sampleRateHz);
    }
}

package ghostnote.audio.kit;

import ghostnote.audio.sound.Recording;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.sound.SampledKit;
import ghostnote.engine.sound.SampledVoice.Layer;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A kit whose drums are recordings, which it plays as they are: a click in one is heard on the frame of its hit. */
public final class SampleKit extends DrumKit {
    /**
     * Builds all of it. Real-time safe: no.
     *
     * @param recordings of each file that the kit names, at this rate
     */
    SampleKit(SampledKit kit, Map<Path, Recording> recordings, int sampleRateHz) {
        super(drums(kit, recordings, sampleRateHz), sampleRateHz);
    }

    private static Map<Voice, Drum> drums(SampledKit kit, Map<Path, Recording> recordings, int sampleRateHz) {
        ChokeGroups chokes = new ChokeGroups();
        Map<Voice, Drum> drums = new EnumMap<>(Voice.class);
        kit.voices().forEach((voice, how) -> {
            List<List<Recording>> layers = how.layers().stream()
                    .map(Layer::files)
                    .map(files -> files.stream().map(recordings::get).toList())
                    .toList();
            SampleVoice shared = new SampleVoice(how, layers, kit.levelDb(), sampleRateHz);
            drums.put(
                    voice, new Drum(how.overlap(), chokes.number(how.choke()), drum -> new SampleHit(drum, shared)));
        });
        return drums;
    }
}

package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sound.KitSound;
import java.util.EnumMap;
import java.util.Map;

/** A kit whose drums are synthesised. */
public final class SynthKit extends DrumKit {
    private final DcBlocker blocker;

    /** Builds all of it. Real-time safe: no. */
    public SynthKit(KitSound sound, int sampleRateHz) {
        super(drums(sound, sampleRateHz), sampleRateHz);
        blocker = new DcBlocker(sampleRateHz);
    }

    private static Map<Voice, Drum> drums(KitSound sound, int sampleRateHz) {
        ChokeGroups chokes = new ChokeGroups();
        RandomStream chance = new RandomStream();
        Map<Voice, Drum> drums = new EnumMap<>(Voice.class);
        sound.voices().forEach((voice, how) -> {
            SynthVoice shared = new SynthVoice(
                    voice.ordinal(), how, sound.levelDb(), sound.variation(), chance, sampleRateHz);
            drums.put(
                    voice,
                    new Drum(how.overlap(), chokes.number(how.choke()), drum -> new SynthHit(drum, shared, sampleRateHz)));
        });
        return drums;
    }

    @Override
    @RealTime
    public void render(float[] left, float[] right, int frames) {
        super.render(left, right, frames);
        blocker.run(left, right, frames);
    }
}

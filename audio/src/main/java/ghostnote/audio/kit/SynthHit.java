package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;

/**
 * A hit that is synthesised.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class SynthHit extends SoundingHit {
    /** How far hits lie apart at a variation of 1, to each side: 10 cents, half a decibel, a semitone of brightness. */
    private static final float PITCH_SPREAD = 0.006f;

    private static final float GAIN_SPREAD = 0.06f;
    private static final float BRIGHTNESS_SPREAD = 0.06f;

    private final SynthVoice voice;
    private final PartPlayer[] parts;
    private boolean ringing;

    SynthHit(Drum drum, SynthVoice voice, int sampleRateHz) {
        super(drum);
        this.voice = voice;
        parts = voice.newParts(sampleRateHz);
    }

    @Override
    @RealTime
    float begin(int velocity) {
        RandomStream chance = voice.nextChance();
        float variation = voice.variation();
        float pitch = 1 + spread(PITCH_SPREAD * variation, chance);
        float gain = 1 + spread(GAIN_SPREAD * variation, chance);
        float bright = voice.brightness(velocity) * (1 + spread(BRIGHTNESS_SPREAD * variation, chance));
        for (PartPlayer part : parts) {
            part.start(velocity, gain, pitch, chance);
        }
        return Math.min(OPEN, bright);
    }

    @RealTime
    private static float spread(float most, RandomStream chance) {
        return most * (2 * chance.nextFloat() - 1);
    }

    @Override
    @RealTime
    int play(Spares spares, int frames) {
        spares.silence(frames);
        ringing = false;
        int last = 0;
        for (PartPlayer part : parts) {
            if (!part.isOver()) {
                last = Math.max(last, part.add(spares, frames));
                ringing |= !part.isOver();
            }
        }
        return last;
    }

    @Override
    @RealTime
    boolean rings() {
        return ringing;
    }
}

package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sound.Source;

/** A sine that falls to its frequency, from farther up the harder it is struck, as a skin does that is stretched. */
final class ToneGenerator implements Generator {
    /** How much of the fall the softest hit has. */
    private static final float LEAST_FALL = 0.4f;

    private final float endStep;
    private final float fall;
    private final float glide;
    private int phase;
    private float step;
    private float wantedStep;

    ToneGenerator(Source.Tone tone, int sampleRateHz) {
        endStep = Phase.step(tone.hz(), sampleRateHz);
        fall = Phase.step(tone.fromHz(), sampleRateHz) - endStep;
        glide = 1 - Decay.perFrame(tone.sweepMs(), sampleRateHz);
    }

    @Override
    @RealTime
    public void start(float hardness, float pitch, RandomStream chance) {
        phase = 0;
        wantedStep = endStep * pitch;
        step = wantedStep + fall * (LEAST_FALL + (1 - LEAST_FALL) * hardness);
    }

    @Override
    @RealTime
    public void render(float[] into, int frames) {
        int at = phase;
        float now = step;
        float end = wantedStep;
        float share = glide;
        for (int i = 0; i < frames; i++) {
            into[i] = Phase.sine(at);
            at += (int) now;
            now += share * (end - now);
        }
        phase = at;
        step = now;
    }
}

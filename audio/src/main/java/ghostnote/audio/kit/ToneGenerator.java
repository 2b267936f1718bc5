package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sound.Source;

/** A sine that falls to its frequency, from farther up the harder it is struck, as a skin does that is stretched. */
final class ToneGenerator implements Generator {
    /** How much of the fall the softest hit has. */
    private static final float LEAST_FALL = 0.4f;

    /** A millionth of the way from the end it is there. */
    private static final float SWEEPS_UNTIL_THERE = 2;

    private final float endStep;
    private final float fall;
    private final float fallDecay;
    private final int fallFrames;
    private int phase;
    private float step;
    private float above;
    private int fallFramesLeft;

    ToneGenerator(Source.Tone tone, int sampleRateHz) {
        endStep = Phase.step(tone.hz(), sampleRateHz);
        fall = Phase.step(tone.fromHz(), sampleRateHz) - endStep;
        fallDecay = Decay.perFrame(tone.sweepMs(), sampleRateHz);
        fallFrames = Decay.frames(SWEEPS_UNTIL_THERE * tone.sweepMs(), sampleRateHz);
    }

    @Override
    @RealTime
    public void start(float hardness, float pitch, RandomStream chance) {
        phase = 0;
        step = endStep * pitch;
        above = fall * (LEAST_FALL + (1 - LEAST_FALL) * hardness);
        fallFramesLeft = fallFrames;
    }

    @Override
    @RealTime
    public void render(Spares spares, int frames) {
        float[] into = spares.mono;
        int[] phases = spares.phases;
        int falling = Math.min(frames, fallFramesLeft);
        fallFramesLeft -= falling;
        int at = phase;
        float higher = above;
        for (int i = 0; i < falling; i++) {
            phases[i] = at;
            at += (int) (step + higher);
            higher *= fallDecay;
        }
        above = higher;
        int steady = (int) step;
        for (int i = falling; i < frames; i++) {
            phases[i] = at;
            at += steady;
        }
        phase = at;
        for (int i = 0; i < frames; i++) {
            into[i] = Phase.sine(phases[i]);
        }
    }
}

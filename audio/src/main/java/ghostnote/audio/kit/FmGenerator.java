package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sound.Source;
import java.util.Arrays;

/** Pairs of sines, the first swung in its phase by the second, farther the harder it is struck. */
final class FmGenerator implements Generator {
    /** How far the softest hit swings it. */
    private static final float LEAST_SWING = 0.5f;

    /** A swing of more than half a cycle would not fit into an int; so much of it does, shifted. */
    private static final int SHIFT = 3;

    private static final double SWING_OF_RADIAN = 0x1p32 / (2 * Math.PI) / (1 << SHIFT);

    private final float[] steps;
    private final float ratio;
    private final float swing;
    private final float scale;
    private final int[] phases;
    private final int[] pitched;
    private final int[] swingPhases;
    private final int[] swingSteps;
    private float hitSwing;

    FmGenerator(Source.Fm fm, int sampleRateHz) {
        int count = fm.hz().size();
        steps = new float[count];
        phases = new int[count];
        pitched = new int[count];
        swingPhases = new int[count];
        swingSteps = new int[count];
        ratio = fm.ratio();
        swing = (float) (fm.index() * SWING_OF_RADIAN);
        scale = (float) (1 / Math.sqrt(count));
        for (int i = 0; i < count; i++) {
            steps[i] = Phase.step(fm.hz().get(i), sampleRateHz);
        }
    }

    @Override
    @RealTime
    public void start(float hardness, float pitch, RandomStream chance) {
        hitSwing = swing * (LEAST_SWING + (1 - LEAST_SWING) * hardness);
        for (int i = 0; i < steps.length; i++) {
            phases[i] = Phase.anywhere(chance);
            swingPhases[i] = Phase.anywhere(chance);
            pitched[i] = (int) (steps[i] * pitch);
            swingSteps[i] = (int) (steps[i] * pitch * ratio);
        }
    }

    @Override
    @RealTime
    public void render(Spares spares, int frames) {
        float[] into = spares.mono;
        Arrays.fill(into, 0, frames, 0);
        int[] ramp = Ramps.RAMP;
        for (int pair = 0; pair < phases.length; pair++) {
            int at = phases[pair];
            int step = pitched[pair];
            int swingAt = swingPhases[pair];
            int swingStep = swingSteps[pair];
            float far = hitSwing;
            float size = scale;
            for (int i = 0; i < frames; i++) {
                int swung = (int) (far * Phase.sine(swingAt + ramp[i] * swingStep)) << SHIFT;
                into[i] += size * Phase.sine(at + ramp[i] * step + swung);
            }
            phases[pair] = at + frames * step;
            swingPhases[pair] = swingAt + frames * swingStep;
        }
    }
}

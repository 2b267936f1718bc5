package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sound.Source;
import java.util.Arrays;

/**
 * Square waves, each the mean of the true one over a frame (a trapezoid), which keeps most of what would alias out. They run
 * on between hits: no two find them at the same place.
 */
final class SquaresGenerator implements Generator {
    private final float[] steps;
    private final int[] phases;
    private final int[] pitched;
    private final float scale;

    SquaresGenerator(Source.Squares squares, int sampleRateHz) {
        int count = squares.hz().size();
        steps = new float[count];
        phases = new int[count];
        pitched = new int[count];
        scale = (float) (1 / Math.sqrt(count));
        for (int i = 0; i < count; i++) {
            steps[i] = Phase.step(squares.hz().get(i), sampleRateHz);
        }
    }

    @Override
    @RealTime
    public void start(float hardness, float pitch, RandomStream chance) {
        for (int i = 0; i < steps.length; i++) {
            phases[i] = Phase.anywhere(chance);
            pitched[i] = (int) (steps[i] * pitch);
        }
    }

    @Override
    @RealTime
    public void render(Spares spares, int frames) {
        float[] into = spares.mono;
        Arrays.fill(into, 0, frames, 0);
        int[] ramp = Ramps.RAMP;
        for (int wave = 0; wave < phases.length; wave++) {
            int at = phases[wave];
            int step = pitched[wave];
            // A triangle from -1 to 1 crosses zero by twice its phase; an edge is to last a frame.
            float slope = 1 / (step * Phase.HALF_CYCLES);
            float size = scale;
            for (int i = 0; i < frames; i++) {
                float triangle = 1 - 2 * Math.abs((at + ramp[i] * step) * Phase.HALF_CYCLES);
                into[i] += size * Math.max(-1, Math.min(1, triangle * slope));
            }
            phases[wave] = at + frames * step;
        }
    }
}

package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;

/** White noise, as loud in a band at every sample rate: the numbers of a linear congruence, {@link Ramps}. */
final class NoiseGenerator implements Generator {
    private static final double USUAL_RATE_HZ = 48_000;

    private final float scale;
    private int state;

    NoiseGenerator(int sampleRateHz) {
        scale = (float) (Phase.HALF_CYCLES * Math.sqrt(sampleRateHz / USUAL_RATE_HZ));
    }

    @Override
    @RealTime
    public void start(float hardness, float pitch, RandomStream chance) {
        state = Phase.anywhere(chance);
    }

    @Override
    @RealTime
    public void render(Spares spares, int frames) {
        float[] into = spares.mono;
        int now = state;
        float size = scale;
        int[] leaps = Ramps.LEAPS;
        int[] shifts = Ramps.SHIFTS;
        for (int i = 0; i < frames; i++) {
            into[i] = (now * leaps[i] + shifts[i]) * size;
        }
        state = now * leaps[frames] + shifts[frames];
    }
}

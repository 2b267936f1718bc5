package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;

/**
 * Phases as integers: the whole range of an int is a cycle, so they wrap by themselves and lose nothing.
 *
 * <p>Thread: any. Real-time safe: the methods marked so.
 */
final class Phase {
    /** A phase, as a share of half a cycle. */
    static final float HALF_CYCLES = 0x1p-31f;

    private static final int QUARTER = 1 << 30;
    private static final double CYCLE = 0x1p32;

    /** The odd polynomial of seventh degree nearest to sin(pi a) for a from -1/2 to 1/2; it is within 6e-7. */
    private static final float C1 = 3.141582f;
    private static final float C3 = -5.167143f;
    private static final float C5 = 2.541899f;
    private static final float C7 = -0.5546362f;

    private Phase() {}

    /** How far a frequency goes in a frame. */
    static float step(float hz, int sampleRateHz) {
        return (float) (hz * CYCLE / sampleRateHz);
    }

    /** Any phase. */
    @RealTime
    static int anywhere(RandomStream chance) {
        return (int) ((chance.nextFloat() - 0.5f) * CYCLE);
    }

    /** The sine of a phase, as the cosine of what lies a quarter before, which is even. */
    @RealTime
    static float sine(int phase) {
        float a = 0.5f - Math.abs((phase - QUARTER) * HALF_CYCLES);
        float square = a * a;
        return a * (C1 + square * (C3 + square * (C5 + square * C7)));
    }
}

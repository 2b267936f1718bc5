package ghostnote.audio.kit;

/** What depends on how hard a hit is, for all velocities beforehand. */
final class Velocities {
    /** The hardest. */
    static final int MOST = 127;

    private Velocities() {}

    /** Gains that reach one for the hardest hit, and are (velocity / 127) ^ curve of it for others. */
    static float[] gains(float hardest, float curve) {
        float[] gains = new float[MOST + 1];
        for (int velocity = 1; velocity <= MOST; velocity++) {
            gains[velocity] = (float) (hardest * StrictMath.pow(velocity / (double) MOST, curve));
        }
        return gains;
    }

    /**
     * How far a frame takes a low-pass filter of first order towards its input: from a frequency for the softest hit to one for
     * the hardest, as many octaves for each step.
     */
    static float[] lowPass(float softestHz, float hardestHz, int sampleRateHz) {
        float[] shares = new float[MOST + 1];
        for (int velocity = 1; velocity <= MOST; velocity++) {
            double way = (velocity - 1) / (MOST - 1.0);
            double hz = softestHz * StrictMath.pow((double) hardestHz / softestHz, way);
            shares[velocity] = (float) (1 - StrictMath.exp(-2 * Math.PI * hz / sampleRateHz));
        }
        return shares;
    }
}

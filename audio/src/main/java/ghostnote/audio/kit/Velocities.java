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

    /** Frequencies from that of the softest hit to that of the hardest, as many octaves for each step. */
    static double[] frequencies(float softestHz, float hardestHz) {
        double[] frequencies = new double[MOST + 1];
        for (int velocity = 1; velocity <= MOST; velocity++) {
            double share = (velocity - 1) / (MOST - 1.0);
            frequencies[velocity] = softestHz * StrictMath.pow((double) hardestHz / softestHz, share);
        }
        return frequencies;
    }
}

package ghostnote.audio.kit;

/** Exponential decays. The numbers are the same on every machine. */
final class Decay {
    private static final double MS_PER_S = 1_000;

    /** 60 dB, as an amplitude. */
    private static final double FAR = 1e-3;

    private Decay() {}

    /** What a frame leaves of it if so many milliseconds leave a thousandth. */
    static float perFrame(float ms, int sampleRateHz) {
        return (float) StrictMath.pow(FAR, 1 / (ms * sampleRateHz / MS_PER_S));
    }

    /** How many frames last so long. */
    static int frames(float ms, int sampleRateHz) {
        return (int) Math.round(ms * sampleRateHz / MS_PER_S);
    }
}

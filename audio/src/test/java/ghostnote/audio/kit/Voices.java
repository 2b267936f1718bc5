package ghostnote.audio.kit;

/** Measures of a drum. */
final class Voices {
    private Voices() {}

    /** The energy of a sound, beside that of a second at full scale. */
    static double energyDb(double[] samples) {
        double sum = 0;
        for (double sample : samples) {
            sum += sample * sample;
        }
        return 10 * Math.log10(sum / Sounds.RATE_HZ);
    }

    /** When so many decibels of its energy are over (the backward integral: Schroeder, 1965), in milliseconds. */
    static double decayMs(double[] samples, double db) {
        double[] left = new double[samples.length + 1];
        for (int i = samples.length - 1; i >= 0; i--) {
            left[i] = left[i + 1] + samples[i] * samples[i];
        }
        int at = 0;
        while (left[at] > left[0] * Math.pow(10, -db / 10)) {
            at++;
        }
        return at * 1_000.0 / Sounds.RATE_HZ;
    }

    static double centroidHz(double[] samples) {
        return Spectrum.of(samples, Sounds.RATE_HZ).centroidHz();
    }
}

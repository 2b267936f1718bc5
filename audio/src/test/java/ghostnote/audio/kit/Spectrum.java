package ghostnote.audio.kit;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * What a sound is made of.
 *
 * @param power of each frequency, from 0 up
 * @param hzPerBin from one to the next
 */
record Spectrum(double[] power, double hzPerBin) {
    /** Of a whole sound, without a window: it begins and ends in silence. */
    static Spectrum of(double[] samples, int sampleRateHz) {
        int size = Integer.highestOneBit(Math.max(2, samples.length - 1)) * 2;
        double[] real = Arrays.copyOf(samples, size);
        double[] imaginary = new double[size];
        transform(real, imaginary);
        double[] power = new double[size / 2];
        Arrays.setAll(power, i -> real[i] * real[i] + imaginary[i] * imaginary[i]);
        return new Spectrum(power, (double) sampleRateHz / size);
    }

    /** The fast Fourier transform of radix two, in place (Cooley, Tukey, 1965). */
    private static void transform(double[] real, double[] imaginary) {
        int size = real.length;
        for (int i = 1; i < size; i++) {
            int j = Integer.reverse(i) >>> (Integer.numberOfLeadingZeros(size) + 1);
            if (j > i) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        for (int span = 1; span < size; span *= 2) {
            for (int k = 0; k < span; k++) {
                double cos = Math.cos(-Math.PI * k / span);
                double sin = Math.sin(-Math.PI * k / span);
                for (int i = k; i < size; i += 2 * span) {
                    double re = real[i + span] * cos - imaginary[i + span] * sin;
                    double im = real[i + span] * sin + imaginary[i + span] * cos;
                    real[i + span] = real[i] - re;
                    imaginary[i + span] = imaginary[i] - im;
                    real[i] += re;
                    imaginary[i] += im;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }

    /** The middle of its power. */
    double centroidHz() {
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < power.length; i++) {
            sum += power[i];
            weighted += power[i] * i * hzPerBin;
        }
        return weighted / sum;
    }

    /** The share of its power in a band. */
    double share(double fromHz, double untilHz) {
        return band(fromHz, untilHz).sum() / Arrays.stream(power).sum();
    }

    /** How even its power is in a band, geometric mean over mean: 0.56 for white noise, nearly 0 for a few tones. */
    double flatness(double fromHz, double untilHz) {
        double logs = band(fromHz, untilHz).map(p -> Math.log(p + 1e-30)).average().orElseThrow();
        return Math.exp(logs) / band(fromHz, untilHz).average().orElseThrow();
    }

    private DoubleStream band(double fromHz, double untilHz) {
        return Arrays.stream(power, (int) (fromHz / hzPerBin), (int) (untilHz / hzPerBin));
    }
}

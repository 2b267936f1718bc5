package ghostnote.audio.sound;

/**
 * Brings recordings to another sample rate, by a sinc in a Kaiser window of 48 zero crossings to each side (Smith, "Digital audio
 * resampling", CCRMA, 2002; Kaiser's window: Oppenheim and Schafer, "Discrete-time signal processing", 7.5.3). It delays nothing,
 * and gives the same samples on every machine.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class Resampler {
    private static final int CROSSINGS = 48;

    /** 100 dB between what is let through and what is not. */
    private static final double BETA = 10.06;

    private static final double LAST_TERM = 1e-12;

    /** Frames that come and frames that go, by their greatest common divisor. */
    private final int in;
    private final int out;

    /** The lower rate is what there is room for. */
    private final double cutOff;

    private final int reach;

    /** What a frame that goes has of those that come, for each place between two of them; made as they are met. */
    private final float[][] weights;

    private Resampler(int fromHz, int toHz) {
        int divisor = divisor(fromHz, toHz);
        in = fromHz / divisor;
        out = toHz / divisor;
        cutOff = Math.min(1, (double) toHz / fromHz);
        reach = (int) Math.ceil(CROSSINGS / cutOff);
        weights = new float[out][];
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    /** The same sound at another rate; the same recording if it is at that rate. */
    public static Recording resample(Recording recording, int rateHz) {
        if (recording.rateHz() == rateHz) {
            return recording;
        }
        Resampler resampler = new Resampler(recording.rateHz(), rateHz);
        float[] left = resampler.resample(recording.left());
        return new Recording(rateHz, left, recording.isMono() ? left : resampler.resample(recording.right()));
    }

    private float[] resample(float[] samples) {
        float[] resampled = new float[Math.toIntExact(Math.ceilDiv((long) samples.length * out, in))];
        for (int i = 0; i < resampled.length; i++) {
            long place = (long) i * in;
            int at = (int) (place / out);
            int phase = (int) (place % out);
            if (weights[phase] == null) {
                weights[phase] = weights((double) phase / out);
            }
            float[] each = weights[phase];
            double sum = 0;
            for (int j = Math.max(0, at - reach + 1); j <= Math.min(samples.length - 1, at + reach); j++) {
                sum += (double) samples[j] * each[j - at + reach - 1];
            }
            resampled[i] = (float) sum;
        }
        return resampled;
    }

    /** For a frame that lies so far behind one of those that come; their sum is one, so that level stays level. */
    private float[] weights(double behind) {
        double[] exact = new double[2 * reach];
        double sum = 0;
        for (int k = 0; k < exact.length; k++) {
            double far = k - reach + 1 - behind;
            exact[k] = sinc(far * cutOff) * window(far / reach);
            sum += exact[k];
        }
        float[] rounded = new float[exact.length];
        for (int k = 0; k < exact.length; k++) {
            rounded[k] = (float) (exact[k] / sum);
        }
        return rounded;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double window(double share) {
        return Math.abs(share) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - share * share)) / bessel(BETA);
    }

    /** The modified Bessel function of the first kind and order zero, by its series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > LAST_TERM * sum; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}

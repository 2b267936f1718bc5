package ghostnote.audio.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    private static final int FRAMES = 20_000;

    /** The reach of the window, where a recording begins and ends in the middle of it. */
    private static final int EDGE = 500;

    private static Recording sine(double hz, int rateHz) {
        float[] samples = new float[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            samples[i] = (float) Math.sin(2 * Math.PI * hz * i / rateHz);
        }
        return new Recording(rateHz, samples, samples);
    }

    private static double rms(float[] samples, double hz, int rateHz) {
        double sum = 0;
        for (int i = EDGE; i < samples.length - EDGE; i++) {
            double wanted = hz == 0 ? 0 : Math.sin(2 * Math.PI * hz * i / rateHz);
            sum += (samples[i] - wanted) * (samples[i] - wanted);
        }
        return Math.sqrt(sum / (samples.length - 2 * EDGE));
    }

    /** What differs from the very same sine, sampled at the other rate. */
    private static double errorDb(double hz, int fromHz, int toHz) {
        float[] resampled = Resampler.resample(sine(hz, fromHz), toHz).left();
        return 20 * Math.log10(rms(resampled, hz, toHz) / Math.sqrt(0.5));
    }

    @ParameterizedTest
    @CsvSource({"44100,48000", "48000,44100", "44100,96000", "96000,44100", "22050,48000", "44056,48000", "192000,32000"})
    void aSineIsTheSameSineAtTheOtherRate(int fromHz, int toHz) {
        double highest = 0.45 * Math.min(fromHz, toHz);
        double worst = -200;
        for (double hz = 50; hz < highest; hz += highest / 12) {
            worst = Math.max(worst, errorDb(hz, fromHz, toHz));
        }
        System.err.printf("%d Hz to %d: the worst sine up to %.0f Hz is %.1f dB off%n", fromHz, toHz, highest, worst);
        assertTrue(worst < -95, "%.1f dB".formatted(worst));
    }

    @ParameterizedTest
    @CsvSource({"48000,44100,23600", "96000,44100,30000", "96000,48000,26000", "192000,48000,70000"})
    void whatTheLowerRateHasNoRoomForIsGone(int fromHz, int toHz, double hz) {
        float[] resampled = Resampler.resample(sine(hz, fromHz), toHz).left();
        double db = 20 * Math.log10(rms(resampled, 0, toHz) / Math.sqrt(0.5));
        assertTrue(db < -90, "%.1f dB".formatted(db));
    }

    @Test
    void whatBeginsWithTheRecordingBeginsWithItAtAnyRate() {
        for (int rateHz : new int[] {32_000, 44_100, 48_000, 96_000}) {
            float[] click = Wavs.click(1_000);
            float[] resampled = Resampler.resample(new Recording(44_101, click, click), rateHz).left();
            assertTrue(Math.abs(resampled[0]) > 0.5, rateHz + ": " + resampled[0]);
            assertEquals(Math.ceilDiv(1_000L * rateHz, 44_101), resampled.length);
        }
    }

    @Test
    void atTheSameRateItIsTheSameRecording() {
        Recording recording = sine(100, 48_000);
        assertSame(recording, Resampler.resample(recording, 48_000));
    }
}

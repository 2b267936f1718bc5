package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import ghostnote.engine.sound.Filter;

/**
 * A {@link Filter} at work: a state variable filter by trapezoidal integration, stable at every frequency (Zavalishin, "The
 * art of VA filter design", 2018, chapter 4; the form is Simper's, "Solving the continuous SVF equations using trapezoidal
 * integration and equivalent currents", 2013).
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class FilterState {
    private static final double HIGHEST_SHARE_OF_RATE = 0.45;

    private final float a1;
    private final float a2;
    private final float a3;
    private final float ofInput;
    private final float ofBand;
    private final float ofLow;
    private float first;
    private float second;

    FilterState(Filter filter, int sampleRateHz) {
        double hz = Math.min(filter.hz(), HIGHEST_SHARE_OF_RATE * sampleRateHz);
        double g = StrictMath.tan(Math.PI * hz / sampleRateHz);
        double k = 1 / filter.q();
        double a = 1 / (1 + g * (g + k));
        a1 = (float) a;
        a2 = (float) (g * a);
        a3 = (float) (g * g * a);
        ofInput = filter.pass() == Filter.Pass.HIGH ? 1 : 0;
        ofBand = switch (filter.pass()) {
            case LOW -> 0;
            case BAND -> (float) k;
            case HIGH -> (float) -k;
        };
        ofLow = switch (filter.pass()) {
            case LOW -> 1;
            case BAND -> 0;
            case HIGH -> -1;
        };
    }

    @RealTime
    void reset() {
        first = 0;
        second = 0;
    }

    /** Filters the next frames where they stand. */
    @RealTime
    void run(float[] samples, int frames) {
        float state1 = first;
        float state2 = second;
        for (int i = 0; i < frames; i++) {
            float input = samples[i];
            float difference = input - state2;
            float band = a1 * state1 + a2 * difference;
            float low = state2 + a2 * state1 + a3 * difference;
            state1 = 2 * band - state1;
            state2 = 2 * low - state2;
            samples[i] = ofInput * input + ofBand * band + ofLow * low;
        }
        first = state1;
        second = state2;
    }
}

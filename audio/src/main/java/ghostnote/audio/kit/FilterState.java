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

    /** What the next first state has of the first, the second and the input; and the second. */
    private final float firstOfFirst;
    private final float firstOfSecond;
    private final float firstOfInput;
    private final float secondOfFirst;
    private final float secondOfSecond;
    private final float secondOfInput;

    /** And what comes out. */
    private final float outOfFirst;
    private final float outOfSecond;
    private final float outOfInput;

    private float first;
    private float second;

    FilterState(Filter filter, int sampleRateHz) {
        double hz = Math.min(filter.hz(), HIGHEST_SHARE_OF_RATE * sampleRateHz);
        double g = StrictMath.tan(Math.PI * hz / sampleRateHz);
        double k = 1 / filter.q();
        double a1 = 1 / (1 + g * (g + k));
        double a2 = g * a1;
        double a3 = g * a2;
        firstOfFirst = (float) (2 * a1 - 1);
        firstOfSecond = (float) (-2 * a2);
        firstOfInput = (float) (2 * a2);
        secondOfFirst = (float) (2 * a2);
        secondOfSecond = (float) (1 - 2 * a3);
        secondOfInput = (float) (2 * a3);
        double ofInput = filter.pass() == Filter.Pass.HIGH ? 1 : 0;
        double ofBand = switch (filter.pass()) {
            case LOW -> 0;
            case BAND -> k;
            case HIGH -> -k;
        };
        double ofLow = switch (filter.pass()) {
            case LOW -> 1;
            case BAND -> 0;
            case HIGH -> -1;
        };
        outOfFirst = (float) (ofBand * a1 + ofLow * a2);
        outOfSecond = (float) (ofLow * (1 - a3) - ofBand * a2);
        outOfInput = (float) (ofInput + ofBand * a2 + ofLow * a3);
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
            samples[i] = outOfInput * input + outOfFirst * state1 + outOfSecond * state2;
            float next = firstOfInput * input + firstOfSecond * state2 + firstOfFirst * state1;
            state2 = secondOfInput * input + secondOfFirst * state1 + secondOfSecond * state2;
            state1 = next;
        }
        first = state1;
        second = state2;
    }
}

package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sound.Source;

/**
 * Plays a {@link Source}, about as loud as a sine of amplitude 1.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
sealed interface Generator permits ToneGenerator, NoiseGenerator, SquaresGenerator, FmGenerator {
    static Generator of(Source source, int sampleRateHz) {
        return switch (source) {
            case Source.Tone tone -> new ToneGenerator(tone, sampleRateHz);
            case Source.Noise _ -> new NoiseGenerator(sampleRateHz);
            case Source.Squares squares -> new SquaresGenerator(squares, sampleRateHz);
            case Source.Fm fm -> new FmGenerator(fm, sampleRateHz);
        };
    }

    /**
     * Begins.
     *
     * @param hardness of the hit, above 0 to 1
     * @param pitch what to multiply frequencies by
     */
    @RealTime
    void start(float hardness, float pitch, RandomStream chance);

    /** Writes the next frames into {@link Spares#mono}. */
    @RealTime
    void render(Spares spares, int frames);
}

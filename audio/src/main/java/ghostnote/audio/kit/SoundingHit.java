package ghostnote.audio.kit;

import ghostnote.audio.sound.Decibels;
import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sound.VoiceSound;

/**
 * A hit of a voice, from its first frame until it has rung out or faded.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class SoundingHit {
    /** How far hits lie apart at a variation of 1, to each side: 10 cents, half a decibel, a semitone of brightness. */
    private static final float PITCH_SPREAD = 0.006f;

    private static final float GAIN_SPREAD = 0.06f;
    private static final float BRIGHTNESS_SPREAD = 0.06f;

    private final Drum drum;
    private final PartPlayer[] parts;
    private final float[] gains;

    /** How far a frame takes the low-pass filter towards its input, by velocity. */
    private final float[] brightness;

    private final float variation;
    private float bright;
    private float leftState;
    private float rightState;
    private boolean over = true;
    private float fade;
    private float fadeStep;

    SoundingHit(Drum drum, VoiceSound sound, float levelDb, float variation, int sampleRateHz) {
        this.drum = drum;
        this.variation = variation;
        parts = sound.parts().stream()
                .map(part -> new PartPlayer(part, sound.pan(), sampleRateHz))
                .toArray(PartPlayer[]::new);
        gains = Velocities.gains(Decibels.toGain(levelDb + sound.levelDb()), sound.curve());
        double[] frequencies = Velocities.frequencies(sound.darkHz(), sound.brightHz());
        brightness = new float[frequencies.length];
        for (int velocity = 0; velocity < brightness.length; velocity++) {
            brightness[velocity] =
                    (float) (1 - StrictMath.exp(-2 * Math.PI * frequencies[velocity] / sampleRateHz));
        }
    }

    @RealTime
    void start(int velocity, RandomStream chance) {
        float pitch = 1 + spread(PITCH_SPREAD, chance);
        float gain = gains[velocity] * (1 + spread(GAIN_SPREAD, chance));
        bright = Math.min(1, brightness[velocity] * (1 + spread(BRIGHTNESS_SPREAD, chance)));
        for (PartPlayer part : parts) {
            part.start(velocity, gain, pitch, chance);
        }
        leftState = 0;
        rightState = 0;
        over = false;
        fade = 1;
        fadeStep = 0;
    }

    @RealTime
    private float spread(float most, RandomStream chance) {
        return variation * most * (2 * chance.nextFloat() - 1);
    }

    @RealTime
    Drum drum() {
        return drum;
    }

    @RealTime
    boolean isOver() {
        return over;
    }

    /** Whether it has been told to end. */
    @RealTime
    boolean isFading() {
        return fadeStep > 0;
    }

    /** Ends it within so many frames. */
    @RealTime
    void fade(int frames) {
        fadeStep = Math.max(fadeStep, 1f / frames);
    }

    /** Adds the next frames to both sides, from a place on. */
    @RealTime
    void add(Spares spares, float[] left, float[] right, int from, int frames) {
        spares.silence(frames);
        boolean ringing = false;
        for (PartPlayer part : parts) {
            if (!part.isOver()) {
                part.add(spares.mono, spares.left, spares.right, frames);
                ringing |= !part.isOver();
            }
        }
        darken(spares.left, spares.right, frames);
        if (isFading()) {
            fadeOut(spares, frames);
        }
        for (int i = 0; i < frames; i++) {
            left[from + i] += spares.left[i];
            right[from + i] += spares.right[i];
        }
        over = !ringing || fade <= 0;
    }

    @RealTime
    private void darken(float[] left, float[] right, int frames) {
        float kept = 1 - bright;
        float ofLeft = leftState;
        float ofRight = rightState;
        for (int i = 0; i < frames; i++) {
            ofLeft = bright * left[i] + kept * ofLeft;
            ofRight = bright * right[i] + kept * ofRight;
            left[i] = ofLeft;
            right[i] = ofRight;
        }
        leftState = ofLeft;
        rightState = ofRight;
    }

    @RealTime
    private void fadeOut(Spares spares, int frames) {
        for (int i = 0; i < frames; i++) {
            fade = Math.max(0, fade - fadeStep);
            spares.left[i] *= fade;
            spares.right[i] *= fade;
        }
    }
}

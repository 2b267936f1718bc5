package ghostnote.audio.kit;

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
    private float bright;
    private float leftState;
    private float rightState;
    private boolean over = true;
    private float fade;
    private float fadeStep;

    /** @param partGains by velocity, for each part */
    SoundingHit(Drum drum, VoiceSound sound, float[][] partGains, int sampleRateHz) {
        this.drum = drum;
        parts = new PartPlayer[partGains.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new PartPlayer(sound.parts().get(i), sound.pan(), partGains[i], sampleRateHz);
        }
    }

    /**
     * Begins.
     *
     * @param brightness how far a frame takes the low-pass filter towards its input
     * @param variation how far hits lie apart
     */
    @RealTime
    void start(int velocity, float brightness, float variation, RandomStream chance) {
        float pitch = 1 + spread(PITCH_SPREAD * variation, chance);
        float gain = 1 + spread(GAIN_SPREAD * variation, chance);
        bright = Math.min(1, brightness * (1 + spread(BRIGHTNESS_SPREAD * variation, chance)));
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
    private static float spread(float most, RandomStream chance) {
        return most * (2 * chance.nextFloat() - 1);
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
        int last = 0;
        for (PartPlayer part : parts) {
            if (!part.isOver()) {
                last = Math.max(last, part.add(spares, frames));
                ringing |= !part.isOver();
            }
        }
        // What the filter would go on with behind the end of the last part must not depend on where the block ends.
        darken(spares.left, spares.right, last);
        if (isFading()) {
            fadeOut(spares, last);
        }
        for (int i = 0; i < last; i++) {
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

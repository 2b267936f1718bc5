package ghostnote.audio.kit;

import ghostnote.engine.RealTime;

/**
 * A hit of a drum, from its first frame until it has rung out or faded.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
abstract sealed class SoundingHit permits SynthHit, SampleHit {
    /** The share of its way to the input that a low-pass filter goes in a frame if it filters nothing. */
    static final float OPEN = 1;

    private final Drum drum;
    private float bright;
    private float leftState;
    private float rightState;
    private boolean over = true;
    private float fade;
    private float fadeStep;
    private float leftGain;
    private float rightGain;

    SoundingHit(Drum drum) {
        this.drum = drum;
    }

    /**
     * Begins to play.
     *
     * @return how far a frame takes the low-pass filter towards its input, up to {@link #OPEN}
     */
    @RealTime
    abstract float begin(int velocity);

    /**
     * Writes the next frames over both sides of the spares.
     *
     * @return how many there were until it was over; all of them if it is not
     */
    @RealTime
    abstract int play(Spares spares, int frames);

    /** Whether there is more to come. */
    @RealTime
    abstract boolean rings();

    @RealTime
    final void start(int velocity) {
        bright = begin(velocity);
        leftState = 0;
        rightState = 0;
        over = false;
        fade = 1;
        fadeStep = 0;
        leftGain = drum.leftGain();
        rightGain = drum.rightGain();
    }

    @RealTime
    final Drum drum() {
        return drum;
    }

    @RealTime
    final boolean isOver() {
        return over;
    }

    /** Whether it has been told to end. */
    @RealTime
    final boolean isFading() {
        return fadeStep > 0;
    }

    /** Ends it within so many frames. */
    @RealTime
    final void fade(int frames) {
        fadeStep = Math.max(fadeStep, 1f / frames);
    }

    /** Adds the next frames to both sides, from a place on. */
    @RealTime
    final void add(Spares spares, float[] left, float[] right, int from, int frames) {
        // What the filter would go on with behind the end of the hit must not depend on where the block ends.
        int last = play(spares, frames);
        if (bright < OPEN) {
            darken(spares.left, spares.right, last);
        }
        if (isFading()) {
            fadeOut(spares, last);
        }
        for (int i = 0; i < last; i++) {
            left[from + i] += leftGain * spares.left[i];
            right[from + i] += rightGain * spares.right[i];
        }
        over = !rings() || fade <= 0;
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

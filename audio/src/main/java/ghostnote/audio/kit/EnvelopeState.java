package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import ghostnote.engine.sound.Envelope;

/**
 * An {@link Envelope} at work. It ends 80 dB down, and reaches silence there without a step.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class EnvelopeState {
    private static final float FLOOR = 1e-4f;
    private static final float ABOVE_FLOOR = 1 / (1 - FLOOR);
    private static final float DB_BETWEEN_BURSTS = 24;
    private static final float DB_OF_DECAY = 60;

    private final int attackFrames;
    private final float rise;
    private final float decay;
    private final int bursts;
    private final int gapFrames;
    private final float burstDecay;

    /** Of the attack or the burst that goes on; 0 in the last decay. */
    private int framesLeft;

    private int burstsLeft;
    private boolean rising;
    private boolean over = true;
    private float level;

    EnvelopeState(Envelope envelope, int sampleRateHz) {
        attackFrames = Decay.frames(envelope.attackMs(), sampleRateHz);
        rise = attackFrames == 0 ? 0 : 1f / attackFrames;
        decay = Decay.perFrame(envelope.decayMs(), sampleRateHz);
        bursts = envelope.bursts();
        gapFrames = Math.max(1, Decay.frames(envelope.gapMs(), sampleRateHz));
        burstDecay = Decay.perFrame(envelope.gapMs() * DB_OF_DECAY / DB_BETWEEN_BURSTS, sampleRateHz);
    }

    @RealTime
    void start() {
        over = false;
        burstsLeft = bursts;
        rising = attackFrames > 0;
        if (rising) {
            level = 0;
            framesLeft = attackFrames;
        } else {
            burst();
        }
    }

    @RealTime
    private void burst() {
        level = 1;
        burstsLeft--;
        framesLeft = burstsLeft > 0 ? gapFrames : 0;
    }

    @RealTime
    boolean isOver() {
        return over;
    }

    /**
     * Adds the next frames of {@link Spares#mono} to both sides, each with its gain.
     *
     * @return how many there were until it was over; all of them if it is not
     */
    @RealTime
    int mix(Spares spares, int frames, float leftGain, float rightGain) {
        float[] left = spares.left;
        float[] right = spares.right;
        int at = 0;
        while (framesLeft > 0 && at < frames) {
            int until = at + Math.min(framesLeft, frames - at);
            framesLeft -= until - at;
            float factor = rising ? 1 : burstDecay;
            float step = rising ? rise : 0;
            for (; at < until; at++) {
                float sample = spares.mono[at] * level;
                left[at] += sample * leftGain;
                right[at] += sample * rightGain;
                level = level * factor + step;
            }
            if (framesLeft == 0) {
                rising = false;
                burst();
            }
        }
        return decay(spares, at, frames, leftGain * ABOVE_FLOOR, rightGain * ABOVE_FLOOR);
    }

    @RealTime
    private int decay(Spares spares, int from, int frames, float leftGain, float rightGain) {
        float[] samples = spares.mono;
        float[] left = spares.left;
        float[] right = spares.right;
        float now = level;
        float factor = decay;
        int at = from;
        while (at < frames && now > FLOOR) {
            float sample = samples[at] * (now - FLOOR);
            left[at] += sample * leftGain;
            right[at] += sample * rightGain;
            now *= factor;
            at++;
        }
        level = now;
        over = at < frames;
        return at;
    }
}

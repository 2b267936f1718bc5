package ghostnote.audio.sound;

import ghostnote.engine.RealTime;

/**
 * An instrument as it is heard: through the master level, a soft limiter that keeps it below full scale, and meters.
 *
 * <p>Thread: one renders; the level and the meter are for any. Real-time safe: the methods marked so.
 */
public final class Master implements Instrument {
    /** A level is there within this, so that it is not heard to step. */
    private static final double GLIDE_S = 0.01;

    private final Instrument instrument;
    private final LevelMeter meter;
    private final float glide;
    private volatile float wantedGain;
    private float gain;

    /** @param instrument is closed with this */
    public Master(Instrument instrument, int sampleRateHz, float levelDb) {
        this.instrument = instrument;
        meter = new LevelMeter(sampleRateHz);
        glide = (float) (1 - StrictMath.exp(-1 / (GLIDE_S * sampleRateHz)));
        level(levelDb);
        gain = wantedGain;
    }

    /** Turns the level. */
    public void level(float levelDb) {
        wantedGain = Decibels.toGain(levelDb);
    }

    /** How loud it is. */
    public LevelMeter meter() {
        return meter;
    }

    @Override
    @RealTime
    public void send(int offsetFrames, int status, int data1, int data2) {
        instrument.send(offsetFrames, status, data1, data2);
    }

    @Override
    @RealTime
    public void render(float[] left, float[] right, int frames) {
        instrument.render(left, right, frames);
        float wanted = wantedGain;
        for (int i = 0; i < frames; i++) {
            gain += glide * (wanted - gain);
            left[i] *= gain;
            right[i] *= gain;
        }
        Limiter.limit(left, frames);
        Limiter.limit(right, frames);
        meter.add(left, right, frames);
    }

    @Override
    public void close() {
        instrument.close();
    }
}

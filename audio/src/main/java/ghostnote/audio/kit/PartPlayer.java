package ghostnote.audio.kit;

import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sound.Part;

/**
 * Plays a {@link Part} of a hit.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class PartPlayer {
    private final Generator generator;
    private final FilterState[] filters;
    private final EnvelopeState envelope;
    private final float[] gains;
    private final float leftGain;
    private final float rightGain;
    private float hitGain;

    /**
     * @param pan of its voice
     * @param gains by velocity
     */
    PartPlayer(Part part, float pan, float[] gains, int sampleRateHz) {
        this.gains = gains;
        generator = Generator.of(part.source(), sampleRateHz);
        filters = part.filters().stream()
                .map(filter -> new FilterState(filter, sampleRateHz))
                .toArray(FilterState[]::new);
        envelope = new EnvelopeState(part.envelope(), sampleRateHz);
        float place = Math.clamp(pan + part.pan(), -1f, 1f);
        leftGain = Pan.leftGain(place);
        rightGain = Pan.rightGain(place);
    }

    @RealTime
    void start(int velocity, float gain, float pitch, RandomStream chance) {
        hitGain = gain * gains[velocity];
        generator.start(velocity / (float) Velocities.MOST, pitch, chance);
        for (FilterState filter : filters) {
            filter.reset();
        }
        envelope.start();
    }

    @RealTime
    boolean isOver() {
        return envelope.isOver();
    }

    /**
     * Adds the next frames to both sides.
     *
     * @return how many there were until it was over; all of them if it is not
     */
    @RealTime
    int add(Spares spares, int frames) {
        generator.render(spares, frames);
        for (FilterState filter : filters) {
            filter.run(spares.mono, frames);
        }
        return envelope.mix(spares, frames, hitGain * leftGain, hitGain * rightGain);
    }
}

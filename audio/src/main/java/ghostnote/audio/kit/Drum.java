package ghostnote.audio.kit;

import ghostnote.audio.sound.Decibels;
import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sound.VoiceSound;

/**
 * A drum of the kit: as many hits of it as can sound at once, those that fade among them.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class Drum {
    /** As many may fade as can be struck within the time that takes. */
    private static final int MOST_FADING = 6;

    private final int number;
    private final int overlap;
    private final int choke;
    private final float variation;

    /** How far a frame takes the low-pass filter towards its input, by velocity. */
    private final float[] brightness;

    private final SoundingHit[] hits;
    private long struck;

    /**
     * @param number another for each drum
     * @param choke what it ends and what ends it have the same; 0 for none
     */
    Drum(int number, VoiceSound sound, int choke, float levelDb, float variation, int sampleRateHz) {
        this.number = number;
        this.choke = choke;
        this.variation = variation;
        overlap = sound.overlap();
        brightness = Velocities.lowPass(sound.darkHz(), sound.brightHz(), sampleRateHz);
        float[][] partGains = sound.parts().stream()
                .map(part -> Velocities.gains(
                        Decibels.toGain(levelDb + sound.levelDb() + part.levelDb()), sound.curve() + part.curve()))
                .toArray(float[][]::new);
        hits = new SoundingHit[overlap + MOST_FADING];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = new SoundingHit(this, sound, partGains, sampleRateHz);
        }
    }

    /** How many of its hits can be there at once. */
    int capacity() {
        return hits.length;
    }

    /** How many may sound without fading. */
    @RealTime
    int overlap() {
        return overlap;
    }

    /** Whether a hit of one ends those of the other. */
    @RealTime
    boolean chokes(Drum other) {
        return choke != 0 && choke == other.choke;
    }

    /** A hit that does not sound, or null if all do. */
    @RealTime
    SoundingHit spare() {
        for (SoundingHit hit : hits) {
            if (hit.isOver()) {
                return hit;
            }
        }
        return null;
    }

    /** Begins a hit: its chance depends on how many hits this drum has had, and on nothing else. */
    @RealTime
    void start(SoundingHit hit, int velocity, RandomStream chance) {
        chance.seed(number, variation > 0 ? struck++ : 0);
        hit.start(velocity, brightness[velocity], variation, chance);
    }
}

package ghostnote.audio.kit;

import ghostnote.audio.sound.Decibels;
import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sound.VoiceSound;

/**
 * What the hits of a synthesised drum have in common.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class SynthVoice {
    private final int number;
    private final VoiceSound sound;
    private final float variation;
    private final RandomStream chance;
    private final float[] brightness;
    private final float[][] partGains;
    private long struck;

    /**
     * @param number another for each voice
     * @param chance any, for all voices of a kit
     */
    SynthVoice(
            int number, VoiceSound sound, float levelDb, float variation, RandomStream chance, int sampleRateHz) {
        this.number = number;
        this.sound = sound;
        this.variation = variation;
        this.chance = chance;
        brightness = Velocities.lowPass(sound.darkHz(), sound.brightHz(), sampleRateHz);
        partGains = sound.parts().stream()
                .map(part -> Velocities.gains(
                        Decibels.toGain(levelDb + sound.levelDb() + part.levelDb()), sound.curve() + part.curve()))
                .toArray(float[][]::new);
    }

    /** Parts of a hit, which do not sound yet. */
    PartPlayer[] newParts(int sampleRateHz) {
        PartPlayer[] parts = new PartPlayer[partGains.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new PartPlayer(sound.parts().get(i), sound.pan(), partGains[i], sampleRateHz);
        }
        return parts;
    }

    /** The chance of the next hit: it depends on how many hits this drum has had, and on nothing else. */
    @RealTime
    RandomStream nextChance() {
        chance.seed(number, variation > 0 ? struck++ : 0);
        return chance;
    }

    /** How far hits lie apart. */
    @RealTime
    float variation() {
        return variation;
    }

    /** How far a frame takes the low-pass filter towards its input. */
    @RealTime
    float brightness(int velocity) {
        return brightness[velocity];
    }
}

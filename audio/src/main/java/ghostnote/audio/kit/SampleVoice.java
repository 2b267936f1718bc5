package ghostnote.audio.kit;

import ghostnote.audio.sound.Decibels;
import ghostnote.audio.sound.Recording;
import ghostnote.engine.RealTime;
import ghostnote.engine.sound.SampledVoice;
import java.util.List;

/**
 * What the hits of a sampled drum have in common.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class SampleVoice {
    private final Recording[][] layers;
    private final int[] layerOf = new int[Velocities.MOST + 1];
    private final int[] turns;
    private final float[] gains;
    private final float[] brightness;
    private final float leftGain;
    private final float rightGain;

    /**
     * @param layers the recordings of each layer, at the rate at which they are played
     * @param levelDb of the kit
     */
    SampleVoice(SampledVoice sound, List<List<Recording>> layers, float levelDb, int sampleRateHz) {
        this.layers = layers.stream()
                .map(layer -> layer.toArray(Recording[]::new))
                .toArray(Recording[][]::new);
        turns = new int[this.layers.length];
        for (int velocity = 1, layer = 0; velocity <= Velocities.MOST; velocity++) {
            while (layer < turns.length - 1 && velocity > sound.layers().get(layer).hardest()) {
                layer++;
            }
            layerOf[velocity] = layer;
        }
        gains = Velocities.gains(Decibels.toGain(levelDb + sound.levelDb()), sound.curve());
        brightness = Velocities.lowPass(sound.darkHz(), SampledVoice.BRIGHT_HZ, sampleRateHz);
        leftGain = Pan.leftGain(sound.pan());
        rightGain = Pan.rightGain(sound.pan());
    }

    /** The recording whose turn it is: which one depends on how many hits of its layer there were, and on nothing else. */
    @RealTime
    Recording next(int velocity) {
        int layer = layerOf[velocity];
        int turn = turns[layer];
        turns[layer] = turn + 1 < layers[layer].length ? turn + 1 : 0;
        return layers[layer][turn];
    }

    /** How far a frame takes the low-pass filter towards its input: what is as bright as can be is not filtered. */
    @RealTime
    float brightness(int velocity) {
        return brightness[velocity] < brightness[Velocities.MOST] ? brightness[velocity] : SoundingHit.OPEN;
    }

    @RealTime
    float leftGain(int velocity) {
        return gains[velocity] * leftGain;
    }

    @RealTime
    float rightGain(int velocity) {
        return gains[velocity] * rightGain;
    }
}

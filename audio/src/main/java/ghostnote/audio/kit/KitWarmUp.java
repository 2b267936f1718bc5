package ghostnote.audio.kit;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.sound.KitSound;
import ghostnote.engine.wire.MidiStatus;

/**
 * Plays a kit to nobody until the compiler is done with it, so that the first blocks that are heard take no longer than
 * later ones.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class KitWarmUp {
    private static final int BLOCK_FRAMES = 64;

    /** Two seconds of sound. */
    private static final int BLOCKS = 1500;

    /** All drums are struck anew after so many. */
    private static final int BLOCKS_A_STROKE = 75;

    private KitWarmUp() {}

    /** A kit that sounds so, and that the compiler knows. */
    public static SynthKit warm(KitSound sound, int sampleRateHz) {
        float[] left = new float[BLOCK_FRAMES];
        float[] right = new float[BLOCK_FRAMES];
        try (SynthKit unheard = new SynthKit(sound, sampleRateHz)) {
            for (int block = 0; block < BLOCKS; block++) {
                if (block % BLOCKS_A_STROKE == 0) {
                    for (Voice voice : Voice.values()) {
                        unheard.send(0, MidiStatus.NOTE_ON + KitMap.DRUM_CHANNEL, voice.note(), 1 + block % 127);
                    }
                }
                unheard.render(left, right, BLOCK_FRAMES);
            }
        }
        return new SynthKit(sound, sampleRateHz);
    }
}

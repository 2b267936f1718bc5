package ghostnote.audio.sound;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.wire.MidiStatus;

/**
 * Plays an instrument of ours to nobody until the compiler is done with it, so that the first blocks that are heard take no
 * longer than later ones.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class InstrumentWarmUp {
    private static final int BLOCK_FRAMES = 64;

    /** Two seconds of sound. */
    private static final int BLOCKS = 1500;

    /** All drums are struck anew after so many. */
    private static final int BLOCKS_A_STROKE = 75;

    private static final int HARDEST = 127;

    private InstrumentWarmUp() {}

    /** Makes two, and plays one of them: the other is returned. */
    public static Instrument warm(InstrumentMaker maker, int sampleRateHz) {
        float[] left = new float[BLOCK_FRAMES];
        float[] right = new float[BLOCK_FRAMES];
        try (Instrument unheard = maker.make(sampleRateHz)) {
            for (int block = 0; block < BLOCKS; block++) {
                if (block % BLOCKS_A_STROKE == 0) {
                    for (Voice voice : Voice.values()) {
                        unheard.send(0, MidiStatus.NOTE_ON + KitMap.DRUM_CHANNEL, voice.note(), 1 + block % HARDEST);
                    }
                }
                unheard.render(left, right, BLOCK_FRAMES);
            }
        }
        return maker.make(sampleRateHz);
    }
}

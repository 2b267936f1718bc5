package ghostnote.engine.sound;

import java.util.List;

/**
 * What a voice sounds like.
 *
 * @param levelDb beside the other voices
 * @param pan -1 left to 1 right, as the audience hears it
 * @param curve a hit of a velocity is as loud as (velocity / 127) ^ curve
 * @param darkHz where the softest hit loses its highs, at 6 dB an octave
 * @param brightHz where the hardest does
 * @param overlap how many hits of it sound together at most; the oldest fades
 * @param choke what it ends when it is struck, and what ends it: the voices that have the same word here; empty for none
 */
public record VoiceSound(
        float levelDb,
        float pan,
        float curve,
        float darkHz,
        float brightHz,
        int overlap,
        String choke,
        List<Part> parts) {
    /** The most parts of one. */
    public static final int MOST_PARTS = 10;

    public VoiceSound {
        Range.require("level-db", levelDb, -90, 24);
        Range.require("pan", pan, -1, 1);
        Range.require("curve", curve, 0.1f, 6);
        Range.require("dark-hz", darkHz, 20, 20_000);
        Range.require("bright-hz", brightHz, darkHz, 20_000);
        Range.require("overlap", overlap, 1, 16);
        Range.require("parts", parts.size(), 1, MOST_PARTS);
        parts = List.copyOf(parts);
    }
}

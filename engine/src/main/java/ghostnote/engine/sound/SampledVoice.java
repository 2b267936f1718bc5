package ghostnote.engine.sound;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Which recordings a voice sounds by.
 *
 * @param levelDb beside the other voices
 * @param pan -1 left to 1 right, as the audience hears it
 * @param curve a hit of a velocity is as loud as (velocity / 127) ^ curve of the recording
 * @param darkHz where the softest hit loses its highs, at 6 dB an octave; the hardest loses none
 * @param overlap how many hits of it sound together at most; the oldest fades
 * @param choke what it ends when it is struck, and what ends it: the voices that have the same word here; empty for none
 * @param layers how hard a hit is for which of them; sorted here, the softest first
 */
public record SampledVoice(
        float levelDb, float pan, float curve, float darkHz, int overlap, String choke, List<Layer> layers) {
    /** Hits that lose nothing. */
    public static final float BRIGHT_HZ = 20_000;

    /** The hardest hit. */
    private static final int HARDEST = 127;

    public SampledVoice {
        Range.require("level-db", levelDb, -90, 24);
        Range.require("pan", pan, -1, 1);
        Range.require("curve", curve, 0, 6);
        Range.require("dark-hz", darkHz, 20, BRIGHT_HZ);
        Range.require("overlap", overlap, 1, 16);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("no files: expected one or more");
        }
        layers = layers.stream().sorted(Comparator.comparingInt(Layer::hardest)).toList();
    }

    /** The same by other recordings. */
    public SampledVoice withLayers(List<Layer> others) {
        return new SampledVoice(levelDb, pan, curve, darkHz, overlap, choke, others);
    }

    /**
     * Recordings of hits that were about as hard.
     *
     * @param hardest of the hits that are played by it, 1 to 127; those harder than any layer are played by the hardest
     * @param files one is as good as the other, so they take turns
     */
    public record Layer(int hardest, List<Path> files) {
        public Layer {
            Range.require("velocity", hardest, 1, HARDEST);
            if (files.isEmpty()) {
                throw new IllegalArgumentException("no files: expected one or more");
            }
            files = List.copyOf(files);
        }

        /** The one for all hits. */
        public static Layer ofAll(List<Path> files) {
            return new Layer(HARDEST, files);
        }
    }
}

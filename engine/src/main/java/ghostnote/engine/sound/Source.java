package ghostnote.engine.sound;

import java.util.List;

/** Where a sound comes from. Frequencies are in hertz, 10 to 16,000. */
public sealed interface Source {
    /** The most frequencies of one. */
    int MOST_FREQUENCIES = 12;

    /**
     * A sine that falls from one frequency to another: a skin.
     *
     * @param hz in the end
     * @param fromHz at the beginning
     * @param sweepMs until it is within a thousandth of the way, as far as ears can tell
     */
    record Tone(float hz, float fromHz, float sweepMs) implements Source {
        public Tone {
            requireAudible("tone-hz", hz);
            requireAudible("from-hz", fromHz);
            Range.require("sweep-ms", sweepMs, 1, 5_000);
        }

        @Override
        public Tone transposed(float ratio) {
            return new Tone(hz * ratio, fromHz * ratio, sweepMs);
        }
    }

    /** White noise: wires, breath, sticks, the wash of a cymbal. */
    record Noise() implements Source {
        @Override
        public Noise transposed(float ratio) {
            return this;
        }
    }

    /**
     * Square waves that have nothing to do with each other: the metal of the first drum machines.
     *
     * @param hz of each
     */
    record Squares(List<Float> hz) implements Source {
        public Squares {
            hz = audible("squares-hz", hz);
        }

        @Override
        public Squares transposed(float ratio) {
            return new Squares(times(hz, ratio));
        }
    }

    /**
     * Sines, each of which is modulated in its phase by one of another frequency, so that each becomes a dozen partials
     * without a common root (Chowning, "The synthesis of complex audio spectra by means of frequency modulation", 1973): a
     * cymbal.
     *
     * @param hz of each
     * @param ratio of the modulating frequency to it
     * @param index how far the phase swings, in radians: about so many partials to each side
     */
    record Fm(List<Float> hz, float ratio, float index) implements Source {
        public Fm {
            hz = audible("fm-hz", hz);
            Range.require("ratio", ratio, 0.01f, 10);
            Range.require("index", index, 0, 12);
        }

        @Override
        public Fm transposed(float by) {
            return new Fm(times(hz, by), ratio, index);
        }
    }

    /** The same, all frequencies multiplied. */
    Source transposed(float ratio);

    private static List<Float> times(List<Float> hz, float ratio) {
        return hz.stream().map(each -> each * ratio).toList();
    }

    private static void requireAudible(String what, float hz) {
        Range.require(what, hz, 10, 16_000);
    }

    private static List<Float> audible(String what, List<Float> hz) {
        Range.require("frequencies in " + what, hz.size(), 1, MOST_FREQUENCIES);
        hz.forEach(each -> requireAudible(what, each));
        return List.copyOf(hz);
    }
}

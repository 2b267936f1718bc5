package ghostnote.engine.model;

import java.util.Arrays;
import java.util.Locale;

/** One fact about a hit as the network sees it: a choice among a fixed number, numbered from 0. */
public enum Feature {
    /** The delay since the hit before, as an index into the vocabulary's ticks. */
    TICKS,
    /** The voice, as an index into the vocabulary's voices. */
    NOTE,
    /** How hard, as an index into the vocabulary's velocities. */
    VELOCITY,
    /**
     * Where in the bar the hit stands, in steps of the vocabulary's grid. It follows from the ticks; no head draws it.
     */
    PLACE;

    private static final Feature[] ALL = values();

    /** The number of features. Real-time safe: yes. */
    public static int count() {
        return ALL.length;
    }

    /** The word for the feature in model files and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The feature a word stands for.
     *
     * @throws ModelException if there is none
     */
    static Feature of(String word) {
        return Arrays.stream(ALL)
                .filter(feature -> feature.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ModelException(
                        "no feature is called \"%s\": expected ticks, note, velocity or place".formatted(word)));
    }
}

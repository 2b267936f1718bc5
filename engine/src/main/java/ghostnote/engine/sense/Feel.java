package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;

/**
 * How hard a hit is, or how far off the grid: which of the two, and how it is told.
 *
 * @param ofVelocity else of offset
 * @param knots rows that tell of one
 */
record Feel(boolean ofVelocity, int knots) {
    /**
     * @param feature {@code OFFSET} or {@code VELOCITY}
     */
    static Feel of(Feature feature, Vocabulary vocabulary) {
        return new Feel(feature == Feature.VELOCITY, Vocabulary.knots(vocabulary.size(feature)));
    }

    /** The choice that was made for a hit. */
    @RealTime
    int choice(Past past, long hit) {
        return ofVelocity ? past.velocity(hit) : past.offset(hit);
    }

    /** Tells of a choice, or the mean of several. */
    @RealTime
    void add(RowList out, int start, float choice) {
        Soft.add(out, start, choice / Vocabulary.KNOT_CHOICES, knots);
    }
}

package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;

/**
 * How hard, or how far off the grid, the voice of the next hit was played in the theme. Each {@link Habit} follows the
 * one before; this one stays, so that a performance does not wander off from how it began.
 *
 * <p>Thread: one owner. Real-time safe: {@link #see}.
 */
final class ThemeFeel implements Sense {
    private static final int NOTE = Feature.NOTE.ordinal();

    private final Feel feel;
    private final int knots;

    /**
     * @param feature {@code OFFSET} or {@code VELOCITY}
     */
    ThemeFeel(Feature feature, Vocabulary vocabulary) {
        feel = Feel.of(feature, vocabulary);
        knots = feel.knots();
    }

    @Override
    @RealTime
    public void see(Moment moment, RowList out) {
        samePlace(moment, out);
        everywhere(moment, out);
    }

    /** The mean of the voice's first hits at this place, or that there is none. */
    @RealTime
    private void samePlace(Moment moment, RowList out) {
        Past theme = moment.theme();
        int note = moment.choice(NOTE);
        int bars = Stretch.THEME.bars(moment);
        int found = 0;
        float sum = 0;
        for (int bar = 0; bar < bars; bar++) {
            long hit = theme.firstOf(Stretch.THEME.placeInBar(moment, bar), note);
            if (hit >= 0) {
                sum += feel.choice(theme, hit);
                found++;
            }
        }
        addMean(out, 0, sum, found);
    }

    /** The mean of the voice, or that there is none, and the mean of all hits. */
    @RealTime
    private void everywhere(Moment moment, RowList out) {
        Past theme = moment.theme();
        int note = moment.choice(NOTE);
        int found = 0;
        float sum = 0;
        float sumOfAll = 0;
        long count = theme.count();
        for (long hit = theme.oldest(); hit < count; hit++) {
            int choice = feel.choice(theme, hit);
            sumOfAll += choice;
            if (theme.note(hit) == note) {
                sum += choice;
                found++;
            }
        }
        addMean(out, knots + 1, sum, found);
        if (count > theme.oldest()) {
            feel.add(out, 2 * (knots + 1), sumOfAll / (count - theme.oldest()));
        }
    }

    @RealTime
    private void addMean(RowList out, int start, float sum, int found) {
        if (found == 0) {
            out.add(start + knots);
        } else {
            feel.add(out, start, sum / found);
        }
    }
}

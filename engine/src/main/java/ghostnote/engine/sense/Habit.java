package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;

/**
 * How hard, or how far off the grid, the voice of the next hit was played lately: just before, and at this place in the
 * bars before. People repeat themselves in this more closely than anything else foretells.
 *
 * <p>Thread: one owner. Real-time safe: {@link #see}.
 */
final class Habit implements Sense {
    private static final int NOTE = Feature.NOTE.ordinal();
    static final int MOST_HITS_BACK = 300;
    private static final int RECENT_HITS = 8;

    private final Feel feel;
    private final int knots;
    private final int top;

    /**
     * @param feature {@code OFFSET} or {@code VELOCITY}
     */
    Habit(Feature feature, Vocabulary vocabulary) {
        feel = Feel.of(feature, vocabulary);
        knots = feel.knots();
        top = vocabulary.size(feature) - 1;
    }

    @Override
    @RealTime
    public void see(Moment moment, RowList out) {
        Past past = moment.past();
        int start = lastHits(moment, past, out);
        start = sameVoice(moment, past, out, start);
        samePlace(moment, past, out, start);
    }

    /** The last hit, again where it shares the place, and the mean of the last few. */
    @RealTime
    private int lastHits(Moment moment, Past past, RowList out) {
        long last = past.count() - 1;
        if (last >= 0) {
            feel.add(out, 0, feel.choice(past, last));
            if (moment.atSamePlace()) {
                feel.add(out, knots, feel.choice(past, last));
            }
            long from = Math.max(past.oldest(), last + 1 - RECENT_HITS);
            float sum = 0;
            for (long hit = from; hit <= last; hit++) {
                sum += feel.choice(past, hit);
            }
            feel.add(out, 2 * knots, sum / (last + 1 - from));
        }
        return 3 * knots;
    }

    /** The last hit of the same voice. */
    @RealTime
    private int sameVoice(Moment moment, Past past, RowList out, int start) {
        int note = moment.choice(NOTE);
        long oldest = Math.max(past.oldest(), past.count() - MOST_HITS_BACK);
        long hit = past.count() - 1;
        while (hit >= oldest && past.note(hit) != note) {
            hit--;
        }
        if (hit < oldest) {
            out.add(start + knots);
        } else {
            feel.add(out, start, feel.choice(past, hit));
            addIfTop(out, start + knots + 1, feel.choice(past, hit));
        }
        return start + knots + 2;
    }

    /** This place in the bars before: the last three hits of the voice, their number, its mean, and the first hit. */
    @RealTime
    private void samePlace(Moment moment, Past past, RowList out, int start) {
        int note = moment.choice(NOTE);
        int numbers = start + Vocabulary.HABIT_HITS * (knots + 1);
        int mean = numbers + Vocabulary.HABIT_HITS + 1;
        int found = 0;
        boolean anyVoice = false;
        float sum = 0;
        int bars = Stretch.LATELY.bars(moment);
        for (int bar = 0; bar < bars; bar++) {
            long place = Stretch.LATELY.placeInBar(moment, bar);
            long first = past.first(place);
            if (!anyVoice && first < past.first(place + 1)) {
                anyVoice = true;
                feel.add(out, mean + knots, feel.choice(past, first));
            }
            long hit = past.firstOf(place, note);
            if (hit >= 0) {
                if (found < Vocabulary.HABIT_HITS) {
                    feel.add(out, start + found * (knots + 1), feel.choice(past, hit));
                    addIfTop(out, start + found * (knots + 1) + knots, feel.choice(past, hit));
                }
                sum += feel.choice(past, hit);
                found++;
            }
        }
        out.add(numbers + Math.min(found, Vocabulary.HABIT_HITS));
        if (found > 0) {
            feel.add(out, mean, sum / found);
        }
    }

    /** Pads saturate: the largest value is told apart from one just below it. */
    @RealTime
    private void addIfTop(RowList out, int row, int value) {
        if (feel.ofVelocity() && value == top) {
            out.add(row);
        }
    }
}

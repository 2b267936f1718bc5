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
    private static final int MOST_HITS_BACK = 300;
    private static final int RECENT_HITS = 8;

    private final boolean ofVelocity;
    private final int knots;
    private final int top;

    /**
     * @param feature {@code OFFSET} or {@code VELOCITY}
     */
    Habit(Feature feature, Vocabulary vocabulary) {
        ofVelocity = feature == Feature.VELOCITY;
        knots = Vocabulary.knots(vocabulary.size(feature));
        top = vocabulary.size(feature) - 1;
    }

    @RealTime
    private int value(Past past, long hit) {
        return ofVelocity ? past.velocity(hit) : past.offset(hit);
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
            add(out, 0, value(past, last));
            if (moment.atSamePlace()) {
                add(out, knots, value(past, last));
            }
            long from = Math.max(past.oldest(), last + 1 - RECENT_HITS);
            float sum = 0;
            for (long hit = from; hit <= last; hit++) {
                sum += value(past, hit);
            }
            add(out, 2 * knots, sum / (last + 1 - from));
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
            add(out, start, value(past, hit));
            addIfTop(out, start + knots + 1, value(past, hit));
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
            long end = past.first(place + 1);
            long hit = past.first(place);
            if (!anyVoice && hit < end) {
                anyVoice = true;
                add(out, mean + knots, value(past, hit));
            }
            while (hit < end && past.note(hit) != note) {
                hit++;
            }
            if (hit < end) {
                if (found < Vocabulary.HABIT_HITS) {
                    add(out, start + found * (knots + 1), value(past, hit));
                    addIfTop(out, start + found * (knots + 1) + knots, value(past, hit));
                }
                sum += value(past, hit);
                found++;
            }
        }
        out.add(numbers + Math.min(found, Vocabulary.HABIT_HITS));
        if (found > 0) {
            add(out, mean, sum / found);
        }
    }

    @RealTime
    private void add(RowList out, int start, float value) {
        Soft.add(out, start, value / Vocabulary.KNOT_CHOICES, knots);
    }

    /** Pads saturate: the largest value is told apart from one just below it. */
    @RealTime
    private void addIfTop(RowList out, int row, int value) {
        if (ofVelocity && value == top) {
            out.add(row);
        }
    }
}

package ghostnote.engine.sense;

import ghostnote.engine.RealTime;

/**
 * What was played one, two and four bars ago, as seen from here: what comes if the drummer repeats itself.
 */
final class Ago {
    private static final int[] LAG_BARS = {1, 2, 4};

    private Ago() {}

    /** The place so many bars before another; negative before the first bar. */
    @RealTime
    private static long placeBefore(Moment moment, int lag) {
        return moment.place() - (long) LAG_BARS[lag] * moment.placesPerBar();
    }

    /** The choice of delay from a place to a hit behind it; the one past all choices where no hit follows. */
    @RealTime
    private static int step(Moment moment, long place, long hit) {
        int longest = moment.vocabulary().steps() - 1;
        return hit == moment.past().count()
                ? longest + 1
                : (int) Math.min(longest, moment.past().place(hit) - place);
    }

    /** From the last hit: the rest of its place, the place behind it, and when and what the next hit was. */
    static final class Ahead implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            Past past = moment.past();
            int notes = moment.vocabulary().notes();
            int start = 0;
            for (int lag = 0; lag < LAG_BARS.length; lag++) {
                int steps = start + 2 * notes;
                int nextNote = steps + moment.vocabulary().steps() + 1;
                long place = placeBefore(moment, lag);
                if (moment.forgets(place)) {
                    out.add(nextNote - 1);
                } else {
                    long next = past.firstBehind(place, moment.lastNote());
                    long end = past.first(place + 1);
                    for (long hit = next; hit < end; hit++) {
                        out.add(start + past.note(hit));
                    }
                    for (long hit = end; hit < past.first(place + 2); hit++) {
                        out.add(start + notes + past.note(hit));
                    }
                    out.add(steps + step(moment, place, next));
                    out.add(nextNote + (next < past.count() ? past.note(next) : notes));
                }
                start = nextNote + notes + 1;
            }
        }
    }

    /** When the next hit was. */
    static final class When implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            Past past = moment.past();
            int rows = moment.vocabulary().steps() + 1;
            for (int lag = 0; lag < LAG_BARS.length; lag++) {
                long place = placeBefore(moment, lag);
                if (place >= 0) {
                    out.add(lag * rows + step(moment, place, past.firstBehind(place, moment.noteBefore())));
                }
            }
        }
    }

    /** What was hit at the place of the next hit, behind what was hit there by now: all of it, and the first. */
    static final class What implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            Past past = moment.past();
            int notes = moment.vocabulary().notes();
            for (int lag = 0; lag < LAG_BARS.length; lag++) {
                int start = lag * (2 * notes + 1);
                long place = placeBefore(moment, lag);
                if (place >= 0) {
                    long first = past.firstBehind(place, moment.noteBefore());
                    long end = past.first(place + 1);
                    out.add(start + (first < end ? past.note(first) : notes));
                    for (long hit = first; hit < end; hit++) {
                        out.add(start + notes + 1 + past.note(hit));
                    }
                }
            }
        }
    }
}

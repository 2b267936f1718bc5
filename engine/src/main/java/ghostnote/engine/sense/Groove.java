package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Vocabulary;

/** In how many of the last bars a place was hit: the pattern behind the variations. */
final class Groove {
    private static final int MOST_BARS = 16;

    private Groove() {}

    /** So many bars can be looked back on. */
    @RealTime
    private static int bars(Moment moment) {
        return (int) Math.min(MOST_BARS, moment.bar());
    }

    /** The voices at the last hit's place, behind it, and at the place after: the share of bars that hit each. */
    static final class Ahead implements Sense {
        private final float[] shares;

        Ahead(Vocabulary vocabulary) {
            shares = new float[2 * vocabulary.notes()];
        }

        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            int bars = bars(moment);
            int notes = shares.length / 2;
            clear(shares);
            for (int bar = 1; bar <= bars; bar++) {
                long place = moment.place() - (long) bar * moment.placesPerBar();
                addVoices(moment, place, moment.lastNote(), 1f / bars, shares, 0);
                addVoices(moment, place + 1, -1, 1f / bars, shares, notes);
            }
            addRows(shares, out);
        }
    }

    /** Whether anything more comes at this place, and at the four behind it. */
    static final class When implements Sense {
        private final float[] shares = new float[Vocabulary.PLACES_AHEAD];

        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            int bars = bars(moment);
            if (bars == 0) {
                return;
            }
            clear(shares);
            Past past = moment.past();
            for (int bar = 1; bar <= bars; bar++) {
                long from = moment.place() - (long) bar * moment.placesPerBar();
                for (int ahead = 0; ahead < shares.length; ahead++) {
                    long first = moment.firstBehind(from + ahead, ahead == 0 ? moment.noteBefore() : -1);
                    if (first < past.first(from + ahead + 1)) {
                        shares[ahead] += 1f / bars;
                    }
                }
            }
            for (int ahead = 0; ahead < shares.length; ahead++) {
                Soft.add(out, ahead * Vocabulary.SHARE_KNOTS, shares[ahead] * (Vocabulary.SHARE_KNOTS - 1),
                        Vocabulary.SHARE_KNOTS);
            }
        }
    }

    /** The voices at the next hit's place, behind what was hit there by now. */
    static final class What implements Sense {
        private final float[] shares;

        What(Vocabulary vocabulary) {
            shares = new float[vocabulary.notes()];
        }

        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            int bars = bars(moment);
            clear(shares);
            for (int bar = 1; bar <= bars; bar++) {
                long place = moment.place() - (long) bar * moment.placesPerBar();
                addVoices(moment, place, moment.noteBefore(), 1f / bars, shares, 0);
            }
            addRows(shares, out);
        }
    }

    /** Each voice at a place counts once, however often it is hit there. */
    @RealTime
    private static void addVoices(Moment moment, long place, int behind, float share, float[] shares, int start) {
        Past past = moment.past();
        int last = -1;
        long end = past.first(place + 1);
        for (long hit = moment.firstBehind(place, behind); hit < end; hit++) {
            int note = past.note(hit);
            if (note != last) {
                shares[start + note] += share;
            }
            last = note;
        }
    }

    @RealTime
    private static void addRows(float[] shares, RowList out) {
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                out.add(i, shares[i]);
            }
        }
    }

    @RealTime
    private static void clear(float[] shares) {
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 0;
        }
    }
}

package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Vocabulary;

/** In how many bars of a stretch a place was hit: the pattern behind the variations. */
final class Groove {
    private static final float LOUDEST = 127;

    private Groove() {}

    /** The voices at the last hit's place, behind it, and at the place after: the share of bars that hit each. */
    static final class Ahead implements Sense {
        private final Shares shares;
        private final int notes;

        Ahead(Vocabulary vocabulary) {
            notes = vocabulary.notes();
            shares = new Shares(2 * notes);
        }

        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            Past past = moment.past();
            int bars = Stretch.LATELY.bars(moment);
            shares.clear();
            for (int bar = 0; bar < bars; bar++) {
                long place = Stretch.LATELY.placeInBar(moment, bar);
                addVoices(past, place, moment.lastNote(), bars, 0);
                addVoices(past, place + 1, -1, bars, notes);
            }
            shares.tell(out);
        }

        /** Each voice at a place counts once, however often it is hit there. */
        @RealTime
        private void addVoices(Past past, long place, int behind, int bars, int start) {
            long end = past.first(place + 1);
            for (long hit = past.firstBehind(place, behind); hit < end; hit = past.firstBehind(place, past.note(hit))) {
                shares.add(start + past.note(hit), 1f / bars);
            }
        }
    }

    /** Whether anything more comes at this place, and at the four behind it. */
    static final class When implements Sense {
        private final Stretch stretch;

        When(Stretch stretch) {
            this.stretch = stretch;
        }

        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            int bars = stretch.bars(moment);
            if (bars == 0) {
                return;
            }
            Past past = stretch.hits(moment);
            for (int ahead = 0; ahead < Vocabulary.PLACES_AHEAD; ahead++) {
                float share = 0;
                for (int bar = 0; bar < bars; bar++) {
                    long place = stretch.placeInBar(moment, bar) + ahead;
                    long first = past.firstBehind(place, ahead == 0 ? moment.noteBefore() : -1);
                    share += first < past.first(place + 1) ? 1f / bars : 0;
                }
                Soft.add(out, ahead * Vocabulary.SHARE_KNOTS, share * (Vocabulary.SHARE_KNOTS - 1),
                        Vocabulary.SHARE_KNOTS);
            }
        }
    }

    /** The voices at the next hit's place, behind what was hit there by now: the share of bars, and weighed by velocity. */
    static final class What implements Sense {
        private final Stretch stretch;
        private final Vocabulary vocabulary;
        private final int notes;
        private final Shares shares;

        What(Stretch stretch, Vocabulary vocabulary) {
            this.stretch = stretch;
            this.vocabulary = vocabulary;
            notes = vocabulary.notes();
            shares = new Shares(2 * notes);
        }

        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            Past past = stretch.hits(moment);
            int bars = stretch.bars(moment);
            shares.clear();
            for (int bar = 0; bar < bars; bar++) {
                addVoices(past, stretch.placeInBar(moment, bar), moment.noteBefore(), bars);
            }
            shares.tell(out);
        }

        /** Each voice counts once, with its first hit. */
        @RealTime
        private void addVoices(Past past, long place, int behind, int bars) {
            long end = past.first(place + 1);
            for (long hit = past.firstBehind(place, behind); hit < end; hit = past.firstBehind(place, past.note(hit))) {
                int note = past.note(hit);
                shares.add(note, 1f / bars);
                if (past.velocity(hit) >= 0) {
                    shares.add(notes + note, vocabulary.velocity(past.velocity(hit)) / LOUDEST / bars);
                }
            }
        }
    }

    /** A share for each row. */
    private static final class Shares {
        private final float[] shares;

        Shares(int rows) {
            shares = new float[rows];
        }

        @RealTime
        void clear() {
            for (int row = 0; row < shares.length; row++) {
                shares[row] = 0;
            }
        }

        @RealTime
        void add(int row, float share) {
            shares[row] += share;
        }

        @RealTime
        void tell(RowList out) {
            for (int row = 0; row < shares.length; row++) {
                if (shares[row] > 0) {
                    out.add(row, shares[row]);
                }
            }
        }
    }
}

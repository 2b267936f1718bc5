package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;

/**
 * What followed when this performance last stood where it stands now. Every earlier hit of the same voice at the same
 * place of a bar is an echo of the last hit, and the stronger the more of the hits before it agree too; the hits that
 * came behind the echoes foretell the next one. (The idea of a cache that is looked up by likeness: Grave, Joulin,
 * Usunier, "Improving neural language models with a continuous cache", ICLR 2017.)
 *
 * <p>Thread: one owner. Real-time safe: {@link #listen}, and the senses.
 */
final class Echo {
    /** So many hits back echoes are looked for. */
    static final int REACH = 1500;

    /** A longer agreement counts as one of this many hits. */
    private static final int LONGEST = 12;

    /** How much stronger an echo is for one more hit that agrees, as a power of e. */
    private static final double GAIN = 0.8;

    /** The class of an agreement of so many hits: 0 for none. */
    private static final int[] LENGTH_CLASS = {0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 7, 7, 8};

    /** Shares below e to this count as that. */
    private static final double LOG_FLOOR = -8;

    private static final float LOG_SCALE = 0.2f;

    private final float[] strengths = new float[LONGEST + 1];
    private final long[] followers = new long[REACH];
    private final int[] lengths = new int[REACH];
    private final float[] strengthOf;
    private int echoes;
    private Moment heard;
    private long heardRevision;

    Echo(Vocabulary vocabulary) {
        for (int length = 1; length <= LONGEST; length++) {
            strengths[length] = (float) StrictMath.exp(GAIN * length);
        }
        strengthOf = new float[Math.max(vocabulary.steps(), vocabulary.notes())];
    }

    /** Finds the echoes of the last hit, the latest first; does nothing where the past is as it was. */
    @RealTime
    private void listen(Moment moment) {
        if (moment == heard && moment.revision() == heardRevision) {
            return;
        }
        heard = moment;
        heardRevision = moment.revision();
        echoes = 0;
        Past past = moment.past();
        long last = past.count() - 1;
        long oldest = Math.max(past.oldest(), last + 1 - REACH);
        for (long hit = last - 1; hit >= oldest; hit--) {
            if (past.note(hit) == past.note(last)
                    && (past.lastPlace() - past.place(hit)) % moment.placesPerBar() == 0) {
                followers[echoes] = hit + 1;
                lengths[echoes] = agreement(past, hit, last, oldest);
                echoes++;
            }
        }
    }

    /** How many hits up to one agree with those up to another in voice and distance. */
    @RealTime
    private static int agreement(Past past, long hit, long last, long oldest) {
        int length = 1;
        while (length < LONGEST
                && hit - length >= oldest
                && past.note(hit - length) == past.note(last - length)
                && past.place(hit - length + 1) - past.place(hit - length)
                        == past.place(last - length + 1) - past.place(last - length)) {
            length++;
        }
        return length;
    }

    /** The follower of the strongest echo, the latest of equals; -1 where there is none. */
    @RealTime
    private int strongest(Past past, int step) {
        int best = -1;
        for (int echo = 0; echo < echoes; echo++) {
            if ((step < 0 || past.step(followers[echo]) == step) && (best < 0 || lengths[echo] > lengths[best])) {
                best = echo;
            }
        }
        return best;
    }

    @RealTime
    private int lengthClass(int echo) {
        return echo < 0 ? 0 : LENGTH_CLASS[lengths[echo]];
    }

    /**
     * The share of each choice in the strength of all echoes, and how it compares with the others as a logarithm, which
     * is what a softmax adds up.
     */
    @RealTime
    private void addShares(Past past, int step, boolean ofNotes, int start, int choices, RowList out) {
        for (int choice = 0; choice < choices; choice++) {
            strengthOf[choice] = 0;
        }
        float total = 0;
        for (int echo = 0; echo < echoes; echo++) {
            long follower = followers[echo];
            if (step < 0 || past.step(follower) == step) {
                float strength = strengths[lengths[echo]];
                strengthOf[ofNotes ? past.note(follower) : past.step(follower)] += strength;
                total += strength;
            }
        }
        for (int choice = 0; choice < choices; choice++) {
            if (strengthOf[choice] > 0) {
                float share = strengthOf[choice] / total;
                out.add(start + choice, share);
                float log = (float) Math.max(0, StrictMath.log(share) - LOG_FLOOR);
                out.add(start + choices + choice, LOG_SCALE * log);
            }
        }
    }

    /** What followed the strongest echo, and how long that agrees. */
    final class Ahead implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            listen(moment);
            Past past = moment.past();
            int best = strongest(past, -1);
            out.add(lengthClass(best));
            if (best >= 0) {
                out.add(Vocabulary.ECHO_CLASSES + past.step(followers[best]));
                out.add(Vocabulary.ECHO_CLASSES + moment.vocabulary().steps() + past.note(followers[best]));
            }
        }
    }

    /** When the next hit followed. */
    final class When implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            listen(moment);
            Past past = moment.past();
            int steps = moment.vocabulary().steps();
            int best = strongest(past, -1);
            out.add(lengthClass(best));
            if (best >= 0) {
                out.add(Vocabulary.ECHO_CLASSES + past.step(followers[best]));
                addShares(past, -1, false, Vocabulary.ECHO_CLASSES + steps, steps, out);
            }
        }
    }

    /** What followed where it followed after the delay that is decided. */
    final class What implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            listen(moment);
            Past past = moment.past();
            int notes = moment.vocabulary().notes();
            int step = moment.choice(Feature.TICKS.ordinal());
            int best = strongest(past, step);
            out.add(lengthClass(best));
            if (best >= 0) {
                out.add(Vocabulary.ECHO_CLASSES + past.note(followers[best]));
                addShares(past, step, true, Vocabulary.ECHO_CLASSES + notes, notes, out);
            }
        }
    }
}

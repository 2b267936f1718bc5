package ghostnote.engine.sense;

import ghostnote.engine.RealTime;

/** A stretch of bars to look back on, numbered from 0. */
enum Stretch {
    /** The bars before this one, the last one first. */
    LATELY {
        @Override
        @RealTime
        Past hits(Moment moment) {
            return moment.past();
        }

        @Override
        @RealTime
        int bars(Moment moment) {
            return (int) Math.min(MOST_BARS, moment.barsRemembered());
        }

        @Override
        @RealTime
        long placeInBar(Moment moment, int bar) {
            return moment.place() - (bar + 1L) * moment.placesPerBar();
        }
    },

    /** The first bars, as far as they are before this one. */
    THEME {
        @Override
        @RealTime
        Past hits(Moment moment) {
            return moment.theme();
        }

        @Override
        @RealTime
        int bars(Moment moment) {
            return (int) Math.min(Moment.THEME_BARS, moment.barsRemembered());
        }

        @Override
        @RealTime
        long placeInBar(Moment moment, int bar) {
            return moment.place() - (moment.barsRemembered() - bar) * moment.placesPerBar();
        }
    };

    /** Lately is not longer than this. */
    static final int MOST_BARS = 16;

    /** What was hit in the stretch, among others. */
    @RealTime
    abstract Past hits(Moment moment);

    /** So many bars there are. */
    @RealTime
    abstract int bars(Moment moment);

    /** The place in a bar of the stretch that the place of the next hit is like. */
    @RealTime
    abstract long placeInBar(Moment moment, int bar);
}

package ghostnote.engine.live;

import ghostnote.engine.RealTime;

/**
 * What is played before anybody listens. The first bars that a network writes have nothing to come back to, and so are
 * looser and stranger than what people begin with; some bars later it has found its groove. It looks for one more than
 * once, and goes on with the likeliest.
 *
 * <p>Thread: one owner. Real-time safe: the methods marked so.
 */
final class Rehearsal {
    static final int BARS = 8;
    static final int COUNT = 3;

    private int number;
    private double nats;
    private long draws;

    void begin(int which) {
        number = which;
        nats = 0;
        draws = 0;
    }

    /** A choice of when or what was drawn. */
    @RealTime
    void drew(float probability) {
        nats -= StrictMath.log(probability);
        draws++;
    }

    /** How unlikely the draws were, each. */
    double natsADraw() {
        return nats / draws;
    }

    /** The random stream of one of its bars: below those that a performance uses, and of no other rehearsal. */
    @RealTime
    long stream(long bar) {
        return -2 - bar - (long) number * BARS;
    }
}

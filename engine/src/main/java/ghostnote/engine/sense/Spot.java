package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Feature;
import ghostnote.engine.time.Meter;

/**
 * A place in what is played, and what is decided there.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
abstract class Spot {
    /** The last choice of each feature that is drawn: the last hit's until the next one's is decided, -1 for none. */
    final int[] choices = new int[Feature.drawnCount()];

    /** The bar from which on it is remembered what was played. */
    long firstBar;

    /** Of all bars that are remembered. */
    Meter meter;

    int placesPerBar;

    long lastTick;
    long tick;

    /** One is where the other is. */
    @RealTime
    static void copy(Spot from, Spot to) {
        for (int feature = 0; feature < from.choices.length; feature++) {
            to.choices[feature] = from.choices[feature];
        }
        to.firstBar = from.firstBar;
        to.meter = from.meter;
        to.placesPerBar = from.placesPerBar;
        to.lastTick = from.lastTick;
        to.tick = from.tick;
    }
}

package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.NetState;
import ghostnote.engine.net.Network;

/**
 * Holds a drummer to the grid. Each offset follows from those before, so the little that a network repeats itself too
 * willingly adds up: takes of a minute came to lie 15 ticks apart, where people's lie 8.5, and longer ones wandered
 * off. So what is drawn leans against the mean of what was played lately, as a player hears the click.
 *
 * <p>Thread: one owner. Real-time safe: yes.
 */
final class GridPull {
    /** What a tick of offset loses in its logit for each tick of the mean: with this, takes lie as far apart as people's. */
    private static final float STRENGTH = 5e-4f;

    /** The last hit's share of the mean: it reaches back a bar or two. */
    private static final float NEWEST = 0.04f;

    private final Vocabulary vocabulary;
    private float meanTicks;

    GridPull(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Nothing was played yet. */
    @RealTime
    void clear() {
        meanTicks = 0;
    }

    /** Tilts the logits of the head that draws offsets. */
    @RealTime
    void tilt(Network network, NetState state, int head) {
        for (int choice = 0; choice < network.headChoices(head); choice++) {
            network.favour(state, head, choice, -STRENGTH * meanTicks * vocabulary.offset(choice));
        }
    }

    /** How far off the grid the last hits were, in the mean. */
    @RealTime
    float meanTicks() {
        return meanTicks;
    }

    /** Goes on as after hits with such a mean. */
    @RealTime
    void goOnFrom(float kept) {
        meanTicks = kept;
    }

    /** A hit lies so far off the grid. */
    @RealTime
    void heard(int offsetTicks) {
        meanTicks += NEWEST * (offsetTicks - meanTicks);
    }
}

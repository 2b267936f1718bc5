package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.NetState;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.Ticks;

/**
 * How much space is left between hits. A drummer that comes back to what it played fills up, hit by chance hit: of the
 * sixteenths between hits, 21 % were longer than one where people's are 27 %. So longer delays are favoured a little,
 * and more or less so when another density is asked for.
 *
 * <p>Thread: one owner. Real-time safe: yes.
 */
final class Space {
    /** What a sixteenth more of delay gains in its logit, so that as much space is left as people leave. */
    private static final float USUAL = 0.15f;

    /** How much less it gains at a density of 1, and more at -1. */
    private static final float STRENGTH = 1f;

    /** What another hit at the same place gains, so that as many fall together as with people. */
    private static final float USUALLY_TOGETHER = 0.07f;

    /** How much more it gains at a density of 1, and less at -1. */
    private static final float TOGETHER = 1f;

    /** Longer delays gain no more. */
    private static final int MOST_SIXTEENTHS = 5;

    private final Vocabulary vocabulary;
    private final boolean looksBack;
    private float gain;
    private float together;

    Space(Vocabulary vocabulary, boolean looksBack) {
        this.vocabulary = vocabulary;
        this.looksBack = looksBack;
    }

    /** Asks for a density, from -1 to 1. A drummer of whom none was asked is left alone. */
    @RealTime
    void ask(float density) {
        gain = (looksBack ? USUAL : 0) - STRENGTH * density;
        together = (looksBack ? USUALLY_TOGETHER : 0) + TOGETHER * density;
    }

    /** Tilts the logits of the head that draws delays. */
    @RealTime
    void tilt(Network network, NetState state, int head) {
        for (int choice = 0; choice < network.headChoices(head); choice++) {
            int sixteenths = Math.min(vocabulary.ticks(choice) / Ticks.PER_SIXTEENTH, MOST_SIXTEENTHS);
            if (vocabulary.ticks(choice) == 0) {
                network.favour(state, head, choice, together);
            } else if (sixteenths > 1) {
                network.favour(state, head, choice, gain * (sixteenths - 1));
            }
        }
    }
}

package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.net.RandomStream;

/**
 * Where a drummer stands, but for what its network and its moment remember: its stream of chance, and the hit that was
 * decided last.
 *
 * <p>Thread: one owner. Real-time safe: yes.
 */
abstract class Standing {
    final RandomStream random = new RandomStream();

    /** The bar whose random stream is drawn from. */
    long bar;

    /** Sets the streams of a reseeded drummer apart from those before. */
    long salt;

    /** No hit was decided yet. */
    boolean first;

    int drawsOnThisTick;
    long voicesOnThisTick;

    /** The hit that is decided is the first of the performance, which ended the rehearsal, and is still to be played. */
    boolean waiting;

    /** Where the performance begins; hits are counted from where its rehearsal began. */
    long startTick;

    long tick;
    int voice;
    int velocity;

    /** How likely it was to come then and there, by the drummer's own lights. */
    float likelihood;

    /** One stands where the other does. */
    @RealTime
    static void copy(Standing from, Standing to) {
        to.random.goOnFrom(from.random.state());
        to.bar = from.bar;
        to.salt = from.salt;
        to.first = from.first;
        to.drawsOnThisTick = from.drawsOnThisTick;
        to.voicesOnThisTick = from.voicesOnThisTick;
        to.waiting = from.waiting;
        to.startTick = from.startTick;
        to.tick = from.tick;
        to.voice = from.voice;
        to.velocity = from.velocity;
        to.likelihood = from.likelihood;
    }
}

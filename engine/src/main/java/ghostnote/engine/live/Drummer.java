package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.NetState;
import ghostnote.engine.net.Network;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.net.Sampler;
import ghostnote.engine.time.Meter;
import java.util.Arrays;

/**
 * One player: a network, what it remembers, and its stream of chance. Hit follows hit by {@link #next}; the same seed
 * gives the same hits on every machine and kernel, because no clock reaches it and the random stream of each bar comes
 * from (seed, bar).
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
public final class Drummer implements AutoCloseable {
    /** The seed app starts h and c uniform in +-0.1. */
    private static final float INITIAL_STATE = 0.1f;

    /** The bar whose random stream makes the initial state. */
    private static final long BEFORE_THE_FIRST = -1;

    /** For models that know no dynamics. */
    private static final int EVEN_VELOCITY = 100;

    /** A network may draw delay 0 again and again; after so many draws on one tick it is moved on. */
    private static final int MOST_DRAWS_ON_A_TICK = 64;

    private static final int TICKS = Feature.TICKS.ordinal();
    private static final int NOTE = Feature.NOTE.ordinal();
    private static final int VELOCITY = Feature.VELOCITY.ordinal();
    private static final int PLACE = Feature.PLACE.ordinal();

    private final Network network;
    private final NetState state;
    private final Sampler sampler;
    private final Vocabulary vocabulary;
    private final boolean hasDynamics;
    private final Meter meter;
    private final long seed;
    private final RandomStream random = new RandomStream();

    private int[] lastHit = new int[Feature.count()];
    private int[] nextHit = new int[Feature.count()];
    private long bar = BEFORE_THE_FIRST;
    private boolean first = true;
    private int drawsOnThisTick;
    private long voicesOnThisTick;

    private long tick;
    private int voice;
    private int velocity;
    private long repeatsDropped;

    /**
     * @param sampler its temperatures and top-p; owned by the drummer from here on
     * @param meter where bars begin
     * @param seed everything that is left to chance
     */
    public Drummer(Network network, Sampler sampler, Meter meter, long seed) {
        this.network = network;
        this.sampler = sampler;
        this.meter = meter;
        this.seed = seed;
        vocabulary = network.vocabulary();
        hasDynamics = network.config().hasDynamics();
        state = network.newState();
        sampler.prepare(network);
        random.seed(seed, BEFORE_THE_FIRST);
        state.randomise(random, INITIAL_STATE);
        // There was no hit yet; and what no head draws stays unknown in every hit.
        Arrays.fill(lastHit, -1);
        Arrays.fill(nextHit, -1);
    }

    /** Decides the next hit. A voice that was already hit on the same tick is not hit again; the draw is repeated. */
    @RealTime
    public void next() {
        draw();
        while ((voicesOnThisTick & 1L << voice) != 0) {
            repeatsDropped++;
            draw();
        }
        voicesOnThisTick |= 1L << voice;
    }

    @RealTime
    private void draw() {
        long barNow = meter.barAt(tick);
        if (barNow != bar) {
            bar = barNow;
            random.seed(seed, bar);
        }
        network.step(state, lastHit);
        for (int head = 0; head < network.headCount(); head++) {
            network.give(state, head, nextHit);
            int feature = network.headFeature(head);
            nextHit[feature] = sampler.draw(network, state, head, random);
            if (feature == TICKS) {
                moveOn();
            }
        }
        voice = vocabulary.voice(nextHit[NOTE]);
        velocity = hasDynamics ? vocabulary.velocity(nextHit[VELOCITY]) : EVEN_VELOCITY;
        int[] spare = lastHit;
        lastHit = nextHit;
        nextHit = spare;
    }

    @RealTime
    private void moveOn() {
        // A drummer starts on the one: what the first delay would count from was never played.
        int delay = 0;
        if (first) {
            nextHit[TICKS] = vocabulary.ticksIndex(0);
            first = false;
        } else {
            delay = vocabulary.ticks(nextHit[TICKS]);
        }
        if (delay == 0 && ++drawsOnThisTick > MOST_DRAWS_ON_A_TICK) {
            nextHit[TICKS] = vocabulary.ticks(0) == 0 ? 1 : 0;
            delay = vocabulary.ticks(nextHit[TICKS]);
        }
        if (delay > 0) {
            drawsOnThisTick = 0;
            voicesOnThisTick = 0;
        }
        tick += delay;
        nextHit[PLACE] = vocabulary.placeIndex(meter.placeInBar(tick));
    }

    /** When the hit sounds. */
    @RealTime
    public long tick() {
        return tick;
    }

    /** The ordinal of the voice that is hit. */
    @RealTime
    public int voice() {
        return voice;
    }

    /** How hard, 1 to 127. */
    @RealTime
    public int velocity() {
        return velocity;
    }

    /** Draws that hit a voice a second time on one tick, and so were repeated. Thread: the owner. */
    public long repeatsDropped() {
        return repeatsDropped;
    }

    @Override
    public void close() {
        state.close();
    }
}

package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.NetState;
import ghostnote.engine.net.Network;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.net.Sampler;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.sense.Setting;
import ghostnote.engine.time.Meter;

/**
 * One player: a network, what it remembers, and its stream of chance. Hit follows hit by {@link #next}; the same seed
 * gives the same hits on every machine and kernel, because no clock reaches it and the random stream of each bar comes
 * from (seed, bar).
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
public final class Drummer implements AutoCloseable {
    /** The seed app starts h and c uniform in +-0.1. Models that look back have learnt to start from 0. */
    private static final float INITIAL_STATE = 0.1f;

    /**
     * For models that look back, the temperature of when and what in the first bar, as a share: the rest comes back to
     * what is played there, which is not to be the same few grooves again and again.
     */
    private static final float FIRST_BAR = 1.12f;

    /** The bar whose random stream makes the initial state. */
    private static final long BEFORE_THE_FIRST = -1;

    /** For models that know no dynamics. */
    private static final int EVEN_VELOCITY = 100;

    /** A network may draw delay 0 again and again; after so many draws on one tick it is moved on. */
    private static final int MOST_DRAWS_ON_A_TICK = 64;

    private static final int TICKS = Feature.TICKS.ordinal();
    private static final int NOTE = Feature.NOTE.ordinal();
    private static final int OFFSET = Feature.OFFSET.ordinal();
    private static final int VELOCITY = Feature.VELOCITY.ordinal();

    private final Network network;
    private final NetState state;
    private final Sampler sampler;
    private final Vocabulary vocabulary;
    private final boolean hasDynamics;
    private final boolean looksBack;
    private final Meter meter;
    private final Moment moment;
    private final GridPull pull;
    private final long seed;
    private final RandomStream random = new RandomStream();

    private long bar;
    private boolean first;
    private int drawsOnThisTick;
    private long voicesOnThisTick;

    private final Rehearsal rehearsal = new Rehearsal();
    private boolean rehearsing;

    /** The first hit of the performance, which ended the rehearsal. */
    private boolean waiting;

    /** Where the performance begins; hits are counted from where its rehearsal began. */
    private long startTick;

    private long tick;
    private int voice;
    private int velocity;
    private long repeatsDropped;

    /**
     * @param sampler its temperatures and top-p; owned by the drummer from here on
     * @param setting what it is asked for; owned by the drummer from here on
     * @param seed everything that is left to chance
     */
    public Drummer(Network network, Sampler sampler, Setting setting, long seed) {
        this.network = network;
        this.sampler = sampler;
        meter = setting.meter();
        this.seed = seed;
        vocabulary = network.vocabulary();
        hasDynamics = network.config().hasDynamics();
        looksBack = network.config().looksBack();
        moment = new Moment(vocabulary, setting);
        pull = new GridPull(vocabulary);
        state = network.newState();
        sampler.prepare(network);
        begin(0);
    }

    private void begin(int barsBeforehand) {
        random.seed(seed, BEFORE_THE_FIRST);
        state.randomise(random, looksBack ? 0 : INITIAL_STATE);
        moment.rehearse(barsBeforehand);
        pull.clear();
        bar = BEFORE_THE_FIRST;
        first = true;
        drawsOnThisTick = 0;
        voicesOnThisTick = 0;
        rehearsing = barsBeforehand > 0;
        waiting = false;
        repeatsDropped = 0;
        startTick = (long) barsBeforehand * meter.ticksPerBar();
        tick = 0;
    }

    /**
     * Begins anew, with a {@link Rehearsal}: the next hit is the first of the performance. A model that does not look
     * back has none. Real-time safe: no, it takes as long as some hundred hits.
     */
    public void rehearse() {
        if (!looksBack) {
            return;
        }
        int likeliest = 0;
        double fewestNats = Double.POSITIVE_INFINITY;
        for (int which = 0; which < Rehearsal.COUNT; which++) {
            rehearse(which);
            if (rehearsal.natsADraw() < fewestNats) {
                fewestNats = rehearsal.natsADraw();
                likeliest = which;
            }
        }
        if (likeliest != Rehearsal.COUNT - 1) {
            rehearse(likeliest);
        }
    }

    private void rehearse(int which) {
        rehearsal.begin(which);
        begin(Rehearsal.BARS);
        while (rehearsing) {
            next();
        }
        waiting = true;
    }

    /** Decides the next hit. A voice that was already hit on the same tick is not hit again; the draw is repeated. */
    @RealTime
    public void next() {
        if (waiting) {
            waiting = false;
            return;
        }
        draw();
        while ((voicesOnThisTick & 1L << voice) != 0) {
            repeatsDropped++;
            draw();
        }
        voicesOnThisTick |= 1L << voice;
    }

    @RealTime
    private void draw() {
        long barNow = meter.barAt(moment.tick());
        if (barNow != bar) {
            bar = barNow;
            random.seed(seed, rehearsing ? rehearsal.stream(bar) : bar - meter.barAt(startTick));
        }
        network.step(state, moment);
        for (int head = 0; head < network.headCount(); head++) {
            network.give(state, head, moment);
            int feature = network.headFeature(head);
            if (feature == OFFSET) {
                pull.tilt(network, state, head);
            }
            if (vocabulary.hasOffsets()) {
                keepOrder(head, feature);
            }
            boolean isGroove = feature == TICKS || feature == NOTE;
            boolean freely = looksBack && barNow == 0 && isGroove;
            int choice = sampler.draw(network, state, head, random, freely ? FIRST_BAR : 1);
            if (rehearsing && isGroove) {
                rehearsal.drew(network.probability(state, choice));
            }
            moment.decide(feature, feature == TICKS ? movedOn(choice) : choice);
            if (rehearsing && feature == TICKS && moment.tick() >= startTick) {
                // The performance starts on the one, as a drummer does without a rehearsal.
                moment.decide(TICKS, vocabulary.ticksIndex(startTick - moment.lastTick()));
                rehearsing = false;
            }
        }
        long tickBefore = tick;
        int offset = vocabulary.hasOffsets() ? vocabulary.offset(moment.choice(OFFSET)) : 0;
        pull.heard(offset);
        tick = Math.max(rehearsing ? 0 : startTick, moment.tick() + offset);
        voice = vocabulary.voice(moment.choice(NOTE));
        velocity = hasDynamics ? vocabulary.velocity(moment.choice(VELOCITY)) : EVEN_VELOCITY;
        moment.commit();
        if (tick != tickBefore) {
            voicesOnThisTick = 0;
        }
    }

    /** Hits at one place come in the order of their voices, and those of one voice in the order of their offsets. */
    @RealTime
    private void keepOrder(int head, int feature) {
        int lastNote = moment.lastNote();
        if (feature == TICKS && lastNote == vocabulary.notes() - 1) {
            network.forbid(state, head, 0);
        } else if (feature == NOTE && moment.atSamePlace()) {
            boolean full = moment.lastOffset() == vocabulary.size(Feature.OFFSET) - 1;
            forbidBelow(head, full ? lastNote + 1 : lastNote);
        } else if (feature == OFFSET && moment.atSamePlace() && moment.choice(NOTE) == lastNote) {
            forbidBelow(head, moment.lastOffset() + 1);
        }
    }

    @RealTime
    private void forbidBelow(int head, int least) {
        for (int choice = 0; choice < least; choice++) {
            network.forbid(state, head, choice);
        }
    }

    @RealTime
    private int movedOn(int choice) {
        // A drummer starts on the one: what the first delay would count from was never played.
        if (first) {
            first = false;
            return vocabulary.ticksIndex(0);
        }
        if (vocabulary.ticks(choice) > 0) {
            drawsOnThisTick = 0;
        } else if (++drawsOnThisTick > MOST_DRAWS_ON_A_TICK) {
            drawsOnThisTick = 0;
            return vocabulary.ticks(0) == 0 ? 1 : 0;
        }
        return choice;
    }

    /** When the hit sounds, in ticks from where the performance begins. */
    @RealTime
    public long tick() {
        return tick - startTick;
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

    /** Draws that hit a voice a second time on one tick, and so were repeated, since it began. Thread: the owner. */
    public long repeatsDropped() {
        return repeatsDropped;
    }

    @Override
    public void close() {
        state.close();
    }
}

package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.NetState;
import ghostnote.engine.net.Network;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.sense.Setting;
import java.lang.foreign.Arena;

/**
 * All that moves while a drummer plays: what the network remembers, what was played, its stream of chance, and the hit
 * that was decided last.
 *
 * <p>Thread: the drummer's. Lives until closed.
 */
final class Mind implements AutoCloseable {
    /** The bar whose random stream makes the state that a drummer begins with: it is that of no bar. */
    static final long BEFORE_THE_FIRST = -1;

    final NetState state;
    final Moment moment;
    final GridPull pull;
    final RandomStream random = new RandomStream();

    /** The bar whose random stream is drawn from. */
    long bar;

    /** Sets the streams of a reseeded drummer apart from those before. */
    long salt;

    /** No hit was decided yet. */
    boolean first;

    int drawsOnThisTick;
    long voicesOnThisTick;
    boolean rehearsing;

    /** The hit that is decided is the first of the performance, which ended the rehearsal, and is still to be played. */
    boolean waiting;

    /** Where the performance begins; hits are counted from where its rehearsal began. */
    long startTick;

    long tick;
    int voice;
    int velocity;
    long repeatsDropped;

    Mind(Network network, Setting setting) {
        Vocabulary vocabulary = network.vocabulary();
        moment = new Moment(vocabulary, setting);
        pull = new GridPull(vocabulary);
        state = network.newState();
    }

    /**
     * Begins with nothing played, so many bars before the performance.
     *
     * @param amplitude h and c are uniform within it
     */
    void begin(long seed, float amplitude, int barsBeforehand) {
        random.seed(seed, BEFORE_THE_FIRST);
        state.randomise(random, amplitude);
        moment.rehearse(barsBeforehand);
        pull.clear();
        bar = BEFORE_THE_FIRST;
        salt = 0;
        first = true;
        drawsOnThisTick = 0;
        voicesOnThisTick = 0;
        rehearsing = barsBeforehand > 0;
        waiting = false;
        repeatsDropped = 0;
        startTick = moment.ticksBeforehand();
        tick = 0;
    }

    /** What a mind was at a moment, to come back to. */
    static final class Mark {
        /** Whose it is: what that played before is not kept here. */
        private Mind owner;

        private final Floats state;
        private final Moment.Mark moment = new Moment.Mark();
        private long random;
        private float meanOffsetTicks;
        private long bar;
        private long salt;
        private boolean first;
        private int drawsOnThisTick;
        private long voicesOnThisTick;
        private boolean waiting;
        private long tick;
        private int voice;
        private int velocity;

        /** Lives as long as its room. */
        Mark(Mind mind, Arena room) {
            state = mind.state.newMark(room);
        }

        /** Whose mark it is. */
        @RealTime
        Mind owner() {
            return owner;
        }

        @RealTime
        Moment.Mark moment() {
            return moment;
        }

        /** Whether the hit that is decided is still to be played. */
        @RealTime
        boolean isWaiting() {
            return waiting;
        }

        /** All as another is. */
        @RealTime
        void setAll(Mark other) {
            owner = other.owner;
            state.copyFrom(other.state);
            moment.setAll(other.moment);
            random = other.random;
            meanOffsetTicks = other.meanOffsetTicks;
            bar = other.bar;
            salt = other.salt;
            first = other.first;
            drawsOnThisTick = other.drawsOnThisTick;
            voicesOnThisTick = other.voicesOnThisTick;
            waiting = other.waiting;
            tick = other.tick;
            voice = other.voice;
            velocity = other.velocity;
        }

    }

    @RealTime
    void save(Mark mark) {
        mark.owner = this;
        state.save(mark.state);
        moment.save(mark.moment);
        mark.random = random.state();
        mark.meanOffsetTicks = pull.meanTicks();
        mark.bar = bar;
        mark.salt = salt;
        mark.first = first;
        mark.drawsOnThisTick = drawsOnThisTick;
        mark.voicesOnThisTick = voicesOnThisTick;
        mark.waiting = waiting;
        mark.tick = tick;
        mark.voice = voice;
        mark.velocity = velocity;
    }

    /** Comes back to where it was. */
    @RealTime
    void restore(Mark mark) {
        moment.restore(mark.moment);
        takeRest(mark);
    }

    /** Stands where another did, but remembers what it did itself. */
    @RealTime
    void standAt(Mark mark) {
        moment.standAt(mark.moment);
        takeRest(mark);
    }

    /** All as another is, also what that has played. Both are of one model. */
    void setAll(Mind other) {
        moment.setAll(other.moment);
        state.setAll(other.state);
        random.goOnFrom(other.random.state());
        pull.goOnFrom(other.pull.meanTicks());
        bar = other.bar;
        salt = other.salt;
        first = other.first;
        drawsOnThisTick = other.drawsOnThisTick;
        voicesOnThisTick = other.voicesOnThisTick;
        rehearsing = other.rehearsing;
        waiting = other.waiting;
        startTick = other.startTick;
        tick = other.tick;
        voice = other.voice;
        velocity = other.velocity;
    }

    @RealTime
    private void takeRest(Mark mark) {
        state.restore(mark.state);
        random.goOnFrom(mark.random);
        pull.goOnFrom(mark.meanOffsetTicks);
        bar = mark.bar;
        salt = mark.salt;
        first = mark.first;
        drawsOnThisTick = mark.drawsOnThisTick;
        voicesOnThisTick = mark.voicesOnThisTick;
        waiting = mark.waiting;
        tick = mark.tick;
        voice = mark.voice;
        velocity = mark.velocity;
        startTick = mark.owner.startTick;
        rehearsing = false;
    }

    @Override
    public void close() {
        state.close();
    }
}

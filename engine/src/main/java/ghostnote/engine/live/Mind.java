package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.NetState;
import ghostnote.engine.net.Network;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.sense.Setting;
import java.lang.foreign.Arena;

/**
 * All that moves while a drummer plays: what the network remembers, what was played, and where the drummer stands.
 *
 * <p>Thread: the drummer's. Lives until closed.
 */
final class Mind extends Standing implements AutoCloseable {
    /** The bar whose random stream makes the state that a drummer begins with: it is that of no bar. */
    static final long BEFORE_THE_FIRST = -1;

    final NetState state;
    final Moment moment;
    final GridPull pull;
    boolean rehearsing;

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
    @RealTime
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
    static final class Mark extends Standing {
        /** Whose it is: what that played before is not kept here. */
        private Mind owner;

        private final Floats state;
        private final Moment.Mark moment = new Moment.Mark();
        private float meanOffsetTicks;

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

        /** All as another is. */
        @RealTime
        void setAll(Mark other) {
            Standing.copy(other, this);
            owner = other.owner;
            state.copyFrom(other.state);
            moment.setAll(other.moment);
            meanOffsetTicks = other.meanOffsetTicks;
        }
    }

    @RealTime
    void save(Mark mark) {
        Standing.copy(this, mark);
        mark.owner = this;
        state.save(mark.state);
        moment.save(mark.moment);
        mark.meanOffsetTicks = pull.meanTicks();
    }

    /** Comes back to where it was. */
    @RealTime
    void restore(Mark mark) {
        moment.restore(mark.moment);
        takeRest(mark);
    }

    /** Remembers what another does, and stands elsewhere still. */
    @RealTime
    void rememberLike(Mind other) {
        moment.rememberLike(other.moment);
    }

    /** Stands where another did, but remembers what it did itself. */
    @RealTime
    void standAt(Mark mark) {
        moment.standAt(mark.moment);
        takeRest(mark);
    }

    @RealTime
    private void takeRest(Mark mark) {
        Standing.copy(mark, this);
        state.restore(mark.state);
        pull.goOnFrom(mark.meanOffsetTicks);
        rehearsing = false;
    }

    @Override
    public void close() {
        state.close();
    }
}

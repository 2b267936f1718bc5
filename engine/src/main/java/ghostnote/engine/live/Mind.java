package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.NetState;
import ghostnote.engine.net.Network;
import ghostnote.engine.net.Scratch;
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

    /**
     * @param scratch of the drummer
     */
    Mind(Network network, Setting setting, Scratch scratch) {
        Vocabulary vocabulary = network.vocabulary();
        moment = new Moment(vocabulary, setting);
        pull = new GridPull(vocabulary);
        state = network.newState(scratch);
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

        /** Where the state stands among those of other marks. */
        private final Floats states;

        private final int start;
        private final int length;
        private final Moment.Mark moment = new Moment.Mark();
        private float meanOffsetTicks;

        private Mark(Floats states, int start, int length) {
            this.states = states;
            this.start = start;
            this.length = length;
        }

        /** So many, with their states in one piece. They live as long as their room. */
        static Mark[] some(int count, Mind mind, Arena room) {
            int length = mind.state.length();
            Floats states = Floats.allocate(room, Math.multiplyExact(count, length));
            Mark[] marks = new Mark[count];
            for (int i = 0; i < count; i++) {
                marks[i] = new Mark(states, i * length, length);
            }
            return marks;
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
            states.copyFrom(start, other.states, other.start, length);
            moment.setAll(other.moment);
            meanOffsetTicks = other.meanOffsetTicks;
        }
    }

    @RealTime
    void save(Mark mark) {
        Standing.copy(this, mark);
        mark.owner = this;
        state.save(mark.states, mark.start);
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
        state.restore(mark.states, mark.start);
        pull.goOnFrom(mark.meanOffsetTicks);
        rehearsing = false;
    }

    @Override
    public void close() {
        state.close();
    }
}

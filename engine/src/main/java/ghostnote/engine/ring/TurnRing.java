package ghostnote.engine.ring;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.YieldingWaitStrategy;
import ghostnote.engine.RealTime;

/**
 * Turns of knobs on their way to the step loop.
 *
 * <p>Thread: {@link #offer} any, {@link #drain} one. Real-time safe: {@link #drain}.
 */
public final class TurnRing {
    /** In place of a tick: as soon as can be. */
    public static final long NOW = -1;

    private static final int CAPACITY = 1024;

    private final RingBuffer<Turn> turns =
            RingBuffer.createMultiProducer(Turn::new, CAPACITY, new YieldingWaitStrategy());
    private final Sequence taken = new Sequence();

    private static final class Turn {
        private int knob;
        private float value;
        private long tick;
    }

    /** Who is told of a turn. */
    public interface Handler {
        /**
         * @param tick from which on, or {@link #NOW}
         */
        @RealTime
        void onTurn(int knob, float value, long tick);
    }

    public TurnRing() {
        turns.addGatingSequences(taken);
    }

    /** Tells of a turn; false if there are too many on their way. */
    @RealTime
    public boolean offer(int knob, float value) {
        return offer(knob, value, NOW);
    }

    /** The same from a tick on, or {@link #NOW}. */
    @RealTime
    public boolean offer(int knob, float value, long tick) {
        long sequence;
        try {
            sequence = turns.tryNext();
        } catch (InsufficientCapacityException full) {
            return false;
        }
        Turn turn = turns.get(sequence);
        turn.knob = knob;
        turn.value = value;
        turn.tick = tick;
        turns.publish(sequence);
        return true;
    }

    /** Hands over the turns that have come, in their order. */
    @RealTime
    public void drain(Handler handler) {
        long next = taken.get() + 1;
        while (turns.isAvailable(next)) {
            Turn turn = turns.get(next);
            int knob = turn.knob;
            float value = turn.value;
            long tick = turn.tick;
            taken.set(next);
            handler.onTurn(knob, value, tick);
            next++;
        }
    }
}

package ghostnote.engine.ring;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.YieldingWaitStrategy;
import ghostnote.engine.RealTime;

/**
 * Short letters to a hot thread: turns of knobs, what the performer asks for, MIDI messages.
 *
 * <p>Thread: {@link #offer} any, {@link #drain} one. Real-time safe: yes, once made.
 */
public final class Inbox {
    /** In place of a tick or a time: as soon as can be. */
    public static final long NOW = -1;

    private static final int CAPACITY = 1024;

    private final RingBuffer<Letter> letters =
            RingBuffer.createMultiProducer(Letter::new, CAPACITY, new YieldingWaitStrategy());
    private final Sequence taken = new Sequence();

    private static final class Letter {
        private int what;
        private float value;
        private long when;
    }

    /** Who reads the letters. */
    public interface Handler {
        /**
         * @param when a tick or a time, or {@link #NOW}
         */
        @RealTime
        void onLetter(int what, float value, long when);
    }

    public Inbox() {
        letters.addGatingSequences(taken);
    }

    /** Sends a letter; false if there are too many on their way. */
    @RealTime
    public boolean offer(int what, float value) {
        return offer(what, value, NOW);
    }

    /** The same of a tick or a time, or {@link #NOW}. */
    @RealTime
    public boolean offer(int what, float value, long when) {
        long sequence;
        try {
            sequence = letters.tryNext();
        } catch (InsufficientCapacityException full) {
            return false;
        }
        Letter letter = letters.get(sequence);
        letter.what = what;
        letter.value = value;
        letter.when = when;
        letters.publish(sequence);
        return true;
    }

    /** Hands over what has come, in their order. */
    @RealTime
    public void drain(Handler handler) {
        long next = taken.get() + 1;
        while (letters.isAvailable(next)) {
            Letter letter = letters.get(next);
            int what = letter.what;
            float value = letter.value;
            long when = letter.when;
            taken.set(next);
            handler.onLetter(what, value, when);
            next++;
        }
    }
}

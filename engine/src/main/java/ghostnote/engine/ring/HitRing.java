package ghostnote.engine.ring;

import com.lmax.disruptor.Sequence;
import ghostnote.engine.RealTime;
import java.lang.invoke.VarHandle;

/**
 * A ring of hits with one producer and any number of readers.
 *
 * <p>Thread: {@code offer} by one thread at a time, each {@link Reader} by one thread. Real-time safe: yes, once made.
 */
public final class HitRing {
    /** Some seconds of knobs that are turned without end: no reader that lives falls so far behind. */
    public static final int DEFAULT_CAPACITY = 1 << 15;

    /**
     * Slots behind the cursor that may be half written: one being filled, and one more by a processor that reorders.
     */
    private static final int HALF_WRITTEN = 3;

    private final Slots slots;
    private long offered;

    private static final int HIT = 0;
    private static final int REVOKE = 1;
    private static final int CHANGE = 2;
    private static final int END = 3;

    /** All places of a ring, column by column: an object for each would take twice the memory. */
    private static final class Slots {
        private final int capacity;
        private final byte[] kinds;
        private final long[] numbers;
        private final long[] ticks;
        private final short[] voicesOrKnobs;
        private final float[] values;
        private final float[] likelihoods;

        /** The last that was published. */
        private final Sequence cursor = new Sequence();

        Slots(int capacity) {
            this.capacity = capacity;
            kinds = new byte[capacity];
            numbers = new long[capacity];
            ticks = new long[capacity];
            voicesOrKnobs = new short[capacity];
            values = new float[capacity];
            likelihoods = new float[capacity];
        }

        @RealTime
        int at(long sequence) {
            return (int) sequence & capacity - 1;
        }
    }

    /**
     * @param capacity a power of two, 4 or more
     */
    public HitRing(int capacity) {
        if (capacity <= HALF_WRITTEN || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity %d: expected a power of two, 4 or more".formatted(capacity));
        }
        slots = new Slots(capacity);
    }

    /** Publishes a hit that was certain to come. Never waits. */
    @RealTime
    public void offerHit(long number, long tick, int voice, int velocity) {
        offerHit(number, tick, voice, velocity, 1);
    }

    /**
     * Publishes a hit. Never waits.
     *
     * @param likelihood see {@link HitHandler#onLikelihood}
     */
    @RealTime
    public void offerHit(long number, long tick, int voice, int velocity, float likelihood) {
        offer(HIT, number, tick, voice, velocity, likelihood);
    }

    /** Takes back the hits from a number on. Never waits. */
    @RealTime
    public void offerRevoke(long fromNumber) {
        offer(REVOKE, fromNumber, 0, 0, 0, 0);
    }

    /** Publishes that a control was turned. Never waits. */
    @RealTime
    public void offerChange(long tick, int knob, float value) {
        offer(CHANGE, 0, tick, knob, value, 0);
    }

    /** Publishes the end of the performance. Never waits. */
    @RealTime
    public void offerEnd(long tick) {
        offer(END, 0, tick, 0, 0, 0);
    }

    @RealTime
    private void offer(int kind, long number, long tick, int voiceOrKnob, float value, float likelihood) {
        // Readers are not asked: a producer that waits for the slowest would stop the music.
        long sequence = offered++;
        int at = slots.at(sequence);
        slots.kinds[at] = (byte) kind;
        slots.numbers[at] = number;
        slots.ticks[at] = tick;
        slots.voicesOrKnobs[at] = (short) voiceOrKnob;
        slots.values[at] = value;
        slots.likelihoods[at] = likelihood;
        slots.cursor.set(sequence);
    }

    /** A reader that sees whatever is offered from now on. Real-time safe: no. */
    public Reader newReader() {
        return new Reader(slots);
    }

    /** One reader's position in the ring. */
    public static final class Reader {
        private final Slots slots;
        private long next;
        private volatile long missed;

        private Reader(Slots slots) {
            this.slots = slots;
            this.next = slots.cursor.get() + 1;
        }

        /**
         * Hands over what was offered since the last call.
         *
         * @param limit at most so many, so that one call stays short
         * @return how many were handed over
         */
        @RealTime
        public int drain(HitHandler handler, int limit) {
            int drained = 0;
            long available = slots.cursor.get();
            while (drained < limit && next <= available) {
                int at = slots.at(next);
                int kind = slots.kinds[at];
                long number = slots.numbers[at];
                long tick = slots.ticks[at];
                int voiceOrKnob = slots.voicesOrKnobs[at];
                float value = slots.values[at];
                float likelihood = slots.likelihoods[at];
                VarHandle.acquireFence();
                long oldestWhole = slots.cursor.get() + HALF_WRITTEN - slots.capacity;
                if (next < oldestWhole) {
                    skipTo(oldestWhole);
                    continue;
                }
                next++;
                drained++;
                switch (kind) {
                    case HIT -> {
                        handler.onHit(number, tick, voiceOrKnob, (int) value);
                        handler.onLikelihood(number, likelihood);
                    }
                    case REVOKE -> handler.onRevoke(number);
                    case CHANGE -> handler.onChange(tick, voiceOrKnob, value);
                    default -> handler.onEnd(tick);
                }
            }
            return drained;
        }

        /** The producer came round: what stood here is gone, or is being overwritten while it was read. */
        @RealTime
        @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
        private void skipTo(long sequence) {
            missed += sequence - next;
            next = sequence;
        }

        /** How many were overwritten before this reader came to them. Thread: any. */
        public long missed() {
            return missed;
        }
    }
}

package ghostnote.midi.clock;

import ghostnote.engine.RealTime;

/**
 * Changes of tempo and nudges to come, in the order of their ticks, which is that of their coming. Where there are more than fit, the
 * newest takes the place of the one before.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
final class TempoChanges {
    private static final int CAPACITY = 256;

    private final long[] ticks = new long[CAPACITY];
    private final boolean[] nudges = new boolean[CAPACITY];
    private final float[] values = new float[CAPACITY];
    private long first;
    private long end;

    @RealTime
    void add(long tick, boolean isNudge, float value) {
        if (end - first == CAPACITY) {
            end--;
        }
        ticks[(int) (end % CAPACITY)] = tick;
        nudges[(int) (end % CAPACITY)] = isNudge;
        values[(int) (end % CAPACITY)] = value;
        end++;
    }

    /** When the next one is due; {@code Long.MAX_VALUE} if there is none. */
    @RealTime
    long nextTick() {
        return first == end ? Long.MAX_VALUE : ticks[(int) (first % CAPACITY)];
    }

    /** Whether it is a nudge, in milliseconds, and not a tempo. */
    @RealTime
    boolean nextIsNudge() {
        return nudges[(int) (first % CAPACITY)];
    }

    /** Takes the next one out. */
    @RealTime
    float take() {
        return values[(int) (first++ % CAPACITY)];
    }
}

package ghostnote.midi.clock;

import ghostnote.engine.RealTime;

/**
 * Tempo changes to come, in the order of their ticks, which is that of their coming. Where there are more than fit, the
 * newest takes the place of the one before.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
final class TempoChanges {
    private static final int CAPACITY = 256;

    private final long[] ticks = new long[CAPACITY];
    private final float[] tempos = new float[CAPACITY];
    private long first;
    private long end;

    @RealTime
    void add(long tick, float tempoBpm) {
        if (end - first == CAPACITY) {
            end--;
        }
        ticks[(int) (end % CAPACITY)] = tick;
        tempos[(int) (end % CAPACITY)] = tempoBpm;
        end++;
    }

    /** When the next one is due; {@code Long.MAX_VALUE} if there is none. */
    @RealTime
    long nextTick() {
        return first == end ? Long.MAX_VALUE : ticks[(int) (first % CAPACITY)];
    }

    /** Takes the next one out. */
    @RealTime
    float take() {
        return tempos[(int) (first++ % CAPACITY)];
    }
}

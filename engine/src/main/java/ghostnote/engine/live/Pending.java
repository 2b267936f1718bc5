package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;

/**
 * Changes that are due at a tick of the grid, in the order of their ticks. Those done are kept until they can no more be
 * come back to.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
final class Pending {
    /** Each turn of every knob there is, for one bar, several times. */
    private static final int CAPACITY = 1024;

    private final long[] ticks = new long[CAPACITY];
    private final int[] knobs = new int[CAPACITY];
    private final float[] values = new float[CAPACITY];

    /** Numbers of the oldest that is kept, of the first that is not done, and of the one to come. */
    private long first;

    private long done;
    private long end;
    private long refused;

    /** Adds a change, behind all that are done or due at its tick; one of the same knob at the same tick it replaces. */
    @RealTime
    void add(long tick, int knob, float value) {
        for (long at = done; at < end; at++) {
            if (ticks[slot(at)] == tick && knobs[slot(at)] == knob) {
                values[slot(at)] = value;
                return;
            }
        }
        if (end - first == CAPACITY) {
            refused++;
            return;
        }
        long at = end++;
        while (at > done && ticks[slot(at - 1)] > tick) {
            ticks[slot(at)] = ticks[slot(at - 1)];
            knobs[slot(at)] = knobs[slot(at - 1)];
            values[slot(at)] = values[slot(at - 1)];
            at--;
        }
        ticks[slot(at)] = tick;
        knobs[slot(at)] = knob;
        values[slot(at)] = value;
    }

    /** What is not done yet of a knob at a tick will not be. */
    @RealTime
    void cancel(long tick, int knob) {
        for (long at = done; at < end; at++) {
            if (ticks[slot(at)] == tick && knobs[slot(at)] == knob) {
                remove(at);
                return;
            }
        }
    }

    @RealTime
    private void remove(long number) {
        end--;
        for (long at = number; at < end; at++) {
            ticks[slot(at)] = ticks[slot(at + 1)];
            knobs[slot(at)] = knobs[slot(at + 1)];
            values[slot(at)] = values[slot(at + 1)];
        }
    }

    /** Whether there is one that is due at a tick or before it. */
    @RealTime
    boolean isDueAt(long tick) {
        return done < end && dueTick() <= tick;
    }

    /** When the next one is due; there must be one. */
    @RealTime
    long dueTick() {
        return ticks[slot(done)];
    }

    /** Does the next one, and returns its knob. */
    @RealTime
    int applyTo(Values target) {
        int knob = knobs[slot(done)];
        set(target, knob, values[slot(done)]);
        done++;
        return knob;
    }

    @RealTime
    private static void set(Values target, int knob, float value) {
        target.set(knob, value);
        if (Knob.control(knob).isState()) {
            target.set(Control.STATE, value);
        }
    }

    /** Does all that will be done up to a tick, but to other values. */
    @RealTime
    void foresee(long untilTick, Values target) {
        for (long at = done; at < end && ticks[slot(at)] <= untilTick; at++) {
            set(target, knobs[slot(at)], values[slot(at)]);
        }
    }

    /** When one that is not done yet is due. */
    @RealTime
    long tick(long number) {
        return ticks[slot(number)];
    }

    /** What is to be turned then. */
    @RealTime
    int knob(long number) {
        return knobs[slot(number)];
    }

    /** To where. */
    @RealTime
    float value(long number) {
        return values[slot(number)];
    }

    /** The number behind the last. */
    @RealTime
    long end() {
        return end;
    }

    /** The number of the first that is not done. */
    @RealTime
    long done() {
        return done;
    }

    /** Those from a number on are to be done again. */
    @RealTime
    void goBackTo(long number) {
        done = number;
    }

    /** Those before a number are not come back to. */
    @RealTime
    void forget(long number) {
        first = number;
    }

    /** How many there was no room for. */
    long refused() {
        return refused;
    }

    @RealTime
    private static int slot(long number) {
        return (int) (number & CAPACITY - 1);
    }
}

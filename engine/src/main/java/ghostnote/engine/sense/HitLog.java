package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Feature;

/**
 * Hits in the choices of a model, one behind the other, kept for longer than a {@link Moment} remembers.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
public final class HitLog {
    private final int[] places;
    private final short[] steps;
    private final byte[] notes;
    private final short[] offsets;
    private final byte[] velocities;
    private int count;

    public HitLog(int capacity) {
        places = new int[capacity];
        steps = new short[capacity];
        notes = new byte[capacity];
        offsets = new short[capacity];
        velocities = new byte[capacity];
    }

    /** How many there are. */
    @RealTime
    public int count() {
        return count;
    }

    /** Whether there is no room for another. */
    @RealTime
    public boolean isFull() {
        return count == places.length;
    }

    @RealTime
    void add(long place, int step, int note, int offset, int velocity) {
        places[count] = (int) place;
        steps[count] = (short) step;
        notes[count] = (byte) note;
        offsets[count] = (short) offset;
        velocities[count] = (byte) velocity;
        count++;
    }

    @RealTime
    boolean holds(int hit, long place, int[] choices) {
        return places[hit] == place
                && notes[hit] == choices[Feature.NOTE.ordinal()]
                && offsets[hit] == choices[Feature.OFFSET.ordinal()]
                && velocities[hit] == choices[Feature.VELOCITY.ordinal()];
    }

    @RealTime
    long place(int hit) {
        return places[hit];
    }

    @RealTime
    int step(int hit) {
        return steps[hit];
    }

    @RealTime
    int note(int hit) {
        return notes[hit];
    }

    @RealTime
    int offset(int hit) {
        return offsets[hit];
    }

    @RealTime
    int velocity(int hit) {
        return velocities[hit];
    }
}

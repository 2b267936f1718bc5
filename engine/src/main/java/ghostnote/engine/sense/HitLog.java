package ghostnote.engine.sense;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Feature;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Hits in the choices of a model, one behind the other, kept for longer than a {@link Moment} remembers: outside the
 * heap, as most of it waits for hours that are seldom played.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made. Lives as long as its room.
 */
public final class HitLog {
    private final int capacity;
    private final MemorySegment places;
    private final MemorySegment steps;
    private final MemorySegment notes;
    private final MemorySegment offsets;
    private final MemorySegment velocities;
    private int count;

    public HitLog(int capacity, Arena room) {
        this.capacity = capacity;
        places = room.allocate(JAVA_INT, capacity);
        steps = room.allocate(JAVA_SHORT, capacity);
        notes = room.allocate(JAVA_BYTE, capacity);
        offsets = room.allocate(JAVA_SHORT, capacity);
        velocities = room.allocate(JAVA_BYTE, capacity);
    }

    /** How many there are. */
    @RealTime
    public int count() {
        return count;
    }

    /** Whether there is no room for another. */
    @RealTime
    public boolean isFull() {
        return count == capacity;
    }

    @RealTime
    void add(long place, int step, int note, int offset, int velocity) {
        places.setAtIndex(JAVA_INT, count, (int) place);
        steps.setAtIndex(JAVA_SHORT, count, (short) step);
        notes.set(JAVA_BYTE, count, (byte) note);
        offsets.setAtIndex(JAVA_SHORT, count, (short) offset);
        velocities.set(JAVA_BYTE, count, (byte) velocity);
        count++;
    }

    @RealTime
    boolean holds(int hit, long place, int[] choices) {
        return place(hit) == place
                && note(hit) == choices[Feature.NOTE.ordinal()]
                && offset(hit) == choices[Feature.OFFSET.ordinal()]
                && velocity(hit) == choices[Feature.VELOCITY.ordinal()];
    }

    @RealTime
    long place(int hit) {
        return places.getAtIndex(JAVA_INT, hit);
    }

    @RealTime
    int step(int hit) {
        return steps.getAtIndex(JAVA_SHORT, hit);
    }

    @RealTime
    int note(int hit) {
        return notes.get(JAVA_BYTE, hit);
    }

    @RealTime
    int offset(int hit) {
        return offsets.getAtIndex(JAVA_SHORT, hit);
    }

    @RealTime
    int velocity(int hit) {
        return velocities.get(JAVA_BYTE, hit);
    }
}

package ghostnote.midi.sync;

import ghostnote.engine.RealTime;

/**
 * When the last pulses came.
 *
 * <p>Thread: one owner. Real-time safe: yes.
 */
final class RecentPulses {
    static final int CAPACITY = 7;

    /** By more than this share periods differ, by no more distances agree. */
    private static final double STEP = 0.2;

    private final long[] arrivalsNs = new long[CAPACITY];
    private long count;

    @RealTime
    void add(long atNs) {
        count++;
        arrivalsNs[slot(0)] = atNs;
    }

    @RealTime
    boolean isEmpty() {
        return count == 0;
    }

    /** When a pulse came: 0 is the newest. */
    @RealTime
    long arrivalNs(int back) {
        return arrivalsNs[slot(back)];
    }

    /** Whether all distances agree with each other, but not with a period. */
    @RealTime
    boolean agreeOnAnother(double periodNs) {
        if (count < CAPACITY) {
            return false;
        }
        double meanNs = (arrivalNs(0) - arrivalNs(CAPACITY - 1)) / (CAPACITY - 1.0);
        boolean agree = Math.abs(meanNs - periodNs) > STEP * Math.min(meanNs, periodNs);
        for (int back = 0; back < CAPACITY - 1; back++) {
            agree &= Math.abs(arrivalNs(back) - arrivalNs(back + 1) - meanNs) <= STEP * meanNs;
        }
        return agree;
    }

    @RealTime
    private int slot(int back) {
        return (int) Math.floorMod(count - back, (long) CAPACITY);
    }
}

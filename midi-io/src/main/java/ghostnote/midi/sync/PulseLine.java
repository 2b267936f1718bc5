package ghostnote.midi.sync;

import ghostnote.engine.RealTime;
import ghostnote.engine.time.DelayLockedLoop;

/**
 * The even line that jittered pulses lie on. It is the one of least squares through all pulses since it was begun, until
 * those are eight beats; then it remembers as many. Where errors one after another say the same, and more than the jitter
 * explains, the tempo moves: the memory is halved, pulse for pulse, until they do not.
 *
 * <p>Thread: one owner. Real-time safe: yes.
 */
final class PulseLine {
    /** From so many pulses on it is good enough to tell which pulse one is. */
    static final int STEADY = RecentPulses.CAPACITY;

    /** Any would do: two pulses make a line. */
    private static final double FIRST_PERIOD_NS = 60e9 / (120 * PulseTracker.PER_BEAT);

    /*
     * Found by simulation. Eight beats keep a jitter of 4 ms to either side within 1.5 ms for days, in which it is hardly
     * ever taken for a moving tempo; a step from 120 to 121 beats a minute is followed within 0.8 ms where there is none.
     */
    private static final double LONGEST_MEMORY = 8 * PulseTracker.PER_BEAT;
    private static final double SHORTEST_MEMORY = 8;
    private static final double BIAS_GAIN = 1.0 / 8;
    private static final double JITTER_GAIN = 1.0 / 64;
    private static final double BIAS_PER_JITTER = 0.9;
    private static final double LEAST_BIAS_NS = 100_000;

    /** Beyond so many jitters an error is none. */
    private static final double PHASE_PER_JITTER = 3;

    private final DelayLockedLoop loop = new DelayLockedLoop();

    /** In pulses; 0 before there are any. */
    private double memory;

    private double lastErrorNs;

    /** What one error after another has in common, filtered. */
    private double biasNs;

    /** By how much one error differs from the one before, filtered. */
    private double jitterNs;

    /** Errors that tell of the jitter: the first few weigh more than the filter would have it. */
    private long errors;

    /** Begins anew with one pulse. */
    @RealTime
    void begin(long atNs) {
        loop.seed(atNs, memory == 0 ? FIRST_PERIOD_NS : loop.periodNs());
        forget(1);
    }

    /** Goes through a pulse from here on, at the tempo that it has. */
    @RealTime
    void shiftTo(long atNs) {
        loop.seed(atNs, loop.periodNs());
        forget(Math.min(memory, STEADY));
    }

    @RealTime
    private void forget(double newMemory) {
        memory = newMemory;
        biasNs = 0;
        lastErrorNs = 0;
        errors = 0;
    }

    @RealTime
    boolean isSteady() {
        return memory >= STEADY;
    }

    /** Pulses that it goes through, or remembers. */
    @RealTime
    double memory() {
        return memory;
    }

    /** Goes on by pulses that did not come. */
    @RealTime
    void skip(long pulses) {
        loop.skip(pulses);
    }

    /** How much later than expected a pulse comes. */
    @RealTime
    double errorNs(long atNs) {
        return loop.errorNs(atNs);
    }

    /** Whether so much is more than pulses here are early or late. */
    @RealTime
    boolean isNoJitter(double errorNs) {
        return Math.abs(errorNs) > PHASE_PER_JITTER * jitterNs + LEAST_BIAS_NS;
    }

    /** Takes the next pulse. */
    @RealTime
    void take(long atNs) {
        if (isSteady()) {
            adapt(loop.errorNs(atNs));
        }
        memory = Math.min(LONGEST_MEMORY, memory + 1);
        loop.setMemory(memory);
        loop.update(atNs);
    }

    @RealTime
    private void adapt(double errorNs) {
        errors++;
        jitterNs += (Math.abs(errorNs - lastErrorNs) - jitterNs) * Math.max(JITTER_GAIN, 1.0 / errors);
        biasNs += (common(errorNs, lastErrorNs) - biasNs) * BIAS_GAIN;
        lastErrorNs = errorNs;
        if (Math.abs(biasNs) > BIAS_PER_JITTER * jitterNs + LEAST_BIAS_NS) {
            memory = Math.max(Math.min(memory, SHORTEST_MEMORY), memory / 2);
        }
    }

    /** The smaller of two errors to the same side: a single late pulse says nothing. */
    @RealTime
    private static double common(double one, double other) {
        if (one * other <= 0) {
            return 0;
        }
        return Math.abs(one) < Math.abs(other) ? one : other;
    }

    /** The filtered time of the newest pulse. */
    @RealTime
    long timeNs() {
        return loop.timeNs();
    }

    /** The filtered period. */
    @RealTime
    double periodNs() {
        return loop.periodNs();
    }
}

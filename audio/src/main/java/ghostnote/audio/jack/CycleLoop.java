package ghostnote.audio.jack;

import ghostnote.engine.RealTime;

/**
 * A second-order delay-locked loop over the starts of JACK's cycles (F. Adriaensen, "Using a DLL to filter time", LAC
 * 2005).
 *
 * <p>Thread: one owner. Real-time safe: yes.
 */
final class CycleLoop {
    private static final double BANDWIDTH_HZ = 0.5;
    private static final double NANOS_PER_SECOND = 1e9;

    private double phaseGain;
    private double periodGain;
    private double periodNs;
    private double timeNs;
    private double nextNs;

    /** Starts anew at a time. */
    @RealTime
    void seed(long measuredNs, double nominalPeriodNs) {
        double omega = 2 * Math.PI * BANDWIDTH_HZ * nominalPeriodNs / NANOS_PER_SECOND;
        phaseGain = Math.sqrt(2) * omega;
        periodGain = omega * omega;
        periodNs = nominalPeriodNs;
        timeNs = measuredNs;
        nextNs = measuredNs + nominalPeriodNs;
    }

    /** Cycles that did not happen. */
    @RealTime
    void skip(double periods) {
        nextNs += periods * periodNs;
    }

    /** The next cycle began. */
    @RealTime
    void update(long measuredNs) {
        double errorNs = measuredNs - nextNs;
        timeNs = nextNs;
        nextNs += phaseGain * errorNs + periodNs;
        periodNs += periodGain * errorNs;
    }

    /** By how much a measurement misses what the loop expects next. */
    @RealTime
    double missNs(long measuredNs) {
        return measuredNs - nextNs;
    }

    /** When the last cycle began, filtered. */
    @RealTime
    double timeNs() {
        return timeNs;
    }

    /** How long a period lasts, filtered. */
    @RealTime
    double periodNs() {
        return periodNs;
    }
}

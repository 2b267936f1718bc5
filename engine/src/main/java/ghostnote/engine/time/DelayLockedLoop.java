package ghostnote.engine.time;

import ghostnote.engine.RealTime;

/**
 * Filters the times of events that come at even distances but are seen late now and then, such as clock pulses or an audio
 * server's cycles: a second-order delay-locked loop (Fons Adriaensen, "Using a DLL to filter time", LAC 2005). Per event
 *
 * <pre>
 *   e = event - next,  next += b e + period,  period += c e
 * </pre>
 *
 * The gains b and c come from a bandwidth, as there, or from a memory: then the loop follows the events as a straight line
 * of least squares through the last of them does.
 *
 * <p>Thread: one owner. Real-time safe: yes. Times are whole nanoseconds and a fraction, so the loop is as exact after a day
 * as at first.
 */
public final class DelayLockedLoop {
    private static final double NANOS_PER_SECOND = 1e9;

    /** The bandwidth in radians an event above which the loop would ring, and soon not settle at all. */
    private static final double WIDEST = 1;

    private long nextNs;

    /** Of a nanosecond, added to {@link #nextNs}. */
    private double nextFraction;

    private double periodNs;
    private double timeGain;
    private double periodGain;

    /** Begins anew with an event that is taken to be on time, and a guess of the period. The gains stay. */
    @RealTime
    public void seed(long nowNs, double newPeriodNs) {
        nextNs = nowNs;
        nextFraction = 0;
        periodNs = newPeriodNs;
        advance(newPeriodNs);
    }

    /**
     * From now on the loop is so wide: b is w times the root of 2, and c the square of w, where w is 2 pi times bandwidth
     * times period, the one that the loop has now. It is never so wide that it rings.
     */
    @RealTime
    public void setBandwidth(double bandwidthHz) {
        double radians = Math.min(WIDEST, 2 * Math.PI * bandwidthHz * periodNs / NANOS_PER_SECOND);
        timeGain = Math.sqrt(2) * radians;
        periodGain = radians * radians;
    }

    /**
     * From now on the loop remembers so many events. Set to 2, 3, 4 and so on before each event behind the seed, it is the
     * line of least squares through all of them, whatever period it was seeded with: b is 4/n and c is 6/(n(n + 1)).
     *
     * @param events 2 or more
     */
    @RealTime
    public void setMemory(double events) {
        timeGain = 4 / events;
        periodGain = 6 / (events * (events + 1));
    }

    /** Takes an event. */
    @RealTime
    public void update(long eventNs) {
        double errorNs = errorNs(eventNs);
        advance(timeGain * errorNs + periodNs);
        periodNs += periodGain * errorNs;
    }

    /** Some events are not to come, or come once more where the number is negative. */
    @RealTime
    public void skip(long events) {
        advance(events * periodNs);
    }

    /** How much later than expected the next event is, if it comes at a time. */
    @RealTime
    public double errorNs(long eventNs) {
        return eventNs - nextNs - nextFraction;
    }

    /** The filtered time of the newest event. */
    @RealTime
    public long timeNs() {
        return nextNs + Math.round(nextFraction - periodNs);
    }

    /** When the next event is expected. */
    @RealTime
    public long nextNs() {
        return nextNs + Math.round(nextFraction);
    }

    /** The filtered period. */
    @RealTime
    public double periodNs() {
        return periodNs;
    }

    @RealTime
    private void advance(double ns) {
        double exact = nextFraction + ns;
        double whole = Math.floor(exact);
        nextNs += (long) whole;
        nextFraction = exact - whole;
    }
}

package ghostnote.engine.time;

import ghostnote.engine.RealTime;

/**
 * The map between ticks and host time while the tempo stands still: a straight line through an origin. Every due time
 * is computed from the origin and rounded once, so nothing adds up: after 24 hours the error is still below a
 * nanosecond. A tempo change makes a new line through the point where the old one is left.
 *
 * <p>Thread: a value, any. Real-time safe: yes, but for the allocation in {@link #withTempoFrom}.
 *
 * @param originTick a tick
 * @param originNs its time on the {@link NanoClock}
 * @param tempoBpm quarter notes a minute, {@value #SLOWEST_BPM} to {@value #FASTEST_BPM}
 */
public record Timeline(long originTick, long originNs, double tempoBpm) {
    /** The range every Link peer must accept, and ours. */
    public static final double SLOWEST_BPM = 20;

    /** The fastest tempo. */
    public static final double FASTEST_BPM = 999;

    private static final double NANOS_PER_MINUTE = 60e9;

    public Timeline {
        checkTempo(tempoBpm);
    }

    /**
     * Refuses a tempo outside the range, and NaN.
     *
     * @throws IllegalArgumentException with the tempo and the range
     */
    public static void checkTempo(double tempoBpm) {
        if (!(tempoBpm >= SLOWEST_BPM && tempoBpm <= FASTEST_BPM)) {
            throw new IllegalArgumentException("tempo %s bpm: expected %.0f to %.0f"
                    .formatted(tempoBpm, SLOWEST_BPM, FASTEST_BPM));
        }
    }

    /** The time at which a tick is due. */
    @RealTime
    public long dueNs(long tick) {
        return dueNs(tick, originTick, originNs, nanosPerTick(tempoBpm));
    }

    /** The same for a line of such an origin and tempo. */
    @RealTime
    public static long dueNs(long tick, long originTick, long originNs, double nanosPerTick) {
        return originNs + Math.round((tick - originTick) * nanosPerTick);
    }

    /** The last tick that is due at or before a time. */
    @RealTime
    public long tickAt(long nowNs) {
        return tickAt(nowNs, originTick, originNs, nanosPerTick(tempoBpm));
    }

    /** The same for a line of such an origin and tempo. */
    @RealTime
    public static long tickAt(long nowNs, long originTick, long originNs, double nanosPerTick) {
        long tick = originTick + (long) Math.floor((nowNs - originNs) / nanosPerTick);
        // The division may land a hair on the wrong side of a tick that dueNs rounds to this very nanosecond.
        if (dueNs(tick + 1, originTick, originNs, nanosPerTick) <= nowNs) {
            return tick + 1;
        }
        return dueNs(tick, originTick, originNs, nanosPerTick) > nowNs ? tick - 1 : tick;
    }

    /** The same line up to {@code tick}, another tempo from there on. */
    public Timeline withTempoFrom(long tick, double newTempoBpm) {
        return new Timeline(tick, dueNs(tick), newTempoBpm);
    }

    /** At which tempo a tick lasts so long. */
    @RealTime
    public static double tempoBpm(double nanosPerTick) {
        return NANOS_PER_MINUTE / (nanosPerTick * Ticks.PER_QUARTER);
    }

    /** How long a tick lasts at a tempo. */
    @RealTime
    public static double nanosPerTick(double tempoBpm) {
        return NANOS_PER_MINUTE / (tempoBpm * Ticks.PER_QUARTER);
    }
}

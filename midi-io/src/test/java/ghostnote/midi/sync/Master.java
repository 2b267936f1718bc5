package ghostnote.midi.sync;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * A simulated MIDI clock and a tracker that follows it. Pulses come early or late at random, evenly spread, some not at all
 * and some twice; what the tracker makes of each that comes is compared with the truth.
 */
final class Master {
    static final int BEAT = 24;
    static final int HOUR_AT_120 = 60 * 120 * BEAT;

    /** So far out that a double would not know the time to the microsecond. */
    private static final long ORIGIN_NS = 1L << 62;

    final PulseTracker tracker = new PulseTracker();
    private final SplittableRandom random;
    private final double jitterNs;
    private double droppedShare;
    private double doubledShare;

    /** Of the next pulse, since the origin. */
    private double dueNs;

    private long pulse;
    private double tempoBpm;
    private long dropped;
    private long doubled;

    // Since the last call of expect():
    private double worstErrorMs;
    private double worstTempoBpm;
    private double errorsMs;
    private double shownBpm;
    private double shownSquares;
    private long heard;
    private long wrong;

    Master(long seed, double jitterMs) {
        random = new SplittableRandom(seed);
        jitterNs = jitterMs * 1e6;
    }

    /** From now on a share of the pulses does not come, and one comes twice, within 2 ms. */
    Master damaged(double share) {
        droppedShare = share;
        doubledShare = share;
        return this;
    }

    /** Sends pulses at a tempo. */
    Master play(int pulses, double atTempoBpm) {
        return play(pulses, _ -> atTempoBpm);
    }

    /** Sends pulses at a tempo each. */
    Master play(int pulses, IntToDoubleFunction tempoOf) {
        for (int i = 0; i < pulses; i++) {
            if (pulse > 0) {
                tempoBpm = tempoOf.applyAsDouble(i);
                dueNs += 60e9 / (BEAT * tempoBpm);
            }
            if (random.nextDouble() < droppedShare) {
                dropped++;
            } else {
                send();
            }
            pulse++;
        }
        return this;
    }

    /** Sends nothing for a while, and not a pulse goes by. */
    Master pause(double ms) {
        dueNs += ms * 1e6;
        return this;
    }

    /** A pulse goes by and is not sent. */
    Master drop() {
        dueNs += 60e9 / (BEAT * tempoBpm);
        pulse++;
        dropped++;
        return this;
    }

    private void send() {
        long atNs = ORIGIN_NS + Math.round(dueNs + (jitterNs == 0 ? 0 : random.nextDouble(-jitterNs, jitterNs)));
        tracker.pulse(atNs);
        if (random.nextDouble() < doubledShare) {
            tracker.pulse(atNs + random.nextInt(2_000_000));
            doubled++;
        }
        double errorMs = (tracker.filteredNs() - ORIGIN_NS - dueNs) / 1e6;
        worstErrorMs = Math.max(worstErrorMs, Math.abs(errorMs));
        errorsMs += errorMs;
        worstTempoBpm = Math.max(worstTempoBpm, Math.abs(tracker.tempoBpm() - tempoBpm));
        shownBpm += tracker.shownTempoBpm();
        shownSquares += tracker.shownTempoBpm() * tracker.shownTempoBpm();
        heard++;
        if (tracker.pulses() != pulse) {
            wrong++;
        }
    }

    /** What was found so far is forgotten. */
    Master expect() {
        worstErrorMs = 0;
        worstTempoBpm = 0;
        errorsMs = 0;
        shownBpm = 0;
        shownSquares = 0;
        heard = 0;
        wrong = 0;
        return this;
    }

    /** When the last pulse should have come. */
    long nowNs() {
        return ORIGIN_NS + Math.round(dueNs);
    }

    /** The number of the last pulse. */
    long pulse() {
        return pulse - 1;
    }

    long dropped() {
        return dropped;
    }

    long doubled() {
        return doubled;
    }

    /** How far the filtered line was from the true one. */
    double worstErrorMs() {
        return worstErrorMs;
    }

    double meanErrorMs() {
        return errorsMs / heard;
    }

    /** How far the filtered tempo was from that between the last two pulses. */
    double worstTempoBpm() {
        return worstTempoBpm;
    }

    /** Standard deviation. */
    double shownTempoWobbleBpm() {
        double mean = shownBpm / heard;
        return Math.sqrt(Math.max(0, shownSquares / heard - mean * mean));
    }

    /** Pulses that had another number than the truth. */
    long wrong() {
        return wrong;
    }
}

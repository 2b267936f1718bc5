package ghostnote.midi.sync;

import ghostnote.engine.RealTime;
import ghostnote.engine.time.Ticks;

/**
 * Follows the pulses of a MIDI clock, 24 a quarter note: counts them, and draws an even line through the times at which they
 * came, so that who plays along hears neither the jitter of a cable nor a pulse that was lost.
 *
 * <p>A pulse that comes where a later one was expected stands for those before it too: they are missing, and counted in. One
 * that comes long before it is expected is a double, and not counted. That these were neither, but pulses of another tempo,
 * shows six pulses later at the latest, by distances that agree: then the line is begun anew, and as many are counted as
 * came, so {@link #pulses} may go back or make a leap. After a lost clock the count goes on as if there had been pulses,
 * unless it comes back at another tempo.
 *
 * <p>Thread: one owner. Real-time safe: yes. Times are those of the clock that the pulses are stamped with.
 */
public final class PulseTracker {
    /** Pulses in a quarter note. */
    static final int PER_BEAT = Ticks.PER_QUARTER / Ticks.PER_CLOCK_PULSE;

    private static final double NANOS_PER_MINUTE = 60e9;
    private static final double SLOWEST_BPM = 20;
    private static final double FASTEST_BPM = 400;

    /** A master at the edge of the range jitters to both sides of it. */
    private static final double EDGE = 1.01;

    /** Pulses closer than this are a burst, or a double: at the fastest tempo there are 6.25 ms between them. */
    private static final long CLOSEST_NS = 2_000_000;

    private static final long LOST_NS = 250_000_000;
    private static final int LOST_PERIODS = 3;

    /** So much of a period makes one of it; not half, for the distance of two jittered pulses is jittered twice. */
    private static final double WHOLE = 0.6;

    /** Two pulses that were far from the line, and the one before them, begin the next. */
    private static final int STRAYS = 3;

    /** The time constant of the tempo that is shown: 0.1 Hz. */
    private static final double SHOWN_NS = 1e9 / (2 * Math.PI * 0.1);

    private final RecentPulses recent = new RecentPulses();
    private final PulseLine line = new PulseLine();
    private long pulses = -1;
    private boolean isPlaced;
    private boolean hasStrayed;
    private double shownTempoBpm;
    private long missing;
    private long duplicates;
    private long reseeds;

    /** Missing and double pulses, unless it comes out that they were of another tempo. */
    private long doubtfulMissing;

    private long doubtfulDuplicates;

    /** Pulses since the last of those. */
    private int plain;

    /** Begins with pulse 0. */
    public PulseTracker() {}

    /** The next pulse, whenever it comes, has this number. The line stays, but for its phase if that is another then. */
    @RealTime
    public void nextIs(long pulse) {
        settle();
        pulses = pulse - 1;
        isPlaced = true;
    }

    /**
     * A pulse came.
     *
     * @param atNs when; never before the last
     */
    @RealTime
    public void pulse(long atNs) {
        if (recent.isEmpty()) {
            add(atNs, 0);
            line.begin(atNs);
        } else if (isPlaced) {
            add(atNs, 0);
            resume(atNs);
        } else if (atNs - recent.arrivalNs(0) < CLOSEST_NS) {
            duplicates++;
        } else if (isLost(atNs)) {
            add(atNs, line.isSteady() ? byLine(atNs) : 0);
            resume(atNs);
        } else {
            follow(atNs);
        }
    }

    /** The first pulse at a new place, or after a silence: of the same tempo, but maybe not where the line goes through. */
    @RealTime
    private void resume(long atNs) {
        hasStrayed = false;
        line.skip(byLine(atNs));
        if (line.isNoJitter(line.errorNs(atNs))) {
            line.shiftTo(atNs);
        } else {
            take(atNs);
        }
    }

    @RealTime
    private void follow(long atNs) {
        if (!line.isSteady()) {
            add(atNs, 0);
            take(atNs);
            return;
        }
        long skip = skipAt(atNs);
        add(atNs, skip);
        if (recent.agreeOnAnother(line.periodNs())) {
            reseed(RecentPulses.CAPACITY);
        } else if (skip >= 0) {
            line.skip(skip);
            boolean strays = Math.abs(line.errorNs(atNs)) > line.periodNs() / 2;
            if (strays && hasStrayed) {
                reseed(STRAYS);
            } else {
                hasStrayed = strays;
                take(atNs);
            }
        }
    }

    /** How many pulses are missing before one; -1 if it is one too many. The line and the last distance must say so. */
    @RealTime
    private long skipAt(long atNs) {
        double more = (atNs - recent.arrivalNs(0)) / line.periodNs() - 1;
        long byDistance = (long) (more + Math.copySign(1 - WHOLE, more));
        long byLine = byLine(atNs);
        return more > 0 ? Math.max(0, Math.min(byLine, byDistance)) : Math.min(0, Math.max(byLine, byDistance));
    }

    @RealTime
    private long byLine(long atNs) {
        return Math.round(line.errorNs(atNs) / line.periodNs());
    }

    @RealTime
    private void add(long atNs, long skip) {
        recent.add(atNs);
        isPlaced = false;
        pulses += 1 + skip;
        doubtfulMissing += Math.max(0, skip);
        doubtfulDuplicates += Math.max(0, -skip);
        plain = skip == 0 ? plain + 1 : 0;
        if (plain == RecentPulses.CAPACITY) {
            settle();
        }
    }

    /** What is in doubt was true. */
    @RealTime
    private void settle() {
        missing += doubtfulMissing;
        duplicates += doubtfulDuplicates;
        doubtfulMissing = 0;
        doubtfulDuplicates = 0;
    }

    @RealTime
    private void take(long atNs) {
        line.take(atNs);
        double share = 1 / Math.max(1, line.memory() - PulseLine.STEADY);
        shownTempoBpm += (tempoBpm() - shownTempoBpm) * Math.max(share, line.periodNs() / SHOWN_NS);
    }

    /** Begins the line anew, with the last pulses, each of which was one. */
    @RealTime
    private void reseed(int last) {
        reseeds++;
        hasStrayed = false;
        pulses += doubtfulDuplicates - doubtfulMissing;
        doubtfulMissing = 0;
        doubtfulDuplicates = 0;
        line.begin(recent.arrivalNs(last - 1));
        for (int back = last - 2; back >= 0; back--) {
            take(recent.arrivalNs(back));
        }
    }

    /** Whether there is a tempo at all: from the second pulse on. */
    @RealTime
    public boolean hasTempo() {
        return line.memory() >= 2 && isInRange();
    }

    /** Whether there is a tempo, of 20 to 400 beats a minute or a hair beyond: from the seventh pulse on. */
    @RealTime
    public boolean isLocked() {
        return line.isSteady() && isInRange();
    }

    @RealTime
    private boolean isInRange() {
        return tempoBpm() > SLOWEST_BPM / EDGE && tempoBpm() < FASTEST_BPM * EDGE;
    }

    /** Whether the clock fell silent: no pulse for 250 ms, and for more than three periods. */
    @RealTime
    public boolean isLost(long nowNs) {
        return !recent.isEmpty()
                && nowNs - recent.arrivalNs(0) > Math.max(LOST_NS, LOST_PERIODS * line.periodNs());
    }

    /** The number of the newest pulse, missing ones counted; one less than the first before it came. */
    @RealTime
    public long pulses() {
        return pulses;
    }

    /** When the newest pulse should have come, all pulses considered: on the mean as late as they are. */
    @RealTime
    public long filteredNs() {
        return line.timeNs();
    }

    /** Nanoseconds from pulse to pulse, filtered. */
    @RealTime
    public double periodNs() {
        return line.periodNs();
    }

    /** The tempo for people, in quarter notes a minute: filtered once more, at 0.1 Hz; where it changes at once, so does this. */
    @RealTime
    public double shownTempoBpm() {
        return shownTempoBpm;
    }

    /** Pulses that did not come and were counted in. */
    @RealTime
    public long missing() {
        return missing + doubtfulMissing;
    }

    /** Pulses that were left out because they came too soon. */
    @RealTime
    public long duplicates() {
        return duplicates + doubtfulDuplicates;
    }

    /** How often the line was begun anew because the tempo was another. */
    @RealTime
    public long reseeds() {
        return reseeds;
    }

    @RealTime
    double tempoBpm() {
        return NANOS_PER_MINUTE / (PER_BEAT * line.periodNs());
    }
}

package ghostnote.midi.sync;

import ghostnote.engine.RealTime;
import ghostnote.engine.os.Wake;
import ghostnote.engine.ring.Inbox;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.transport.Conductor;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.TimeSource;
import ghostnote.engine.wire.MidiListener;
import ghostnote.engine.wire.MidiStatus;
import ghostnote.engine.wire.PackedMessage;
import ghostnote.engine.wire.SongPosition;

/**
 * Time as a MIDI clock keeps it (MIDI 1.0 detailed specification, system real-time messages, song position pointer): a
 * start, or a song position and a continue, arms; the next pulse is that place. Pulses are counted for where it is and
 * filtered for when, by {@link PulseTracker}.
 *
 * <p>Where the clock is lost it goes on at the last tempo, or stops, as was chosen. Where it takes over while all plays, it
 * goes on with the pulses of the clock and slides to them, and the beat is where it was until the next start.
 *
 * <p>Thread: the one that keeps time, but for {@link #onMessage}, that of the input, and {@link #news} and
 * {@link #tempoBpm}, any. Real-time safe: yes, once made.
 */
public final class ClockFollower implements TimeSource, MidiListener {
    /** How it stands with the clock. */
    public enum News {
        /** It stands, and no pulse has come yet, or for a while. */
        SILENT,
        /** There are pulses, but no start. */
        READY,
        /** It plays with the clock. */
        PLAYING,
        /** It played, and no pulse has come for a while. */
        LOST
    }

    /** It looks so often whether the clock is lost. */
    private static final long LOOK_NS = 10_000_000;

    /** The mean of the jitter goes over about as many pulses: two beats. */
    private static final double JITTER_PULSES = 48;


    /** So much of what it is off when it takes over is left a pulse later: a tenth after a beat. */
    private static final double SLIDE = 0.91;

    /** A standing performance is told of another tempo when it is so much another. */
    private static final double TEMPO_STEP = 0.002;

    private final Conductor conductor;
    private final Wake wake;
    private final boolean stopsWhenLost;
    private final PulseTracker tracker = new PulseTracker();
    private final Inbox inbox = new Inbox();
    private final Inbox.Handler toTime = this::obey;

    /** The song position of the pulse that is counted as 0. */
    private long originSongTick;

    /** The pulse to go on with where it stands. */
    private long nextPulse;

    /** How much later ticks are than the clock says, for a while. */
    private double slideNs;

    private double toldNanosPerTick;

    /** It took over while all played, and has not found the clock yet. */
    private boolean isJoining;

    private volatile News news = News.SILENT;
    private volatile double tempoBpm;
    private volatile double jitterNs;
    private volatile long lostMessages;

    /**
     * @param nanosPerTick until the clock tells its tempo
     * @param stopsWhenLost whether it stops when the clock is lost; else it goes on at its last tempo
     * @param wake lets the thread that keeps time look whether a message has come
     */
    public ClockFollower(Conductor conductor, double nanosPerTick, boolean stopsWhenLost, Wake wake) {
        this.conductor = conductor;
        this.stopsWhenLost = stopsWhenLost;
        this.wake = wake;
        toldNanosPerTick = nanosPerTick;
    }

    /** How it stands with the clock. */
    public News news() {
        return news;
    }

    /** The tempo of the clock, smoothed for the eye; 0 before it is known. */
    public double tempoBpm() {
        return tempoBpm;
    }

    /** How far from an even line the pulses come, in the mean of the last beats. */
    public double jitterNs() {
        return jitterNs;
    }

    /** Messages that came faster than they were read. */
    public long lostMessages() {
        return lostMessages;
    }

    @Override
    @RealTime
    @SuppressWarnings("NonAtomicVolatileUpdate") // one input
    public void onMessage(long atNs, int status, int data1, int data2) {
        switch (status) {
            case MidiStatus.CLOCK, MidiStatus.START, MidiStatus.CONTINUE, MidiStatus.STOP, MidiStatus.SONG_POSITION -> {
                if (!inbox.offer(PackedMessage.of(status, data1, data2), 0, atNs)) {
                    lostMessages++;
                }
                wake.wake();
            }
            default -> {
                // Notes are for whoever listens to drumming; the rest is for nobody here.
            }
        }
    }

    @Override
    @RealTime
    public void takeOver(long nowNs) {
        Motion motion = conductor.at(nowNs).motion();
        if (conductor.at(nowNs).nanosPerTick() > 0) {
            toldNanosPerTick = conductor.at(nowNs).nanosPerTick();
        }
        isJoining = motion == Motion.ROLLS;
        if (motion == Motion.ARMED) {
            conductor.stop(nowNs);
        }
        originSongTick = conductor.songTick();
        nextPulse = 0;
    }

    @Override
    @RealTime
    public long doWork(long nowNs) {
        inbox.drain(toTime);
        if (news == News.SILENT || news == News.LOST) {
            return Long.MAX_VALUE;
        }
        if (tracker.isLost(nowNs)) {
            boolean plays = conductor.newest().motion() == Motion.ROLLS;
            if (stopsWhenLost && plays && !isJoining) {
                stopAt(nowNs);
            }
            news = plays ? News.LOST : News.SILENT;
            return Long.MAX_VALUE;
        }
        return nowNs + LOOK_NS;
    }

    @RealTime
    private void obey(int message, float none, long atNs) {
        int data1 = PackedMessage.data1(message);
        int data2 = PackedMessage.data2(message);
        switch (PackedMessage.status(message)) {
            case MidiStatus.CLOCK -> onPulse(atNs);
            case MidiStatus.START -> onStart(atNs);
            case MidiStatus.CONTINUE -> onContinue(atNs);
            case MidiStatus.STOP -> stopAt(atNs);
            default -> onPosition(SongPosition.sixteenth(data1, data2), atNs);
        }
    }

    @RealTime
    @SuppressWarnings("NonAtomicVolatileUpdate") // one keeps time
    private void onPulse(long atNs) {
        tracker.pulse(atNs);
        if (tracker.isLocked()) {
            tempoBpm = tracker.shownTempoBpm();
            double offNs = Math.abs(atNs - tracker.filteredNs());
            jitterNs = jitterNs + (offNs - jitterNs) / JITTER_PULSES;
        }
        switch (conductor.newest().motion()) {
            case ARMED -> begin(atNs);
            case ROLLS -> goOn();
            case STANDS -> stand(atNs);
        }
    }

    /** The pulse is the place from which it was to play. */
    @RealTime
    private void begin(long atNs) {
        if (tracker.pulses() < nextPulse) {
            return; // the filter took it for a second copy of the one before
        }
        conductor.roll(tickOf(tracker.pulses()), Math.min(atNs, tracker.filteredNs()), nanosPerTick());
        news = News.PLAYING;
    }

    @RealTime
    private void goOn() {
        if (!(isJoining ? tracker.isLocked() : tracker.hasTempo())) {
            return;
        }
        if (isJoining) {
            join();
        }
        slideNs *= SLIDE;
        conductor.bend(tickOf(tracker.pulses()), tracker.filteredNs() + Math.round(slideNs), nanosPerTick());
        news = News.PLAYING;
    }

    /** The pulse is the one that is nearest to where it is. */
    @RealTime
    private void join() {
        long filteredNs = tracker.filteredNs();
        long tick = conductor.at(filteredNs).tickAt(filteredNs);
        long pulse = Math.floorDiv(tick + Ticks.PER_CLOCK_PULSE / 2, (long) Ticks.PER_CLOCK_PULSE);
        originSongTick = (pulse - tracker.pulses()) * Ticks.PER_CLOCK_PULSE - conductor.newest().leapTicks();
        slideNs = (double) conductor.at(filteredNs).dueNs(pulse * Ticks.PER_CLOCK_PULSE) - filteredNs;
        isJoining = false;
    }

    @RealTime
    private void stand(long atNs) {
        news = News.READY;
        double nanosPerTick = nanosPerTick();
        if (tracker.isLocked() && Math.abs(nanosPerTick / toldNanosPerTick - 1) > TEMPO_STEP) {
            toldNanosPerTick = nanosPerTick;
            conductor.bend(0, atNs, nanosPerTick);
        }
    }

    @RealTime
    private void onStart(long atNs) {
        if (conductor.newest().motion() == Motion.ARMED && conductor.songTick() == 0) {
            return; // said twice
        }
        goTo(0, atNs);
        conductor.arm(atNs);
    }

    @RealTime
    private void onContinue(long atNs) {
        if (conductor.newest().motion() == Motion.STANDS) {
            tracker.nextIs(nextPulse);
            conductor.arm(atNs);
        }
    }

    /** Song positions are for who stands: one that comes while it plays is not obeyed. */
    @RealTime
    private void onPosition(long sixteenth, long atNs) {
        if (conductor.newest().motion() != Motion.ROLLS) {
            goTo(sixteenth * Ticks.PER_SIXTEENTH, atNs);
        }
    }

    @RealTime
    private void goTo(long songTick, long atNs) {
        stopAt(atNs);
        conductor.locate(songTick, atNs);
        originSongTick = songTick;
        nextPulse = 0;
        tracker.nextIs(0);
    }

    @RealTime
    private void stopAt(long atNs) {
        isJoining = false;
        slideNs = 0;
        if (conductor.newest().motion() == Motion.ROLLS) {
            nextPulse = tracker.pulses() + 1;
            news = News.READY;
        }
        conductor.stop(atNs);
    }

    @RealTime
    private long tickOf(long pulse) {
        return originSongTick + pulse * Ticks.PER_CLOCK_PULSE + conductor.newest().leapTicks();
    }

    @RealTime
    private double nanosPerTick() {
        return tracker.hasTempo() ? tracker.periodNs() / Ticks.PER_CLOCK_PULSE : toldNanosPerTick;
    }

    /** By hand, as where a start was lost: it plays from the next pulse on. */
    @Override
    @RealTime
    public void play(long nowNs) {
        onContinue(nowNs);
    }

    @Override
    @RealTime
    public void stop(long nowNs) {
        stopAt(nowNs);
    }

    @Override
    @RealTime
    public void locate(long songTick, long nowNs) {
        boolean plays = conductor.newest().motion() == Motion.ROLLS;
        goTo(songTick, nowNs);
        if (plays) {
            conductor.arm(nowNs);
        }
    }
}

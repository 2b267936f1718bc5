package ghostnote.audio.jack;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.os.Wake;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.Conductor;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Stretch;
import ghostnote.engine.transport.TimeSource;

/**
 * Time as JACK's transport keeps it: it says whether and where all play, by frame, and, if another program leads, which bar
 * and beat that is and how fast they go. If none does, frames are counted from bar 1 at the tempo that is asked for here.
 *
 * <p>While the server is gone it goes on as it was.
 *
 * <p>Thread: {@link #onCycle} and {@link #placeOf} JACK's, {@link #tempoBpm} any, the rest the one that keeps time, which
 * has nothing to do here. Real-time safe: yes, once made.
 */
public final class JackTransport implements TimeSource, TransportWatcher, TransportLeader {
    private static final int TEMPO = Knob.number(Control.TEMPO);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MINUTE = 60e9;

    /** Ticks that others count are rounded. */
    private static final double SAME_PLACE_TICKS = 2;

    /** A missed cycle is a place nearby, by a clock that may have been bent. */
    private static final long SAME_PLACE_FRAMES = 2;

    /** Nearer than this another tempo is the same one, rounded. */
    private static final double SAME_TEMPO = 1e-6;

    private final Conductor conductor;
    private final HitRing.Reader ring;
    private final HitHandler toTempo = new ToTempo();
    private final Wake wake;
    private volatile boolean leads;
    private volatile double toldTempoBpm;
    private volatile boolean isOurTime;

    private volatile Meter toldMeter;
    private volatile int toldRate;

    /** How long a tick lasts now, and where nobody tells. */
    private volatile double nanosPerTick;

    private double askedNanosPerTick;

    /** Where it was in the last cycle: as long as it rolls on evenly it is counted from there. */
    private long lastFrame;

    private double lastSongTick;
    private long lastNs;
    private boolean lastRolled;
    private long nowNs;

    /**
     * @param conductor for this source alone
     * @param ring tells what is turned
     * @param tempoBpm until another is asked for
     * @param wake lets the thread that keeps time look what has changed
     */
    public JackTransport(Conductor conductor, HitRing.Reader ring, double tempoBpm, Wake wake) {
        this.conductor = conductor;
        this.ring = ring;
        this.wake = wake;
        nanosPerTick = Timeline.nanosPerTick(tempoBpm);
        askedNanosPerTick = nanosPerTick;
    }

    /** The tempo that another program tells, in quarter notes a minute; 0 if none does. */
    public double tempoBpm() {
        return toldTempoBpm;
    }

    /** The meter that another program tells, if it can be played; null if not. */
    public Meter meter() {
        return toldMeter;
    }

    /** The frame of a place, counted from bar 1 at the tempo there is now. Thread: any. */
    public long frameOf(long songTick) {
        return Math.round(songTick * nanosPerTick * (toldRate / NANOS_PER_SECOND));
    }

    /** Whether what JACK tells of bars and beats is what it was told by {@link #placeOf}. */
    public void setLeading(boolean leading) {
        isOurTime = leading;
    }

    @Override
    @RealTime
    public void takeOver(long atNs) {
        leads = true;
    }

    @Override
    @RealTime
    public void release() {
        leads = false;
        toldTempoBpm = 0;
    }

    @Override
    @RealTime
    public long doWork(long atNs) {
        return Long.MAX_VALUE;
    }

    /** JACK is asked, by whoever may wait for it. */
    @Override
    @RealTime
    public void play(long atNs) {}

    @Override
    @RealTime
    public void stop(long atNs) {}

    @Override
    @RealTime
    public void locate(long songTick, long atNs) {}

    @Override
    @RealTime
    public void onCycle(long cycleNs, TransportState state, long frame, int frameRate, BarBeatTick place) {
        nowNs = cycleNs;
        ring.drain(toTempo, Integer.MAX_VALUE);
        long stretchesBefore = conductor.stretches();
        boolean isTold = place.isValid() && !isOurTime;
        long wentOnTo = lastFrame + (lastRolled ? Math.round((nowNs - lastNs) * (frameRate / NANOS_PER_SECOND)) : 0);
        boolean goesOn = Math.abs(frame - wentOnTo) <= SAME_PLACE_FRAMES;
        double songTick = isTold ? songTick(place) : songTickOf(frame, frameRate, goesOn);
        nanosPerTick = isTold ? nanosPerTick(place) : askedNanosPerTick;
        toldMeter = isTold ? meter(place) : null;
        toldRate = frameRate;
        if (leads) {
            toldTempoBpm = isTold ? Timeline.tempoBpm(nanosPerTick) : 0;
            switch (state) {
                case STOPPED -> stand(songTick);
                case STARTING -> {
                    stand(songTick);
                    conductor.arm(nowNs);
                }
                case ROLLING -> roll(songTick);
            }
        }
        lastNs = nowNs;
        lastFrame = frame;
        lastSongTick = songTick;
        lastRolled = state == TransportState.ROLLING;
        if (conductor.stretches() != stretchesBefore) {
            wake.wake();
        }
    }

    /** Counted on from the last cycle, or from bar 1 where it was taken elsewhere. */
    @RealTime
    private double songTickOf(long frame, int frameRate, boolean goesOn) {
        long fromFrame = goesOn ? lastFrame : 0;
        double fromSongTick = goesOn ? lastSongTick : 0;
        return fromSongTick + (frame - fromFrame) * (NANOS_PER_SECOND / frameRate) / nanosPerTick;
    }

    @RealTime
    private static double songTick(BarBeatTick place) {
        double ticksPerBeat = ticksPerBeat(place);
        double beats = (place.bar() - 1) * place.beatsPerBar() + place.beat() - 1 + place.tick() / place.ticksPerBeat();
        return beats * ticksPerBeat;
    }

    @RealTime
    private static Meter meter(BarBeatTick place) {
        int beats = (int) place.beatsPerBar();
        int unit = (int) place.beatType();
        boolean isWhole = beats == place.beatsPerBar() && unit == place.beatType();
        return isWhole && Meter.isNumbered(beats, unit) ? Meter.numbered(beats, unit) : null;
    }

    @RealTime
    private static double ticksPerBeat(BarBeatTick place) {
        return 4 * Ticks.PER_QUARTER / place.beatType();
    }

    @RealTime
    private static double nanosPerTick(BarBeatTick place) {
        double told = NANOS_PER_MINUTE / (place.tempoBpm() * ticksPerBeat(place));
        return Math.clamp(
                told, Timeline.nanosPerTick(Timeline.FASTEST_BPM), Timeline.nanosPerTick(Timeline.SLOWEST_BPM));
    }

    @RealTime
    private void stand(double songTick) {
        if (conductor.newest().motion() == Motion.ROLLS) {
            conductor.stop(nowNs);
        }
        goTo(songTick);
    }

    @RealTime
    private void goTo(double songTick) {
        if (Math.abs(songTick - conductor.songTick()) > SAME_PLACE_TICKS) {
            conductor.locate((long) Math.ceil(songTick), nowNs);
        }
    }

    @RealTime
    private void roll(double songTick) {
        Stretch newest = conductor.newest();
        if (newest.motion() != Motion.ROLLS) {
            goTo(songTick);
            begin(songTick);
        } else if (Math.abs(songTick - songTickNow(newest)) > SAME_PLACE_TICKS) {
            conductor.stop(nowNs);
            goTo(songTick);
            begin(songTick);
        } else if (Math.abs(nanosPerTick / newest.nanosPerTick() - 1) > SAME_TEMPO) {
            long next = (long) Math.ceil(songTick);
            conductor.bend(next + newest.leapTicks(), dueNs(next, songTick), nanosPerTick);
        }
    }

    @RealTime
    private void begin(double songTick) {
        conductor.roll(dueNs(conductor.songTick(), songTick), nanosPerTick);
    }

    @RealTime
    private long dueNs(long ofSongTick, double songTickNow) {
        return nowNs + Math.round((ofSongTick - songTickNow) * nanosPerTick);
    }

    @RealTime
    private double songTickNow(Stretch line) {
        return line.tick() - line.leapTicks() + (nowNs - line.ns()) / line.nanosPerTick();
    }

    @Override
    @RealTime
    public void placeOf(long frame, int frameRate, BarBeatTick place) {
        boolean goesOn = frame >= lastFrame && frame - lastFrame < frameRate;
        double songTick = songTickOf(frame, frameRate, goesOn);
        Meter meter = conductor.meterAt(conductor.newest().tick());
        long whole = (long) Math.floor(songTick);
        int placeInBar = meter.placeInBar(whole);
        place.set(
                (int) meter.barAt(whole) + 1,
                placeInBar / meter.ticksPerBeat() + 1,
                placeInBar % meter.ticksPerBeat(),
                meter.ticksPerBeat(),
                meter.beats(),
                meter.unit(),
                NANOS_PER_MINUTE / (nanosPerTick * meter.ticksPerBeat()));
    }

    private final class ToTempo implements HitHandler {
        @Override
        @RealTime
        public void onChange(long tick, int knob, float value) {
            if (leads) {
                conductor.onChange(tick, knob, value, nowNs);
            }
            if (knob == TEMPO) {
                askedNanosPerTick = Timeline.nanosPerTick(value);
            }
        }
    }
}

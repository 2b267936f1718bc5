package ghostnote.engine.wire;

import ghostnote.engine.RealTime;
import ghostnote.engine.drum.DrumNotes;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.os.Duty;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Stretch;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.transport.Walk;

/**
 * What the thread of an output does each time it wakes: take new hits from the ring, send what is due, say when to be
 * woken next. On one tick the clock pulse goes first, then the note-offs, then the notes, the kick before the others.
 *
 * <p>Start and stop follow the transport and are told by {@link Announcer}; pulses go on while it stands, if it has
 * played. When it stops or leaps each note that sounds is ended. Where the process was stalled for long the pulses that
 * were missed are not made up for in a burst: others are told where it is.
 *
 * <p>Thread: that of the output; {@link #requestStop} and {@link #playOn} any. Real-time safe: yes, as far as the output
 * is.
 */
public final class OutputDuty implements Duty {
    /** A note this late disturbs more than a missing one, and after a stall many would come at once. */
    static final long TOO_LATE_NS = 30_000_000;

    /** After a shorter stall pulses come late but are all there, so that who counts them stays in place. */
    static final long STALL_NS = 100_000_000;

    /** Many times what two bars of the densest drumming hold. */
    private static final int SCHEDULE_CAPACITY = 2048;

    private static final int DRAIN_LIMIT = 256;
    private static final int OFF_RANK = 0;
    private static final int FIRST_ON_RANK = 1;

    private final HitRing.Reader hits;
    private final MidiOut out;
    private volatile KitMap kitMap;
    private final long offsetNs;
    private final Walk walk;
    private final Announcer announcer;
    private final Schedule schedule = new Schedule(SCHEDULE_CAPACITY);
    private final SoundingNotes sounding;
    private final OutputCounters counters = new OutputCounters();
    private final HitHandler toSchedule = new ToSchedule();

    private volatile boolean ended;
    private long nextPulseTick;

    /** While it stands. */
    private long nextPulseNs = Long.MAX_VALUE;

    /** Pulses that were due before are left out: a stall ended then. */
    private long stalledUntilNs = Long.MIN_VALUE;

    private long nowNs;
    private long endTick = Long.MAX_VALUE;
    private volatile boolean stopRequested;

    /** How often panic was asked for, and how often it was done. */
    private volatile int panics;

    private int panicsDone;

    /**
     * @param hits what to play
     * @param out where to
     * @param kitMap how each voice is played there
     * @param transport when
     * @param offsetNs how much later all is sent than it is due
     */
    public OutputDuty(HitRing.Reader hits, MidiOut out, KitMap kitMap, Transport transport, long offsetNs) {
        this.hits = hits;
        this.out = out;
        this.kitMap = kitMap;
        this.offsetNs = offsetNs;
        walk = new Walk(transport);
        announcer = new Announcer(out);
        sounding = new SoundingNotes(out);
    }

    @Override
    @RealTime
    public long doWork(long newNowNs) {
        return doWork(newNowNs, newNowNs);
    }

    /**
     * The same for all that is due up to a time, which may be ahead.
     *
     * @param newNowNs the time
     * @param untilNs not before it
     * @return when the next message is due; meaningless once {@link #ended}
     */
    @RealTime
    public long doWork(long newNowNs, long untilNs) {
        nowNs = newNowNs;
        if (ended) {
            return nowNs;
        }
        if (stopRequested) {
            end(nowNs);
            return nowNs;
        }
        if (panicsDone != panics) {
            panicsDone = panics;
            silenceAll();
        }
        hits.drain(toSchedule, DRAIN_LIMIT);
        while (!ended && walk.hasNextBy(untilNs - offsetNs)) {
            playTo(walk.next().ns());
            enter();
        }
        long nextNs = playTo(untilNs - offsetNs);
        long wakeNs = Math.min(nextNs, walk.nextNs());
        return wakeNs == Long.MAX_VALUE ? wakeNs : wakeNs + offsetNs;
    }

    /** Sends what is due up to a time, and tells when the next message is. */
    @RealTime
    private long playTo(long ns) {
        while (!ended) {
            Stretch here = walk.here();
            if (here.motion() != Motion.ROLLS) {
                return pulseTo(ns);
            }
            long tick = Math.min(endTick, Math.min(nextPulseTick, schedule.firstTick()));
            long dueNs = here.dueNs(tick);
            if (dueNs > ns) {
                return dueNs;
            }
            if (tick == endTick) {
                end(dueNs + offsetNs);
            } else if (tick == nextPulseTick) {
                nextPulseTick += Ticks.PER_CLOCK_PULSE;
                if (sendPulse(dueNs + offsetNs)) {
                    announcer.onPulse(here, tick, dueNs + offsetNs);
                }
            } else {
                sendNote(tick, dueNs + offsetNs);
            }
        }
        return ns;
    }

    /** Where it stands pulses go on, so that others know the tempo. */
    @RealTime
    private long pulseTo(long ns) {
        while (nextPulseNs <= ns) {
            sendPulse(nextPulseNs + offsetNs);
            nextPulseNs += (long) (walk.here().nanosPerTick() * Ticks.PER_CLOCK_PULSE);
        }
        return nextPulseNs;
    }

    /** False if it is one of those that a stall has made too late. */
    @RealTime
    private boolean sendPulse(long atNs) {
        if (nowNs - atNs > STALL_NS && stalledUntilNs != nowNs) {
            stalledUntilNs = nowNs;
            sounding.allOff(atNs);
            announcer.tellStall(atNs);
        }
        if (atNs < stalledUntilNs) {
            return false;
        }
        out.send(atNs, MidiStatus.CLOCK, 0, 0);
        return true;
    }

    @RealTime
    private void enter() {
        Stretch here = walk.here();
        Stretch next = walk.next();
        long atNs = next.ns() + offsetNs;
        boolean leaps = next.leapTicks() != here.leapTicks();
        boolean rolled = here.motion() == Motion.ROLLS;
        long pulseNs = rolled ? here.dueNs(nextPulseTick) : nextPulseNs;
        boolean goesOn = rolled && next.motion() == Motion.ROLLS && !leaps;
        if (rolled && !goesOn) {
            sounding.allOff(atNs);
        }
        announcer.tell(here, next, atNs);
        walk.enter();
        nextPulseNs = next.motion() == Motion.STANDS ? pulseNs : Long.MAX_VALUE;
        if (next.motion() == Motion.ROLLS && !goesOn) {
            leaveOutBefore(next.tick());
            nextPulseTick = Math.ceilDiv(next.tick(), (long) Ticks.PER_CLOCK_PULSE) * Ticks.PER_CLOCK_PULSE;
        }
    }

    @RealTime
    private void leaveOutBefore(long tick) {
        while (schedule.firstTick() < tick) {
            schedule.remove();
        }
    }

    @RealTime
    private void sendNote(long tick, long dueNs) {
        int rank = schedule.firstRank();
        int payload = schedule.remove();
        if (rank == OFF_RANK) {
            if (sounding.endsAt(payload, tick)) {
                sounding.off(payload, dueNs);
            }
            return;
        }
        KitMap kit = kitMap;
        int voice = rank - FIRST_ON_RANK;
        if (!kit.plays(voice)) {
            return;
        }
        long latenessNs = Math.max(0, nowNs - dueNs);
        if (latenessNs > TOO_LATE_NS) {
            counters.noteDropped();
        } else {
            int address = SoundingNotes.address(kit.channel(voice), kit.note(voice));
            long offTick = tick + DrumNotes.GATE_TICKS;
            if (sounding.endsAt(address, offTick)) {
                return; // another voice of the kit map's has just struck this very note
            }
            sounding.on(address, kit.velocity(voice, payload), offTick, dueNs);
            counters.noteSent(latenessNs);
            schedule.add(offTick, OFF_RANK, address); // into the room the note has left
        }
    }

    /**
     * What sounds is ended, and what hangs where a note-off was lost too: all sound off, all notes off (MIDI 1.0, channel
     * mode messages 120 and 123) on each channel that the kit plays on.
     */
    @RealTime
    private void silenceAll() {
        sounding.allOff(nowNs);
        KitMap kit = kitMap;
        int told = 0;
        for (int voice = 0; voice < Voice.count(); voice++) {
            int channel = kit.channel(voice);
            if (kit.plays(voice) && (told & 1 << channel) == 0) {
                told |= 1 << channel;
                out.send(nowNs, MidiStatus.CONTROL_CHANGE | channel, MidiStatus.ALL_SOUND_OFF, 0);
                out.send(nowNs, MidiStatus.CONTROL_CHANGE | channel, MidiStatus.ALL_NOTES_OFF, 0);
            }
        }
    }

    @RealTime
    private void end(long atNs) {
        sounding.allOff(atNs);
        announcer.tellEnd(atNs);
        ended = true;
    }

    /** Takes up a performance that may be under way, from a time on. Before the first {@link #doWork}. */
    @RealTime
    public void join(long ns) {
        walk.skipTo(ns - offsetNs);
        Stretch here = walk.here();
        if (here.motion() == Motion.ROLLS) {
            nextPulseTick = (here.tickAt(ns - offsetNs) / Ticks.PER_CLOCK_PULSE + 1) * Ticks.PER_CLOCK_PULSE;
            announcer.join();
        } else if (here.motion() == Motion.STANDS && here.number() >= 0) {
            nextPulseNs = ns - offsetNs;
        }
    }

    /** Ends the performance at the next {@link #doWork}: every sounding note off, then stop. Thread: any. */
    @Override
    public void requestStop() {
        stopRequested = true;
    }

    /** Ends all that sounds, and all that hangs; what comes is played. Thread: one owner. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one asks
    public void panic() {
        panics++;
    }

    /** Plays on another kit from the next note on; notes that sound end where they were sent to. Thread: any. */
    public void playOn(KitMap kit) {
        kitMap = kit;
    }

    /** Whether everything was sent and stopped. Thread: any. */
    @Override
    @RealTime
    public boolean ended() {
        return ended;
    }

    /** Hits that the ring lost before they were read. Thread: any. */
    public long missedHits() {
        return hits.missed();
    }

    /** Lateness and misfortunes. */
    public OutputCounters counters() {
        return counters;
    }

    /** Puts hits from the ring into the schedule. */
    private final class ToSchedule implements HitHandler {
        private long lastNumber = -1;

        @Override
        @RealTime
        public void onHit(long number, long tick, int voice, int velocity) {
            // Where a revocation was lost with what a slow reader missed, the number tells.
            if (number <= lastNumber) {
                onRevoke(number);
            }
            lastNumber = number;
            if (!schedule.add(tick, FIRST_ON_RANK + voice, velocity, number)) {
                counters.noteOverfull();
            }
        }

        @Override
        @RealTime
        public void onRevoke(long fromNumber) {
            schedule.revokeFrom(fromNumber);
            lastNumber = fromNumber - 1;
        }

        @Override
        @RealTime
        public void onEnd(long tick) {
            endTick = tick;
        }
    }
}

package ghostnote.midi.clock;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.live.Playhead;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;
import ghostnote.midi.DrumNotes;
import ghostnote.midi.MidiOut;
import ghostnote.midi.MidiStatus;

/**
 * What the midi-clock thread does each time it wakes: take new hits from the ring, send what is due, say when to be
 * woken next. On one tick the clock pulse goes first, then the note-offs, then the notes, the kick before the others.
 *
 * <p>Start and stop follow the MIDI 1.0 rules: FA, and a millisecond later the first F8, which is the first beat; FC
 * at the end, after a note-off for every note that sounds.
 *
 * <p>Thread: midi-clock; {@link #requestStop} any. Real-time safe: yes, as far as the output is.
 */
public final class ClockDuty {
    /** From FA to the first F8: time for a receiver to get ready. */
    public static final long START_LEAD_NS = 1_000_000;

    /** A note this late disturbs more than a missing one, and after a stall many would come at once. */
    static final long TOO_LATE_NS = 30_000_000;

    /** Many times what two bars of the densest drumming hold. */
    private static final int SCHEDULE_CAPACITY = 2048;

    private static final int DRAIN_LIMIT = 256;
    private static final int OFF_RANK = 0;
    private static final int FIRST_ON_RANK = 1;

    private static final int TEMPO = Knob.number(Control.TEMPO);
    private static final int NUDGE = Knob.number(Control.NUDGE);
    private static final double NANOS_PER_MS = 1e6;

    private final HitRing.Reader hits;
    private final MidiOut out;
    private volatile KitMap kitMap;
    private final Playhead playhead;
    private final Schedule schedule = new Schedule(SCHEDULE_CAPACITY);
    private final SoundingNotes sounding;
    private final ClockCounters counters = new ClockCounters();
    private final HitHandler toSchedule = new ToSchedule();

    private final Tempo tempo;
    private final TempoChanges tempos = new TempoChanges();
    private long originTick;
    private boolean started;
    private boolean ended;
    private long nextPulseTick;
    private long endTick = Long.MAX_VALUE;
    private volatile boolean stopRequested;

    /**
     * @param hits what to play
     * @param out where to
     * @param kitMap how each voice is played there
     * @param playhead is moved to every tick that was reached
     */
    public ClockDuty(HitRing.Reader hits, MidiOut out, KitMap kitMap, Playhead playhead) {
        this.hits = hits;
        this.out = out;
        this.kitMap = kitMap;
        this.playhead = playhead;
        tempo = new Tempo(playhead);
        this.sounding = new SoundingNotes(out);
    }

    /** Sets when and how fast to play. Before the first {@link #doWork}. */
    public void follow(Timeline newTimeline) {
        tempo.follow(newTimeline);
        originTick = newTimeline.originTick();
        nextPulseTick = originTick;
    }

    /**
     * Sends everything that is due.
     *
     * @param nowNs the time, read once a call
     * @return when the next message is due; meaningless once {@link #ended}
     */
    @RealTime
    public long doWork(long nowNs) {
        if (ended) {
            return nowNs;
        }
        if (stopRequested) {
            end();
            return nowNs;
        }
        hits.drain(toSchedule, DRAIN_LIMIT);
        if (!started) {
            long firstBeatNs = playhead.dueNs(originTick);
            if (nowNs < firstBeatNs - START_LEAD_NS) {
                return firstBeatNs - START_LEAD_NS;
            }
            out.send(MidiStatus.START, 0, 0);
            started = true;
        }
        while (!ended) {
            long tempoTick = Math.min(tempos.nextTick(), tempo.nudgedUntilTick());
            long tick = Math.min(Math.min(endTick, tempoTick), Math.min(nextPulseTick, schedule.firstTick()));
            long dueNs = playhead.dueNs(tick);
            if (dueNs > nowNs) {
                moveTo(nowNs);
                return dueNs;
            }
            if (tick == endTick) {
                playhead.moveTo(endTick);
                end();
            } else if (tick == tempo.nudgedUntilTick()) {
                tempo.endNudge();
            } else if (tick == tempos.nextTick()) {
                changeTempo(tick);
            } else if (tick == nextPulseTick) {
                out.send(MidiStatus.CLOCK, 0, 0);
                nextPulseTick += Ticks.PER_CLOCK_PULSE;
            } else {
                sendNote(tick, nowNs - dueNs);
            }
        }
        return nowNs;
    }

    @RealTime
    private void changeTempo(long tick) {
        if (tempos.nextIsNudge()) {
            tempo.nudge(tick, tempos.take() * NANOS_PER_MS);
        } else {
            tempo.change(tick, tempos.take());
        }
    }

    @RealTime
    private void sendNote(long tick, long latenessNs) {
        int rank = schedule.firstRank();
        int payload = schedule.remove();
        if (rank == OFF_RANK) {
            if (sounding.endsAt(payload, tick)) {
                sounding.off(payload);
            }
            return;
        }
        KitMap kit = kitMap;
        int voice = rank - FIRST_ON_RANK;
        if (!kit.plays(voice)) {
            return;
        }
        if (latenessNs > TOO_LATE_NS) {
            counters.noteDropped();
        } else {
            int address = SoundingNotes.address(kit.channel(voice), kit.note(voice));
            long offTick = tick + DrumNotes.GATE_TICKS;
            if (sounding.endsAt(address, offTick)) {
                return; // another voice of the kit map's has just struck this very note
            }
            sounding.on(address, kit.velocity(voice, payload), offTick);
            counters.noteSent(latenessNs);
            schedule.add(offTick, OFF_RANK, address); // into the room the note has left
        }
    }

    @RealTime
    private void moveTo(long nowNs) {
        playhead.moveTo(Math.max(originTick, playhead.tickAt(nowNs)));
    }

    @RealTime
    private void end() {
        sounding.allOff();
        if (started) {
            out.send(MidiStatus.STOP, 0, 0);
        }
        ended = true;
    }

    /** Ends the performance at the next {@link #doWork}: every sounding note off, then stop. Thread: any. */
    public void requestStop() {
        stopRequested = true;
    }

    /** Plays on another kit from the next note on; notes that sound end where they were sent to. Thread: any. */
    public void playOn(KitMap kit) {
        kitMap = kit;
    }

    /** Whether everything was sent and stopped. */
    public boolean ended() {
        return ended;
    }

    /** Hits that the ring lost before they were read. Thread: any. */
    public long missedHits() {
        return hits.missed();
    }

    /** Lateness and misfortunes. */
    public ClockCounters counters() {
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
        public void onChange(long tick, int knob, float value) {
            if (knob == TEMPO || knob == NUDGE) {
                tempos.add(tick, knob == NUDGE, value);
            }
        }

        @Override
        @RealTime
        public void onEnd(long tick) {
            endTick = tick;
        }
    }
}

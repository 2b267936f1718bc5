package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.Conductor;
import ghostnote.engine.transport.InternalTime;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Timekeeper;
import ghostnote.engine.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Starts, stops and leaps of a performance that follows nobody, as others hear of them. */
class StartStopTest {
    private static final double TEMPO_BPM = 125; // a tick is a millisecond
    private static final long MS = 1_000_000;

    private final HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
    private final Transport transport = new Transport();
    private final Playhead playhead = new Playhead(transport);
    private final List<Long> located = new ArrayList<>();
    private final Conductor conductor =
            new Conductor(transport, playhead, (song, from) -> located.add(from), new Bars(Meter.COMMON));
    private final InternalTime time = new InternalTime(conductor, TEMPO_BPM);
    private final Timekeeper timekeeper =
            new Timekeeper(ring.newReader(), transport, playhead, conductor, time, () -> {});
    private final List<String> sent = new ArrayList<>();
    private final List<Long> sentNs = new ArrayList<>();
    private final OutputDuty duty =
            new OutputDuty(ring.newReader(), this::record, KitMap.GENERAL_MIDI, transport, 0);
    private long nowNs;

    private void record(long dueNs, int status, int data1, int data2) {
        sent.add(switch (status) {
            case MidiStatus.CLOCK -> "clock";
            case MidiStatus.START -> "start";
            case MidiStatus.CONTINUE -> "continue";
            case MidiStatus.STOP -> "stop";
            case MidiStatus.SONG_POSITION -> "position " + (data1 | data2 << 7);
            default -> (status >= MidiStatus.NOTE_ON ? "on " : "off ") + data1;
        });
        sentNs.add(dueNs);
    }

    private void playTo(long untilNs) {
        long dueNs = work();
        while (dueNs <= untilNs) {
            nowNs = Math.max(nowNs, dueNs);
            dueNs = work();
        }
        nowNs = untilNs;
        work();
    }

    private long work() {
        long timeNs = timekeeper.doWork(nowNs);
        return Math.min(timeNs, duty.doWork(nowNs));
    }

    private void hit(int number, long tick) {
        ring.offerHit(number, tick, Voice.SNARE.ordinal(), 100);
    }

    private List<String> withoutPulses() {
        return sent.stream().filter(word -> !word.equals("clock")).toList();
    }

    @Test
    void stoppedEachNoteEndsAndItGoesOnFromThereWithAContinue() {
        hit(0, 0);
        hit(1, 90);
        hit(2, 100);
        time.playFrom(MS);
        playTo(96 * MS);
        timekeeper.stop();
        playTo(1000 * MS);
        assertEquals(List.of("start", "on 38", "off 38", "on 38", "off 38", "stop"), withoutPulses());
        sent.clear();
        sentNs.clear();
        timekeeper.play();
        playTo(1020 * MS);
        assertEquals(List.of("continue", "clock", "on 38"), sent);
        assertEquals(List.of(1000 * MS, 1005 * MS, 1005 * MS), sentNs, "stopped in tick 95, it goes on from 96");
    }

    @Test
    void pulsesGoOnEvenlyWhileItStandsAndTheFirstOneAfterTheStartIsTheBeat() {
        time.playFrom(MS);
        playTo(95 * MS + 1);
        timekeeper.stop();
        playTo(500 * MS);
        for (int pulse = 2; pulse < sentNs.size() - 1; pulse++) {
            if (sent.get(pulse).equals("clock") && sent.get(pulse - 1).equals("clock")) {
                assertEquals(20 * MS, sentNs.get(pulse) - sentNs.get(pulse - 1));
            }
        }
        assertEquals(25, sent.stream().filter("clock"::equals).count());
        sent.clear();
        timekeeper.locate(0);
        timekeeper.play();
        playTo(540 * MS);
        assertEquals(List.of("start", "clock", "clock"), sent);
    }

    @Test
    void aLeapWhileItPlaysIsAStopAPositionAndAContinue() {
        hit(0, 0);
        time.playFrom(MS);
        playTo(11 * MS);
        timekeeper.locate(7 * 120);
        playTo(13 * MS);
        assertEquals(List.of("start", "clock", "on 38", "off 38", "stop", "position 7", "continue", "clock"), sent);
        assertEquals(List.of(11L), located, "all before was played");
    }

    @Test
    void aStallWhileItStandsLeavesOutPulsesAndNobodyIsTold() {
        time.playFrom(MS);
        playTo(10 * MS);
        timekeeper.stop();
        playTo(100 * MS);
        sent.clear();
        nowNs += 10_000 * MS;
        playTo(nowNs + 50 * MS);
        assertTrue(sent.equals(List.of("clock", "clock")) || sent.equals(List.of("clock", "clock", "clock")), sent::toString);
        sent.clear();
        timekeeper.play();
        playTo(nowNs + 15 * MS);
        assertEquals(List.of("continue", "clock"), sent);
    }

    @Test
    void allSongPositionsAreTold() {
        time.playFrom(MS);
        playTo(10 * MS);
        for (int sixteenth = 1; sixteenth < 1 << 14; sixteenth++) {
            sent.clear();
            timekeeper.stop();
            timekeeper.locate(sixteenth * 120L);
            timekeeper.play();
            playTo(nowNs + 2 * MS);
            assertEquals(List.of("stop", "position " + sixteenth, "continue", "clock"), sent);
        }
    }

    @Test
    void aPlaceBetweenSixteenthsIsToldInTimeForTheNextOne() {
        time.playFrom(MS);
        playTo(2 * MS);
        sent.clear();
        timekeeper.locate(1000);
        playTo(nowNs + 120 * MS);
        assertEquals(
                List.of("stop", "clock", "clock", "clock", "clock", "position 9", "continue", "clock", "clock"), sent);
    }

    @Test
    void howOftenEverItIsStartedTheFirstBeatComesAMillisecondBehindTheStart() {
        SplittableRandom random = new SplittableRandom(1);
        time.takeOver(0);
        for (int cycle = 0; cycle < 1000; cycle++) {
            timekeeper.locate(0);
            timekeeper.play();
            playTo(nowNs + random.nextLong(2 * MS, 300 * MS));
            int start = sent.lastIndexOf("start");
            assertEquals("clock", sent.get(start + 1));
            assertEquals(MS, sentNs.get(start + 1) - sentNs.get(start));
            timekeeper.stop();
            playTo(nowNs + random.nextLong(300 * MS));
        }
        assertEquals(1000, sent.stream().filter("start"::equals).count());
        assertEquals(1000, sent.stream().filter("stop"::equals).count());
    }

    @Test
    void ticksAreTheIntegralOfTheTempoWhateverIsAskedFor() {
        SplittableRandom random = new SplittableRandom(2);
        int tempoKnob = Knob.number(Control.TEMPO);
        double model = 0;
        boolean plays = false;
        double nanosPerTick = Timeline.nanosPerTick(TEMPO_BPM);
        time.takeOver(0);
        for (int command = 0; command < 10_000; command++) {
            long fromNs = nowNs;
            switch (random.nextInt(4)) {
                case 0 -> {
                    timekeeper.play();
                    model -= plays ? 0 : MS / nanosPerTick;
                    plays = true;
                }
                case 1 -> {
                    timekeeper.stop();
                    // What was reached of a tick is lost when it stops; the model loses it too.
                    model = plays ? Math.floor(model + 1e-9) + 1 : model;
                    plays = false;
                }
                default -> {
                    float tempoBpm = random.nextInt(20, 999);
                    ring.offerChange(playhead.nextTickAt(nowNs), tempoKnob, tempoBpm);
                    if (plays) {
                        double toTheChange = (playhead.nextTickAt(nowNs) - model) * nanosPerTick;
                        model += toTheChange / nanosPerTick - toTheChange / Timeline.nanosPerTick(tempoBpm);
                    }
                    nanosPerTick = Timeline.nanosPerTick(tempoBpm);
                }
            }
            playTo(nowNs + random.nextLong(2 * MS, 200 * MS));
            model += plays ? (nowNs - fromNs) / nanosPerTick : 0;
            assertEquals(model, (double) playhead.nextTickAt(nowNs), 1.01, "after command " + command);
        }
    }

    @Test
    void aLeapOfTheDrummersToALaterBarIsFollowed() {
        time.playFrom(MS);
        playTo(10 * MS);
        timekeeper.stop();
        timekeeper.locate(480);
        playTo(20 * MS);
        Bars bars = new Bars(Meter.COMMON);
        assertEquals(Control.landsAt(10, 480, bars), playhead.nextTickAt(nowNs));
        ring.offerChange(1000, Knob.number(Control.LOCATE), 480);
        playTo(21 * MS);
        assertEquals(Control.landsAt(1000, 480, bars), playhead.nextTickAt(nowNs));
        timekeeper.play();
        playTo(1000 * MS);
        assertTrue(playhead.tick() > 1000 + 4 * Ticks.PER_QUARTER);
    }
}

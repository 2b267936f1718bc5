package ghostnote.midi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.Conductor;
import ghostnote.engine.transport.InternalTime;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Stretch;
import ghostnote.engine.transport.Timekeeper;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.wire.MidiStatus;
import ghostnote.engine.wire.OutputDuty;
import ghostnote.midi.sync.ClockFollower.News;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What comes in from a clock, and what then goes out. All in simulated time. */
class ClockFollowerTest {
    private static final double TEMPO_BPM = 125; // a tick is a millisecond, a pulse 20
    private static final long MS = 1_000_000;

    private final HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
    private final Transport transport = new Transport();
    private final Playhead playhead = new Playhead(transport);
    private final List<Long> located = new ArrayList<>();
    private final Conductor conductor =
            new Conductor(transport, playhead, (songTick, _) -> located.add(songTick), new Bars(Meter.COMMON));
    private final InternalTime internal = new InternalTime(conductor, TEMPO_BPM);
    private final Timekeeper timekeeper =
            new Timekeeper(ring.newReader(), transport, playhead, conductor, internal, () -> {});
    private ClockFollower follower = follower(false);
    private final List<String> sent = new ArrayList<>();
    private final List<Long> sentNs = new ArrayList<>();
    private final OutputDuty duty = new OutputDuty(ring.newReader(), this::record, KitMap.GENERAL_MIDI, transport, 0);
    private long nowNs;

    private ClockFollower follower(boolean stopsWhenLost) {
        return new ClockFollower(conductor, Timeline.nanosPerTick(TEMPO_BPM), stopsWhenLost, () -> {});
    }

    private void record(long dueNs, int status, int data1, int data2) {
        sent.add(switch (status) {
            case MidiStatus.CLOCK -> "clock";
            case MidiStatus.START -> "start";
            case MidiStatus.CONTINUE -> "continue";
            case MidiStatus.STOP -> "stop";
            case MidiStatus.SONG_POSITION -> "position " + (data1 | data2 << 7);
            default -> (status >= MidiStatus.NOTE_ON ? "on " : "off ") + data1;
        });
        sentNs.add(nowNs);
    }

    private void begin() {
        timekeeper.follow(follower);
        work();
    }

    private void playTo(long untilNs) {
        long dueNs = work();
        while (dueNs <= untilNs) {
            nowNs = Math.max(nowNs, dueNs);
            dueNs = work();
        }
        nowNs = Math.max(nowNs, untilNs);
        work();
    }

    private long work() {
        long timeNs = timekeeper.doWork(nowNs);
        return Math.min(timeNs, duty.doWork(nowNs));
    }

    private void comes(int status, int data1, int data2) {
        follower.onMessage(nowNs, status, data1, data2);
        work();
    }

    private void comes(int status) {
        comes(status, 0, 0);
    }

    private void pulsesTo(long untilNs, double periodNs) {
        for (double next = nowNs + periodNs; next <= untilNs; next += periodNs) {
            playTo(Math.round(next));
            comes(MidiStatus.CLOCK);
        }
    }

    private void pulses(int count) {
        for (int i = 0; i < count; i++) {
            playTo(nowNs + 20 * MS);
            comes(MidiStatus.CLOCK);
        }
    }

    private void position(int sixteenth) {
        comes(MidiStatus.SONG_POSITION, sixteenth & 0x7F, sixteenth >> 7);
    }

    private void hit(int number, long tick) {
        ring.offerHit(number, tick, Voice.SNARE.ordinal(), 100);
    }

    private List<String> withoutPulses() {
        return sent.stream().filter(word -> !word.equals("clock")).toList();
    }

    private long pulsesSent() {
        return sent.stream().filter("clock"::equals).count();
    }

    private Motion motion() {
        return conductor.newest().motion();
    }

    /** The place of the song that is due. */
    private long songTick() {
        Stretch now = conductor.at(nowNs);
        return now.tickAt(nowNs) - now.leapTicks();
    }

    @Test
    void theFirstPulseBehindAStartIsTheFirstBeat() {
        begin();
        hit(0, 0);
        pulses(30);
        assertEquals(List.of(), sent, "pulses alone start nothing");
        assertEquals(News.READY, follower.news());
        comes(MidiStatus.START);
        assertEquals(List.of("start"), sent);
        playTo(nowNs + 20 * MS);
        comes(MidiStatus.CLOCK);
        assertEquals(List.of("start", "clock", "on 38"), sent);
        assertEquals(nowNs, sentNs.getLast());
        assertEquals(News.PLAYING, follower.news());
    }

    @Test
    void withoutPulsesBeforehandTheFirstBeatIsThereAllTheSame() {
        begin();
        hit(0, 0);
        playTo(7 * MS);
        comes(MidiStatus.START);
        playTo(8 * MS);
        comes(MidiStatus.CLOCK);
        assertEquals(List.of("start", "clock", "on 38"), sent);
    }

    @Test
    void aStartWhileItPlaysIsTheFirstBeatAtTheNextPulse() {
        begin();
        comes(MidiStatus.START);
        pulses(24);
        playTo(nowNs + 15 * MS);
        sent.clear();
        comes(MidiStatus.START);
        playTo(nowNs + 5 * MS);
        comes(MidiStatus.CLOCK);
        assertEquals(List.of("stop", "start", "clock"), sent);
        assertEquals(0, songTick());
        assertEquals(List.of(0L), located);
    }

    @Test
    void whatIsSaidTwiceIsDoneOnceAndAStopWithoutAStartIsHarmless() {
        begin();
        comes(MidiStatus.STOP);
        comes(MidiStatus.STOP);
        comes(MidiStatus.START);
        comes(MidiStatus.START);
        pulses(3);
        comes(MidiStatus.STOP);
        comes(MidiStatus.STOP);
        playTo(nowNs + 5 * MS);
        assertEquals(List.of("start", "stop"), withoutPulses());
        assertEquals(List.of(), located);
    }

    @Test
    void aContinueWhileItPlaysIsIgnored() {
        begin();
        comes(MidiStatus.START);
        pulses(10);
        comes(MidiStatus.CONTINUE);
        pulses(10);
        assertEquals(List.of("start"), withoutPulses());
        assertEquals(19 * 20, songTick());
    }

    @Test
    void stoppedAllNotesEndPulsesDoNotMoveItAndItGoesOnAtThePulseThatIsNext() {
        begin();
        hit(0, 95);
        hit(1, 120);
        comes(MidiStatus.START);
        pulses(6);
        playTo(nowNs + 3 * MS);
        comes(MidiStatus.STOP);
        assertEquals(List.of("start", "on 38", "off 38", "stop"), withoutPulses());
        pulses(17);
        sent.clear();
        playTo(nowNs + 9 * MS);
        comes(MidiStatus.CONTINUE);
        playTo(nowNs + 11 * MS);
        comes(MidiStatus.CLOCK);
        assertEquals(List.of("continue", "clock", "on 38"), withoutStandingPulses(), "0 to 100 were six pulses");
        assertEquals(120, songTick());
    }

    private List<String> withoutStandingPulses() {
        return sent.subList(sent.indexOf("continue"), sent.size());
    }

    @Test
    void allSongPositionsAreComeToAtTheNextPulse() {
        begin();
        pulses(10);
        for (int sixteenth = 0; sixteenth < 1 << 14; sixteenth++) {
            comes(MidiStatus.STOP);
            position(sixteenth);
            comes(MidiStatus.CONTINUE);
            pulses(1);
            assertEquals(sixteenth * (long) Ticks.PER_SIXTEENTH, songTick());
            assertEquals(Motion.ROLLS, motion());
        }
    }

    @Test
    void aSongPositionWhileItPlaysIsIgnored() {
        begin();
        comes(MidiStatus.START);
        pulses(10);
        position(77);
        pulses(1);
        assertEquals(10 * 20, songTick());
        assertEquals(List.of(), located);
    }

    @Test
    void theOutputIsWithinAMillisecondAndAHalfOfAClockThatJittersByFour() {
        SplittableRandom random = new SplittableRandom(1);
        begin();
        comes(MidiStatus.START);
        double worstMs = 0;
        double sumMs = 0;
        int count = 0;
        // Its pulses come 4 ms later on the mean than it means.
        for (int pulse = 1; pulse <= 24 * 400; pulse++) {
            playTo(pulse * (20 * MS) + random.nextLong(8 * MS));
            comes(MidiStatus.CLOCK);
            if (pulse > 24 * 8) {
                Stretch line = conductor.newest();
                double lateMs = (line.dueNs(line.tick() + 20) - (pulse + 1) * 20.0 * MS) / MS - 4;
                worstMs = Math.max(worstMs, Math.abs(lateMs));
                sumMs += lateMs;
                count++;
            }
        }
        assertTrue(worstMs <= 1.5, "off by " + worstMs + " ms");
        assertEquals(0, sumMs / count, 0.1);
    }

    @Test
    void lostPulsesAndDoubleOnesNeverShiftTheBeat() {
        SplittableRandom random = new SplittableRandom(2);
        begin();
        comes(MidiStatus.START);
        for (int pulse = 1; pulse <= 24 * 500; pulse++) {
            playTo(pulse * (20 * MS) + random.nextLong(MS));
            if (random.nextInt(100) != 0) {
                comes(MidiStatus.CLOCK);
                if (random.nextInt(100) == 0) {
                    comes(MidiStatus.CLOCK);
                }
            }
        }
        assertEquals(24 * 500 * 20 - 20, (double) songTick(), 21);
        assertEquals(24 * 500, (double) pulsesSent(), 2);
    }

    @Test
    void anotherTempoIsFollowedWithinTwoBeats() {
        begin();
        comes(MidiStatus.START);
        pulsesTo(10_000 * MS, 60e9 / (24 * 120));
        double periodNs = 60e9 / (24 * 140);
        pulsesTo(nowNs + Math.round(48.5 * periodNs), periodNs);
        Stretch now = conductor.newest();
        assertEquals(140, 60e9 / (480 * now.nanosPerTick()), 1);
        assertEquals(0, (now.dueNs(now.tick()) - nowNs) / 1e6, 1, "the pulse is where the clock has it");
    }

    @Test
    void aLostClockIsToldOfAndItGoesOnAtItsTempoAndIsFoundAgain() {
        begin();
        comes(MidiStatus.START);
        pulses(48);
        sent.clear();
        playTo(nowNs + 240 * MS);
        assertEquals(News.PLAYING, follower.news());
        playTo(nowNs + 40 * MS);
        assertEquals(News.LOST, follower.news());
        playTo(nowNs + 1310 * MS);
        assertEquals(79, pulsesSent());
        playTo(nowNs + 10 * MS);
        comes(MidiStatus.CLOCK);
        pulses(47);
        assertEquals(News.PLAYING, follower.news());
        assertEquals((47 + 80 + 47) * 20, songTick());
        assertEquals(List.of(), withoutPulses());
    }

    @Test
    void aLostClockStopsItWhereThatWasChosen() {
        follower = follower(true);
        begin();
        comes(MidiStatus.START);
        pulses(48);
        playTo(nowNs + 300 * MS);
        assertEquals(News.LOST, follower.news());
        assertEquals(List.of("start", "stop"), withoutPulses());
        pulses(24);
        assertEquals(Motion.STANDS, motion(), "it waits for a start");
        comes(MidiStatus.CONTINUE);
        pulses(1);
        assertEquals(Motion.ROLLS, motion());
    }

    @Test
    void whereTheStartWasLostThePerformerStarts() {
        begin();
        hit(0, 0);
        pulses(5);
        timekeeper.play();
        playTo(nowNs + 3 * MS);
        assertEquals(List.of("start"), sent);
        pulses(1);
        assertEquals(List.of("start", "clock", "on 38"), sent);
    }

    @Test
    void takenOverWhileItPlaysTheBeatDoesNotJump() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 50; trial++) {
            ClockFollowerTest test = new ClockFollowerTest();
            test.internal.playFrom(MS);
            test.playTo(random.nextLong(100 * MS, 2000 * MS));
            test.sentNs.clear();
            test.sent.clear();
            test.begin();
            double periodNs = 60e9 / (24 * (115.0 + random.nextInt(20)));
            test.playTo(test.nowNs + random.nextLong(20 * MS));
            test.pulsesTo(test.nowNs + 5000 * MS, periodNs);
            for (int i = 1; i < test.sentNs.size(); i++) {
                double gapMs = (test.sentNs.get(i) - test.sentNs.get(i - 1)) / 1e6;
                assertEquals(20, gapMs, 4, "pulse " + i + " of trial " + trial);
            }
            test.comes(0xFE);
            Stretch now = test.conductor.newest();
            double phase = (test.nowNs - now.dueNs(now.tick())) / periodNs;
            assertEquals(Math.rint(phase), phase, 0.06);
            assertEquals(0, now.tick() % 20);
            assertEquals(List.of(), test.withoutPulses());
            // And back again.
            test.timekeeper.follow(test.internal);
            test.playTo(test.nowNs + 2000 * MS);
            double lastMs = (test.sentNs.getLast() - test.sentNs.get(test.sentNs.size() - 2)) / 1e6;
            assertEquals(periodNs / 1e6, lastMs, 0.05);
        }
    }

    @Test
    void whateverComesEachNoteEndsOnceAndThePlaceIsThatOfAPlainModel() {
        SplittableRandom random = new SplittableRandom(4);
        begin();
        pulses(10);
        long modelPulse = 0;
        boolean plays = false;
        boolean armed = false;
        int number = 0;
        for (int i = 0; i < 100_000; i++) {
            switch (random.nextInt(30)) {
                case 0 -> {
                    comes(MidiStatus.START);
                    modelPulse = 0;
                    armed = true;
                    plays = false;
                }
                case 1 -> {
                    comes(MidiStatus.CONTINUE);
                    armed |= !plays;
                }
                case 2 -> {
                    comes(MidiStatus.STOP);
                    armed = false;
                    plays = false;
                }
                case 3 -> {
                    int sixteenth = random.nextInt(1 << 14);
                    position(sixteenth);
                    modelPulse = plays ? modelPulse : sixteenth * 6L;
                    armed &= plays;
                }
                case 4 -> comes(0xFE);
                default -> {
                    pulses(1);
                    if (plays || armed) {
                        plays = true;
                        armed = false;
                        assertEquals(modelPulse * 20, songTick(), "at message " + i);
                        modelPulse++;
                        hit(number++, conductor.newest().tick() + 21);
                    }
                }
            }
            assertEquals(plays, motion() == Motion.ROLLS);
        }
        comes(MidiStatus.STOP);
        int sounding = 0;
        for (String word : sent) {
            sounding += word.startsWith("on") ? 1 : word.startsWith("off") ? -1 : 0;
            assertTrue(sounding == 0 || sounding == 1, word);
        }
        assertEquals(0, sounding);
        assertTrue(number > 1000);
        assertEquals(0, follower.lostMessages());
    }
}

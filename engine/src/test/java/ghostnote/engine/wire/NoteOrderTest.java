package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.wire.MidiStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoteOrderTest {
    /** A tick is a millisecond. */
    private static final Timeline TIMELINE = new Timeline(0, 0, 125);

    private final RecordingOut out = new RecordingOut(TIMELINE);
    private final Stage stage = new Stage(TIMELINE, out);

    @Test
    void onOneTickThePulseGoesFirstThenTheEndsThenTheNotesTheKickBeforeTheOthers() {
        stage.hit(0, Voice.SNARE).hit(0, Voice.RIDE).hit(60, Voice.HAT_OPEN).hit(60, Voice.KICK).hit(60, Voice.CLAP);
        stage.end(61).playToEnd();
        assertEquals(
                List.of(
                        "start @-1",
                        "clock @0", "on 38 @0", "on 51 @0",
                        "clock @20", "clock @40",
                        "clock @60", "off 38 @60", "off 51 @60", "on 36 @60", "on 39 @60", "on 46 @60",
                        "off 36 @61", "off 39 @61", "off 46 @61", "stop @61"),
                out.all());
    }

    @Test
    void aNoteLastsForItsGate() {
        stage.hit(13, Voice.KICK).end(200).playToEnd();
        assertEquals(List.of("start @-1", "on 36 @13", "off 36 @73", "stop @200"), out.withoutPulses());
    }

    @Test
    void aVoiceHitAgainInsideItsGateEndsTheEarlierNoteFirstAndLastsForItsOwnGate() {
        stage.hit(0, Voice.SNARE).hit(59, Voice.SNARE).hit(60, Voice.SNARE).end(500).playToEnd();
        assertEquals(
                List.of(
                        "start @-1",
                        "on 38 @0", "off 38 @59", "on 38 @59", "off 38 @60", "on 38 @60", "off 38 @120",
                        "stop @500"),
                out.withoutPulses());
    }

    @Test
    void aVoiceHitAgainWhereItsGateEndsHasOneEndBetween() {
        stage.hit(0, Voice.SNARE).hit(60, Voice.SNARE).end(500).playToEnd();
        assertEquals(
                List.of("start @-1", "on 38 @0", "off 38 @60", "on 38 @60", "off 38 @120", "stop @500"),
                out.withoutPulses());
    }

    @Test
    void twoVoicesThatAreOneNoteOfTheKitSoundOnceOnATick() {
        assertEquals(KitMap.GENERAL_MIDI.note(Voice.HAT_CLOSED.ordinal()),
                KitMap.GENERAL_MIDI.note(Voice.HAT_CLOSED_EDGE.ordinal()));
        stage.hit(0, Voice.HAT_CLOSED).hit(0, Voice.HAT_CLOSED_EDGE).hit(30, Voice.HAT_CLOSED_EDGE);
        stage.hit(30, Voice.HAT_CLOSED).end(500).playToEnd();
        assertEquals(
                List.of("start @-1", "on 42 @0", "off 42 @30", "on 42 @30", "off 42 @90", "stop @500"),
                out.withoutPulses());
    }

    @Test
    void aNoteOnTheEndTickIsNotPlayed() {
        stage.hit(39, Voice.KICK).hit(40, Voice.SNARE).hit(41, Voice.SNARE).end(40).playToEnd();
        assertEquals(
                List.of("start @-1", "clock @0", "clock @20", "on 36 @39", "off 36 @40", "stop @40"), out.all());
        assertEquals(40, stage.playheadTick());
    }

    @Test
    void aHitThatComesLateIsPlayedLateAndCountedAndOneThatComesTooLateIsLeftOut() {
        stage.playTo(500_000_000);
        stage.hit(470, Voice.KICK).hit(469, Voice.SNARE).hit(499, Voice.CLAP).hit(498, Voice.RIDE).end(900);
        stage.playToEnd();
        OutputCounters counters = stage.duty().counters();
        assertEquals(1, counters.droppedNotes());
        assertEquals(2, counters.lateNotes(), "a millisecond is not late yet");
        assertEquals(3, counters.lateness().count());
        assertEquals(3, out.noteOns());
    }

    private record Due(long tick, int voice, int velocity) {
        int note() {
            return KitMap.GENERAL_MIDI.note(voice);
        }
    }

    /** What a drummer plays, in the order in which it is to be sent. */
    private static List<Due> notes(long seed, long untilTick) {
        HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        HitRing.Reader reader = ring.newReader();
        new DrumStream(seed).writeUpTo(ring, untilTick);
        List<Due> hits = new ArrayList<>();
        reader.drain(
                new HitHandler() {
                    @Override
                    public void onHit(long number, long tick, int voice, int velocity) {
                        hits.add(new Due(tick, voice, velocity));
                    }

                    @Override
                    public void onRevoke(long fromNumber) {}
                },
                Integer.MAX_VALUE);
        hits.sort(Comparator.comparingLong(Due::tick).thenComparingInt(Due::voice));
        Set<Long> known = new HashSet<>();
        hits.removeIf(hit -> !known.add(hit.tick << 7 | hit.note()));
        return hits;
    }

    @Test
    void calledAtAnyTimeEveryNoteComesInItsOrderAndNotBeforeItsTick() {
        for (int seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Timeline timeline = new Timeline(0, 0, random.nextDouble(20, 300));
            List<Due> expected = notes(seed, 32 * 480);
            long[] lastWakeNs = {Long.MIN_VALUE};
            StreamWatcher listener = new StreamWatcher() {
                @Override
                void onNote(int note, int velocity, long timeNs) {
                    Due due = expected.removeFirst();
                    assertEquals(due.note(), note);
                    assertEquals(due.velocity, velocity);
                    assertTrue(timeNs >= timeline.dueNs(due.tick), "a note before its time");
                    assertTrue(lastWakeNs[0] < timeline.dueNs(due.tick), "a note that was due the last time");
                }
            };
            Stage played = new Stage(timeline, listener, new DrumStream(seed), 32 * 480);
            for (long nowNs = played.nowNs(); !played.duty().ended(); ) {
                played.wakeAt(nowNs);
                lastWakeNs[0] = nowNs;
                nowNs += random.nextLong(random.nextBoolean() ? 1000 : 4_000_000);
            }
            assertTrue(expected.isEmpty());
            assertTrue(played.duty().counters().lateness().maxNs() < 4_100_000);
        }
    }

    /** A wire of 31,250 baud, 320 us a byte, that leaves out a status which is the last one's (running status). */
    private static final class Wire extends StreamWatcher {
        private static final long BYTE_NS = 320_000;
        private long freeNs = Long.MIN_VALUE;
        private int runningStatus;
        private long worstPulseNs;
        private long worstKickNs;
        private long worstNoteNs;

        @Override
        public void send(long dueNs, int status, int data1, int data2) {
            super.send(dueNs, status, data1, data2);
            boolean pulse = status >= MidiStatus.CLOCK;
            int bytes = pulse ? 1 : status == runningStatus ? 2 : 3;
            freeNs = Math.max(freeNs, nowNs()) + bytes * BYTE_NS;
            if (!pulse) {
                runningStatus = status;
            }
            long lateNs = freeNs - nowNs();
            if (status == MidiStatus.CLOCK) {
                worstPulseNs = Math.max(worstPulseNs, lateNs);
            } else if (status == NOTE_ON && data1 == Voice.KICK.note()) {
                worstKickNs = Math.max(worstKickNs, lateNs);
            } else if (status == NOTE_ON) {
                worstNoteNs = Math.max(worstNoteNs, lateNs);
            }
        }
    }

    @Test
    void onASlowWireSixteenNotesDelayNoPulseAndTheKickLeast() {
        Wire wire = new Wire();
        Stage loud = new Stage(new Timeline(0, 0, 120), wire);
        for (long tick = 0; tick < 100L * Ticks.PER_SIXTEENTH; tick += Ticks.PER_SIXTEENTH) {
            for (int i = 16; i >= 1; i--) {
                // Of 17 voices, the closed hat's edge is the same note as the hat.
                loud.hit(tick, Voice.of(i == 1 ? 0 : i));
            }
        }
        loud.end(100L * Ticks.PER_SIXTEENTH).playToEnd();
        assertEquals(320_000, wire.worstPulseNs);
        assertEquals(4 * 320_000, wire.worstKickNs);
        assertTrue(wire.worstNoteNs <= 11_000_000, () -> wire.worstNoteNs + " ns");
    }
}

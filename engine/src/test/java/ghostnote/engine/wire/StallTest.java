package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StallTest {
    private static final long STALL_NS = 10_000_000_000L;

    @Test
    void afterAStallOldNotesAreLeftOutAndCountedAndNoneComeAsABurst() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long[] notesAtNs = new long[2]; // time, notes at that time
            int[] most = new int[1];
            StreamWatcher out = new StreamWatcher() {
                @Override
                void onNote(int note, int velocity, long timeNs) {
                    notesAtNs[1] = notesAtNs[0] == timeNs ? notesAtNs[1] + 1 : 1;
                    notesAtNs[0] = timeNs;
                    most[0] = Math.max(most[0], (int) notesAtNs[1]);
                }
            };
            DrumStream drummer = new DrumStream(seed);
            Stage stage = new Stage(new Timeline(0, 0, 120), out, drummer, 200L * Ticks.PER_QUARTER);
            stage.playTo(random.nextLong(10_000_000_000L));
            stage.playTo(stage.wakeAt(stage.nowNs() + STALL_NS));
            stage.playToEnd();

            OutputCounters counters = stage.duty().counters();
            assertTrue(out.stopped(), "with every note ended");
            assertTrue(counters.droppedNotes() > 40, "ten seconds of a busy drummer");
            assertTrue(most[0] < 20, () -> most[0] + " at once");
            assertTrue(counters.lateness().maxNs() <= OutputDuty.TOO_LATE_NS * 1.001);
        }
    }

    @Test
    void everyHitOfAStallIsEitherPlayedWithinThirtyMillisecondsOrCountedAsDropped() {
        Timeline timeline = new Timeline(0, 0, 125); // a tick is a millisecond
        RecordingOut out = new RecordingOut(timeline);
        Stage stage = new Stage(timeline, out);
        for (int i = 0; i <= 100; i++) {
            stage.hit(100L * i, Voice.KICK).hit(100L * i, Voice.SNARE);
        }
        stage.end(10_500).playTo(150_000_000);
        stage.wakeAt(10_000_000_000L + 30_000_000);
        stage.playToEnd();
        assertEquals(2 * (100 + 1 - 3), stage.duty().counters().droppedNotes());
        assertEquals(
                List.of(
                        "start @-1",
                        "on 36 @0", "on 38 @0", "off 36 @60", "off 38 @60", "on 36 @100", "on 38 @100",
                        "off 36 @10030", "off 38 @10030", "stop @10030", "on 36 @10030", "on 38 @10030",
                        "position 84 @10060", "continue @10060", "off 36 @10060", "off 38 @10060",
                        "stop @10500"),
                out.withoutPulses());
    }

    @Test
    void afterAStallOthersAreToldAtTheNextSixteenthWhereItIs() {
        RecordingOut out = new RecordingOut(new Timeline(0, 0, 125));
        Stage stage = new Stage(new Timeline(0, 0, 125), out).playTo(30_000_000);
        out.all().clear();
        stage.wakeAt(10_030_000_000L);
        stage.playTo(10_100_000_000L);
        assertEquals(
                List.of(
                        "stop @10030",
                        "clock @10040", "clock @10060", "position 84 @10060", "continue @10060",
                        "clock @10080", "clock @10100"),
                out.all());
    }

    @Test
    void afterAStallOfATenthOfASecondNoPulseIsMissing() {
        StreamWatcher out = new StreamWatcher();
        Stage stage = new Stage(new Timeline(0, 0, 125), out).end(1000).playTo(30_000_000);
        stage.wakeAt(140_000_000);
        stage.playToEnd();
        assertEquals(50, out.pulses());
        assertEquals(0, out.continues());
    }

    /** What another makes of the messages: it counts pulses while it plays. */
    private static final class Follower extends StreamWatcher {
        private final Timeline timeline;
        private boolean plays;
        private long pulse;
        private int atOnce;
        private int mostAtOnce;
        private long lastNs;

        Follower(Timeline timeline) {
            this.timeline = timeline;
        }

        @Override
        public void send(long dueNs, int status, int data1, int data2) {
            super.send(dueNs, status, data1, data2);
            switch (status) {
                case MidiStatus.START, MidiStatus.CONTINUE -> plays = true;
                case MidiStatus.STOP -> plays = false;
                case MidiStatus.SONG_POSITION -> pulse = 6L * (data1 | data2 << 7);
                case MidiStatus.CLOCK -> {
                    assertEquals(0, timeline.tickAt(dueNs) % Ticks.PER_CLOCK_PULSE, "off the grid");
                    if (plays) {
                        assertEquals(timeline.tickAt(dueNs), pulse * Ticks.PER_CLOCK_PULSE, "at another place");
                        pulse++;
                    }
                    atOnce = nowNs() == lastNs ? atOnce + 1 : 1;
                    lastNs = nowNs();
                    mostAtOnce = Math.max(mostAtOnce, atOnce);
                }
                default -> {
                    // Notes are for whoever hears them.
                }
            }
        }
    }

    @Test
    void whoCountsPulsesIsInPlaceAfterAnyStallsAndNoneComeAsABurst() {
        SplittableRandom random = new SplittableRandom(1);
        int continues = 0;
        for (int seed = 0; seed < 100; seed++) {
            Timeline timeline = new Timeline(0, 0, random.nextDouble(20, 300));
            Follower out = new Follower(timeline);
            Stage stage = new Stage(timeline, out, new DrumStream(seed), 400L * Ticks.PER_QUARTER);
            for (int stall = 0; stall < 10; stall++) {
                stage.playTo(stage.nowNs() + random.nextLong(1_000_000_000));
                long stallNs = random.nextLong(random.nextBoolean() ? 200_000_000 : 2 * STALL_NS);
                stage.playTo(stage.wakeAt(stage.nowNs() + stallNs));
            }
            stage.playToEnd();
            double pulseNs = timeline.dueNs(Ticks.PER_CLOCK_PULSE);
            assertTrue(out.mostAtOnce <= 1 + OutputDuty.STALL_NS / pulseNs, () -> out.mostAtOnce + " pulses at once");
            assertTrue(out.stopped());
            continues += out.continues();
        }
        assertTrue(continues > 300, "so few long stalls: " + continues);
    }
}

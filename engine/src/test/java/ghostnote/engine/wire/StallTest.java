package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;
import java.util.ArrayList;
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
                        "off 36 @10030", "off 38 @10030", "on 36 @10030", "on 38 @10030",
                        "off 36 @10060", "off 38 @10060",
                        "stop @10500"),
                out.withoutPulses());
    }

    @Test
    void afterAStallThePulsesAreOnTheGridAgain() {
        Timeline timeline = new Timeline(0, 0, 120);
        List<Long> latenessNs = new ArrayList<>();
        StreamWatcher out = new StreamWatcher() {
            @Override
            void onPulse(long index, long timeNs) {
                latenessNs.add(timeNs - timeline.dueNs(index * Ticks.PER_CLOCK_PULSE));
            }
        };
        Stage stage = new Stage(timeline, out, new DrumStream(1), 100L * Ticks.PER_QUARTER).playTo(3_000_000_000L);
        stage.wakeAt(stage.nowNs() + STALL_NS);
        int pulses = latenessNs.size();
        stage.playToEnd();
        assertEquals(100 * 24, latenessNs.size());
        assertTrue(latenessNs.subList(pulses, latenessNs.size()).stream().allMatch(ns -> ns == 0));
    }
}

package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Timeline;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StopTest {
    /** A tick is a millisecond. */
    private static final Timeline TIMELINE = new Timeline(0, 0, 125);

    @Test
    void stoppedAtAnyMomentNothingSoundsOnAndNothingFollows() {
        int stoppedWhileSounding = 0;
        for (int seed = 0; seed < 1000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StreamWatcher out = new StreamWatcher();
            Stage stage = new Stage(TIMELINE, out, new DrumStream(seed), Long.MAX_VALUE);
            stage.playTo(random.nextLong(-2_000_000, 5_000_000_000L));
            stoppedWhileSounding += out.sounding() > 0 ? 1 : 0;
            boolean started = out.started();
            long noteOns = out.noteOns();
            long pulses = out.pulses();

            stage.duty().requestStop();
            stage.wakeAt(stage.nowNs() + random.nextLong(20_000_000));
            assertTrue(stage.duty().ended());
            assertEquals(started, out.stopped());
            assertEquals(0, out.sounding());
            // The watcher lets nothing pass after the stop.
            for (int i = 0; i < 10; i++) {
                stage.wakeAt(stage.nowNs() + random.nextLong(100_000_000));
            }
            assertEquals(noteOns, out.noteOns());
            assertEquals(pulses, out.pulses());
        }
        assertTrue(stoppedWhileSounding > 300, "it matters");
    }

    @Test
    void stoppedBeforeTheStartItSaysNothing() {
        StreamWatcher out = new StreamWatcher();
        Stage stage = new Stage(TIMELINE, out).hit(0, Voice.KICK);
        stage.duty().requestStop();
        stage.playTo(1_000_000_000);
        assertTrue(stage.duty().ended());
        assertTrue(out.silent());
    }

    @Test
    void stoppedBetweenStartAndFirstBeatItSaysStop() {
        RecordingOut out = new RecordingOut(TIMELINE);
        Stage stage = new Stage(TIMELINE, out).hit(0, Voice.KICK).playTo(-500_000);
        stage.duty().requestStop();
        stage.wakeAt(0);
        assertEquals(List.of("start @-1", "stop @0"), out.all());
    }

    @Test
    void theEndSendsEveryNoteOffAndStopAndNothingAfterThat() {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StreamWatcher out = new StreamWatcher();
            long endTick = random.nextLong(5000);
            DrumStream drummer = new DrumStream(seed);
            Stage stage = new Stage(TIMELINE, out, drummer, endTick).playToEnd();
            assertTrue(out.stopped());
            assertEquals(0, out.sounding());
            assertEquals(drummer.notes(), out.noteOns());
            assertEquals(endTick, stage.playheadTick());
            assertEquals(endTick * 1_000_000, stage.nowNs());
            stage.wakeAt(stage.nowNs() + random.nextLong(1_000_000_000));
            stage.duty().requestStop();
            stage.wakeAt(stage.nowNs() + random.nextLong(1_000_000_000));
        }
    }

    @Test
    void aPerformanceOfNoLengthIsStartAndStop() {
        RecordingOut out = new RecordingOut(TIMELINE);
        new Stage(TIMELINE, out).end(0).playToEnd();
        assertEquals(List.of("start @-1", "stop @0"), out.all());
    }
}

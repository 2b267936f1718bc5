package ghostnote.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TempoMapTest {
    @Test
    void aTickIsDueByTheTempoOfEachStretchBeforeIt() {
        TempoMap tempo = new TempoMap(Timeline.nanosPerTick(120));
        tempo.change(480, Timeline.nanosPerTick(60));
        tempo.change(960, Timeline.nanosPerTick(240));
        assertEquals(0.25, tempo.dueSeconds(240), 1e-12);
        assertEquals(0.5, tempo.dueSeconds(480), 1e-12);
        assertEquals(1, tempo.dueSeconds(720), 1e-12);
        assertEquals(1.5, tempo.dueSeconds(960), 1e-12);
        assertEquals(1.75, tempo.dueSeconds(1_440), 1e-12);
    }

    @Test
    void nothingAddsUpInADayAtAnOddTempo() {
        TempoMap tempo = new TempoMap(Timeline.nanosPerTick(173.3));
        long ticks = Math.round(24 * 60 * 173.3) * 480;
        assertEquals(ticks / (173.3 * 480) * 60, tempo.dueSeconds(ticks), 1e-9);
    }

    @Test
    void aChangeFoundByHalvingIsTheOneFoundByLooking() {
        SplittableRandom random = new SplittableRandom(3);
        TempoMap tempo = new TempoMap(1e6);
        double[] nanosPerTick = new double[3_000];
        double now = 1e6;
        for (int tick = 0; tick < nanosPerTick.length; tick++) {
            if (random.nextInt(3) == 0) {
                now = 1e5 + random.nextDouble() * 1e6;
                tempo.change(tick, now);
            }
            nanosPerTick[tick] = now;
        }
        double dueNs = 0;
        for (int tick = 0; tick < nanosPerTick.length; tick++) {
            assertEquals(dueNs / 1e9, tempo.dueSeconds(tick), 1e-9, "tick " + tick);
            dueNs += nanosPerTick[tick];
        }
    }

    @Test
    void ofTwoChangesOnOneTickTheSecondCounts() {
        TempoMap tempo = new TempoMap(1_000);
        tempo.change(0, 500);
        tempo.change(10, 700);
        tempo.change(10, 2_000);
        assertEquals((10 * 500 + 10 * 2_000) / 1e9, tempo.dueSeconds(20), 1e-15);
    }

    @Test
    void aChangeBeforeTheLastIsRefused() {
        TempoMap tempo = new TempoMap(1_000);
        tempo.change(10, 500);
        assertThrows(IllegalArgumentException.class, () -> tempo.change(9, 500));
    }
}

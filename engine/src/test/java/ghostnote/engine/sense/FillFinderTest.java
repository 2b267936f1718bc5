package ghostnote.engine.sense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillFinderTest {
    private static final Voice[] DOWN_THE_TOMS = {Voice.SNARE, Voice.TOM_1, Voice.TOM_2, Voice.TOM_3};

    /** Eighths on the hat, kick and snare in turn on the quarters, all a little off; toms only in one bar. */
    private static List<Hit> beat(Meter meter, int bars, int fillBar) {
        RandomGenerator random = new SplittableRandom(fillBar);
        List<Hit> hits = new ArrayList<>();
        int quarters = meter.ticksPerBar() / 480;
        for (int bar = 0; bar < bars; bar++) {
            long start = (long) bar * meter.ticksPerBar();
            for (int quarter = 0; quarter < quarters; quarter++) {
                for (int part = 0; part < 4; part++) {
                    long tick = Math.max(0, start + 480L * quarter + 120L * part + random.nextInt(-30, 30));
                    if (bar == fillBar) {
                        hits.add(new Hit(tick, DOWN_THE_TOMS[quarter % 4], 100));
                    } else if (part % 2 == 0) {
                        hits.add(new Hit(tick, Voice.HAT_CLOSED, 80));
                    }
                    if (bar != fillBar && part == 0) {
                        hits.add(new Hit(tick, quarter % 2 == 0 ? Voice.KICK : Voice.SNARE, 100));
                    }
                }
            }
        }
        return hits;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void theOddBarOutOfASteadyBeatIsItsFill(int beats) {
        Meter meter = new Meter(beats, 4);
        for (int bars = 4; bars < 20; bars++) {
            for (int fillBar = 0; fillBar < bars; fillBar++) {
                boolean[] expected = new boolean[bars];
                expected[fillBar] = true;
                assertArrayEquals(expected, FillFinder.find(beat(meter, bars, fillBar), meter));
            }
        }
    }

    @Test
    void aSteadyBeatHasNone() {
        for (int bars = 1; bars < 20; bars++) {
            assertArrayEquals(new boolean[bars], FillFinder.find(beat(Meter.COMMON, bars, -1), Meter.COMMON));
        }
    }

    @Test
    void aBarThatIsOddForWantOfDrumsIsNone() {
        List<Hit> hits = beat(Meter.COMMON, 8, -1);
        hits.removeIf(hit -> Meter.COMMON.barAt(hit.tick() + 60) == 5 && hit.voice() != Voice.KICK);
        assertArrayEquals(new boolean[8], FillFinder.find(hits, Meter.COMMON));
    }

    @Test
    void inFewerThanFourBarsNothingIsUsual() {
        assertArrayEquals(new boolean[3], FillFinder.find(beat(Meter.COMMON, 3, 1), Meter.COMMON));
        assertArrayEquals(new boolean[0], FillFinder.find(List.of(), Meter.COMMON));
    }
}

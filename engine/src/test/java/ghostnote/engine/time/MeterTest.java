package ghostnote.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeterTest {
    @ParameterizedTest
    @CsvSource({"4,4,480,1920", "7,8,240,1680", "6,8,240,1440", "3,4,480,1440", "5,2,960,4800", "1,1,1920,1920",
            "13,16,120,1560", "1,32,60,60", "64,1,1920,122880"})
    void aBarIsItsBeats(int beats, int unit, int ticksPerBeat, int ticksPerBar) {
        Meter meter = new Meter(beats, unit);
        assertEquals(ticksPerBeat, meter.ticksPerBeat());
        assertEquals(ticksPerBar, meter.ticksPerBar());
        assertEquals(beats + "/" + unit, meter.toString());
    }

    @Test
    void aTickIsItsBarAndItsPlaceInTheBarBeforeTheOriginToo() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            Meter meter = new Meter(random.nextInt(1, 65), 1 << random.nextInt(6));
            long tick = random.nextLong(-1L << 40, 1L << 40);
            int place = meter.placeInBar(tick);
            assertTrue(place >= 0 && place < meter.ticksPerBar());
            assertEquals(tick, meter.barAt(tick) * meter.ticksPerBar() + place);
        }
    }

    @Test
    void theTickBeforeTheFirstIsTheLastOfTheBarBefore() {
        Meter sevenEight = new Meter(7, 8);
        assertEquals(-1, sevenEight.barAt(-1));
        assertEquals(1679, sevenEight.placeInBar(-1));
        assertEquals(-1, sevenEight.barAt(-1680));
        assertEquals(0, sevenEight.placeInBar(-1680));
        assertEquals(-2, sevenEight.barAt(-1681));
    }

    @ParameterizedTest
    @CsvSource({"0,4", "65,4", "-1,4", "4,0", "4,3", "4,64", "4,-4", "4,12", "4,-2147483648", "2147483647,4"})
    void whatIsNoMeterIsRefusedByName(int beats, int unit) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new Meter(beats, unit));
        assertEquals(
                "meter %d/%d: expected 1 to 64 beats of 1, 2, 4, 8, 16 or 32".formatted(beats, unit),
                refusal.getMessage());
    }

    @Test
    void aPulseASixteenthAndABeatFitIntoAQuarter() {
        assertEquals(Ticks.PER_QUARTER, 24 * Ticks.PER_CLOCK_PULSE);
        assertEquals(Ticks.PER_QUARTER, 4 * Ticks.PER_SIXTEENTH);
        assertEquals(Meter.COMMON.ticksPerBeat(), Ticks.PER_QUARTER);
    }
}

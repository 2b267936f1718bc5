package ghostnote.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BarsTest {
    @Test
    void barsLieOneBehindTheOtherWhateverTheMeters() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Bars bars = new Bars(any(random));
            for (int change = 0; change < 20; change++) {
                long bar = bars.barAt(bars.meterSince(Long.MAX_VALUE / 2) == Long.MIN_VALUE
                                ? 0
                                : bars.meterSince(Long.MAX_VALUE / 2))
                        + random.nextInt(5);
                bars.change(bars.tickOf(bar), any(random));
            }
            long line = 0;
            for (long bar = 0; bar < 100; bar++) {
                assertEquals(line, bars.tickOf(bar));
                Meter meter = bars.meterAt(line);
                for (int place = 0; place < meter.ticksPerBar(); place += 60) {
                    assertEquals(bar, bars.barAt(line + place));
                    assertEquals(place, bars.placeInBar(line + place));
                    assertEquals(line, bars.lineBefore(line + place));
                    assertTrue(meter.isLike(bars.meterAt(line + place)));
                }
                line += meter.ticksPerBar();
            }
        }
    }

    private static Meter any(SplittableRandom random) {
        return Meter.numbered(random.nextInt(Meter.LAST_NUMBER + 1));
    }

    @Test
    void anotherChangeAtTheSameBarLineTakesThePlaceOfTheFirst() {
        Bars bars = new Bars(Meter.COMMON);
        bars.change(3840, Meter.parse("7/8"));
        bars.change(3840, Meter.parse("3/4"));
        assertEquals(3840 + 1440, bars.tickOf(3));
        assertEquals(0, bars.tickOf(0));
        assertEquals(-1920, bars.tickOf(-1));
    }

    @Test
    void metersAreReadAsTheyAreWritten() {
        for (int number = 0; number <= Meter.LAST_NUMBER; number++) {
            Meter meter = Meter.numbered(number);
            assertEquals(meter, Meter.parse(meter.toString()));
            assertEquals(number, meter.number());
            assertEquals(0, meter.ticksPerBar() % Ticks.PER_SIXTEENTH);
        }
        assertEquals(-1, new Meter(3, 32).number());
    }

    @Test
    void aCopyHasTheSameBarsAndGoesItsOwnWay() {
        Bars bars = new Bars(new Meter(7, 8));
        bars.change(3 * 1680, Meter.COMMON);
        Bars copy = bars.copy();
        copy.change(3 * 1680 + 5 * 1920, new Meter(3, 4));
        assertEquals(1920, bars.placeInBar(3 * 1680 + 6 * 1920 - 1) + 1);
        assertEquals(bars.tickOf(7), copy.tickOf(7));
        assertEquals(bars.tickOf(8) + 1440, copy.tickOf(9));
        assertEquals(1680, copy.tickOf(1));
    }
}

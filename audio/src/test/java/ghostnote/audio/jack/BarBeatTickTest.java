package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarBeatTickTest {
    private final BarBeatTick place = new BarBeatTick();

    @Test
    void aPlaceThatMakesSenseIsTakenAsItIs() {
        place.set(17, 4, 959, 960, 4, 4, 120.5);
        assertTrue(place.isValid());
        assertEquals(17, place.bar());
        assertEquals(4, place.beat());
        assertEquals(959, place.tick());
        assertEquals(120.5, place.tempoBpm());
        assertEquals(16 * 4 * 960, place.barStartTick());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 960, 4, 4, 120",
        "-3, 1, 0, 960, 4, 4, 120",
        "1, 0, 0, 960, 4, 4, 120",
        "1, 5, 0, 960, 4, 4, 120",
        "1, 1, -1, 960, 4, 4, 120",
        "1, 1, 960, 960, 4, 4, 120",
        "1, 1, 0, 0, 4, 4, 120",
        "1, 1, 0, NaN, 4, 4, 120",
        "1, 1, 0, 960, 0, 4, 120",
        "1, 1, 0, 960, NaN, 4, 120",
        "1, 1, 0, 960, -4, 4, 120",
        "1, 1, 0, 960, 4, 0, 120",
        "1, 1, 0, 960, 4, NaN, 120",
        "1, 1, 0, 960, 4, 4, 0",
        "1, 1, 0, 960, 4, 4, -120",
        "1, 1, 0, 960, 4, 4, NaN",
        "1, 1, 0, 960, 4, 4, Infinity",
        "0, 0, 0, 0, 0, 0, 0"
    })
    void onesThatMakeNoSenseAreInvalid(
            int bar, int beat, int tick, double ticksPerBeat, double beatsPerBar, double beatType, double tempoBpm) {
        place.set(bar, beat, tick, ticksPerBeat, beatsPerBar, beatType, tempoBpm);
        assertFalse(place.isValid());
    }

    @Test
    void whereNobodyLeadsThereIsNone() {
        place.set(1, 1, 0, 960, 4, 4, 120);
        place.clear();
        assertFalse(place.isValid());
    }
}

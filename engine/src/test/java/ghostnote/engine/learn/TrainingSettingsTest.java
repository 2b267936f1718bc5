package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
    @Test
    void aNumberOutOfItsRangeIsRefusedWithTheRange() {
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> new TrainingSettings(16, 80, 1e-3, 10, 3, 1, 1, 1));
        assertEquals("dropout 1.0: expected 0 to below 1", refusal.getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> new TrainingSettings(16, 80, Double.NaN, 10, 3, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new TrainingSettings(0, 80, 1e-3, 10, 3, 0, 1, 1));
    }
}

package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
    @Test
    void aNumberOutOfItsRangeIsRefusedWithTheRange() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> settings(16, 1e-3, 0.5, 1, 0, 0, 0));
        assertEquals("dropout 1.0: expected 0 to below 1", refusal.getMessage());
        var another = assertThrows(IllegalArgumentException.class, () -> settings(16, 1e-3, 0.5, 0, 1, 0, 0));
        assertEquals("input dropout 1.0: expected 0 to below 1", another.getMessage());
        assertThrows(IllegalArgumentException.class, () -> settings(16, 1e-3, 0.5, 0, -0.1, 0, 0));
        var third = assertThrows(IllegalArgumentException.class, () -> settings(16, 1e-3, 0.5, 0, 0, 1, 0));
        assertEquals("slip rate 1.0: expected 0 to below 1", third.getMessage());
        assertThrows(IllegalArgumentException.class, () -> settings(16, Double.NaN, 0.5, 0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> settings(0, 1e-3, 0.5, 0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> settings(16, 1e-3, 1.5, 0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> settings(16, 1e-3, 0.5, 0, 0, 0, 1000));
    }

    private static TrainingSettings settings(
            int batch,
            double rate,
            double plateauFactor,
            double dropout,
            double inputDropout,
            double slipRate,
            double weightDecay) {
        return new TrainingSettings(
                UpdateRule.ADAM, batch, 80, rate, plateauFactor, 1, 3, 10, dropout, inputDropout, slipRate, weightDecay, 1, 1);
    }
}

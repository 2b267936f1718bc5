package ghostnote.audio.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LimiterTest {
    private static float limited(float sample) {
        float[] samples = {sample};
        Limiter.limit(samples, 1);
        return samples[0];
    }

    @Test
    void whatIsBelowHalfOfFullScaleGoesThroughAsItIs() {
        for (float sample = -0.5f; sample <= 0.5f; sample += 0.001f) {
            assertEquals(sample, limited(sample));
        }
    }

    @Test
    void nothingEverIsAboveFullScale() {
        for (float sample : new float[] {1, 2, 1e10f, Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
            assertTrue(limited(sample) <= 1 && limited(sample) > 0.7, sample + " becomes " + limited(sample));
            assertEquals(-limited(sample), limited(-sample));
        }
    }

    @Test
    void louderStaysLouderWithoutAnEdge() {
        float step = 1e-3f;
        float before = limited(0);
        float slopeBefore = 1;
        for (float sample = step; sample < 4; sample += step) {
            float slope = (limited(sample) - before) / step;
            assertTrue(slope > 0 && slope < slopeBefore + 1e-3, "slope %s at %s".formatted(slope, sample));
            assertTrue(slopeBefore - slope < 0.01, "an edge at " + sample);
            before = limited(sample);
            slopeBefore = slope;
        }
    }

    @Test
    void whatIsNoNumberBecomesSilence() {
        assertEquals(0, limited(Float.NaN));
    }
}

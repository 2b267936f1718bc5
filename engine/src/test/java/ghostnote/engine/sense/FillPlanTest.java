package ghostnote.engine.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FillPlanTest {
    @Test
    void theLastOfEverySoManyBarsIsAFillAndNoOther() {
        for (int bars = 1; bars < 20; bars++) {
            FillPlan plan = FillPlan.every(bars);
            for (int bar = -50; bar < 100; bar++) {
                boolean last = (bar + 1) % bars == 0;
                assertEquals(last ? FillPlan.Word.FILL : FillPlan.Word.GROOVE, plan.at(bar), bars + ", bar " + bar);
            }
        }
    }

    @Test
    void aDrummerLeftFreeIsToldNothing() {
        for (int bar = 0; bar < 20; bar++) {
            assertEquals(FillPlan.Word.FREE, FillPlan.natural().at(bar));
        }
    }

    @Test
    void theFillsOfAPartAreItsOwnAndWhoeverNamedThemCannotChangeThemLater() {
        boolean[] bars = {false, true, false};
        FillPlan plan = FillPlan.of(bars);
        bars[0] = true;
        assertEquals(FillPlan.Word.GROOVE, plan.at(-1));
        assertEquals(FillPlan.Word.GROOVE, plan.at(0));
        assertEquals(FillPlan.Word.FILL, plan.at(1));
        assertEquals(FillPlan.Word.GROOVE, plan.at(2));
        assertEquals(FillPlan.Word.GROOVE, plan.at(3));
    }

    @Test
    void aFillEveryNoBarsIsRefused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> FillPlan.every(0));
        assertEquals("a fill every 0 bars: expected 1 or more", refusal.getMessage());
    }
}

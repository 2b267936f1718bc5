package ghostnote.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.presets.Catalog;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.screen.Snapshot.Dial;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DialsTest {
    private final Cast cast = Cast.of(Catalog.defaultDrummer());
    private final Dials dials = new Dials(cast);
    private final Values values = new Values();

    private void obey(String line) {
        String[] words = line.split(" ", 2);
        Knob knob = Knob.named(words[0]).getFirst();
        values.set(knob.number(), knob.parse(words[1], cast));
    }

    @Test
    void howeverADialIsTurnedItsLineIsUnderstoodAndItStaysInItsRange() {
        SplittableRandom random = new SplittableRandom(3);
        Set<Control> turned = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            dials.select(random.nextInt(-3, 4));
            turned.add(dials.selected().control());
            double[] steps = {-1, 1, -0.2, 0.2, 7, -7};
            obey(dials.turned(steps[random.nextInt(steps.length)], values));
        }
        assertTrue(turned.size() > 15, turned::toString);
    }

    @Test
    void aStepUpAndAStepDownComeBackToWhereItStood() {
        for (int i = 0; i < dials.show(values, _ -> "").size(); i++) {
            dials.select(1);
            Knob knob = dials.selected();
            if (knob.control().kind() == Control.Kind.NUMBER) {
                obey(knob.name() + " " + Knob.plain((knob.control().least() + knob.control().most()) / 2));
                obey(dials.turned(1, values));
                float before = values.get(knob.number());
                for (double step : new double[] {1, 0.2}) {
                    obey(dials.turned(step, values));
                    assertTrue(values.get(knob.number()) > before, knob.name());
                    obey(dials.turned(-step, values));
                    assertEquals(before, values.get(knob.number()), 1e-4, knob.name());
                }
            }
        }
    }

    @Test
    void itsUsualLineBringsItBack() {
        for (int i = 0; i < dials.show(values, _ -> "").size(); i++) {
            dials.select(1);
            Knob knob = dials.selected();
            obey(dials.turned(1, values));
            obey(dials.usual());
            assertEquals(knob.control().usual(), values.get(knob.number()), knob.name());
        }
    }

    @Test
    void aDialShowsItsValueAndWhatAKnobWaitsFor() {
        values.set(Control.TEMPERATURE, 0.5f);
        List<Dial> shown = dials.show(values, knob -> knob.control() == Control.TEMPERATURE ? "up" : "");
        assertEquals(new Dial("temperature", "0.5", 0.25, false, "up"), shown.getFirst());
        assertTrue(shown.stream().skip(1).allMatch(dial -> dial.isUsual() && dial.hint().isEmpty()));
    }
}

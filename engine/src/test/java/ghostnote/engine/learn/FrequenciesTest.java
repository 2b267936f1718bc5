package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ghostnote.engine.model.Feature;
import ghostnote.engine.sense.Part;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrequenciesTest {
    @Test
    void eachChoiceCostsTheLogarithmOfItsShareCountedOnceMoreThanSeen() {
        Part counted = events(0, 0, 0, 1);
        Evaluation evaluation =
                Frequencies.evaluate(Tiny.config(4), List.of(counted), List.of(events(0, 1), events(2)));
        assertEquals(3, evaluation.events());
        double nats = -(Math.log(4.0 / 7) + Math.log(2.0 / 7) + Math.log(1.0 / 7)) / 3;
        for (Evaluation.HeadScore head : evaluation.heads()) {
            if (Tiny.VOCABULARY.size(head.feature()) == 3) {
                assertEquals(nats, head.nats(), 1e-12);
                assertEquals(1.0 / 3, head.accuracy(), 1e-12);
            }
        }
        assertEquals(1.0 / 3, evaluation.jointAccuracy(), 1e-12);
    }

    @Test
    void anEventIsJointlyRightWhenItsDelayAndItsVoiceAre() {
        Part counted = Tiny.part(Tiny.hit(1, 2, 1), Tiny.hit(1, 2, 1));
        Part foretold = Tiny.part(Tiny.hit(1, 2, 1), Tiny.hit(1, 2, 0), Tiny.hit(0, 2, 1), Tiny.hit(1, 0, 1));
        assertEquals(
                0.5, Frequencies.evaluate(Tiny.config(4), List.of(counted), List.of(foretold)).jointAccuracy());
    }

    @Test
    void nothingToForetellIsRefused() {
        List<Part> some = Tiny.files(1, 5);
        assertThrows(
                IllegalArgumentException.class, () -> Frequencies.evaluate(Tiny.config(4), some, List.of()));
    }

    /** Events of which every feature has one choice, or its last where it has not so many. */
    private static Part events(int... choices) {
        return Tiny.part(IntStream.of(choices)
                .mapToObj(choice -> {
                    int[] event = new int[Feature.count()];
                    for (Feature feature : Feature.values()) {
                        event[feature.ordinal()] = Math.max(0, Math.min(choice, Tiny.VOCABULARY.size(feature) - 1));
                    }
                    return event;
                })
                .toArray(int[][]::new));
    }
}

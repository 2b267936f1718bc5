package ghostnote.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ghostnote.engine.learn.Evaluation.HeadScore;
import ghostnote.engine.learn.Evaluation;
import ghostnote.engine.model.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void theFiguresComeFirstThenWhatTheyMeanAndHowFarToTrustThem() {
        assertEquals(
                List.of(
                        "On the loop kept apart it takes 3.00 nats a hit; guessing by frequency alone takes 6.00.",
                        "Its first guess of when and what comes next is right 20 % of the time (by frequency alone"
                                + " 1 %): when 60 %, what 50 %.",
                        "It has this playing in its hands: it knows what comes next far better than the mere mix of"
                                + " hits.",
                        "So few loops kept apart make these figures rough; listen too."),
                new Verdict(evaluation(3, 0.2), evaluation(6, 0.01), 1).lines());
    }

    @Test
    void aDrummerThatLearntLittleIsToldSo() {
        List<String> lines = new Verdict(evaluation(5.9, 0.02), evaluation(6, 0.01), 40).lines();
        assertEquals(3, lines.size());
        assertEquals(
                "It has learnt little more than the mix of hits; it needs more loops, or loops more alike.",
                lines.getLast());
    }

    private static Evaluation evaluation(double nats, double right) {
        return new Evaluation(
                100,
                List.of(new HeadScore(Feature.TICKS, nats / 3, 0.6), new HeadScore(Feature.NOTE, 2 * nats / 3, 0.5)),
                0,
                right);
    }
}

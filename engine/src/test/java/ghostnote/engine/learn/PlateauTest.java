package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlateauTest {
    @Test
    void theRateFallsAfterEachPlateauAndPatienceEndsIt() {
        Plateau plateau = Plateau.start(
                new TrainingSettings(UpdateRule.ADAM, 1, 1, 0.8, 0.5, 2, 5, 99, 0, 0, 0, 0, 1, 1));
        List<Double> rates = new ArrayList<>();
        List<Boolean> over = new ArrayList<>();
        for (double nats : new double[] {3, 2, 2, 2.5, 1, 4, 4, 4, 4, 4}) {
            plateau = plateau.after(nats);
            rates.add(plateau.learningRate());
            over.add(plateau.isOver());
        }
        assertEquals(List.of(0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2, 0.2, 0.1, 0.1), rates);
        assertEquals(List.of(false, false, false, false, false, false, false, false, false, true), over);
        assertEquals(1, plateau.bestNats());
    }
}

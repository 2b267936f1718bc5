package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Encoder;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelException;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerTest {
    private static final Progress NOBODY = (epoch, trainingNats, validationNats, eventsPerSecond) -> {};

    @Test
    void aShortPatternIsLearnt() throws InterruptedException {
        List<List<int[]>> loops = List.of(rock(8), rock(12));
        TrainingSettings settings = new TrainingSettings(4, 32, 0.02, 30, 5, 0.1, 1, 1);
        Model model = new Trainer(Tiny.config(24), settings).train(loops, loops, NOBODY);
        assertTrue(evaluate(model, loops).jointAccuracy() > 0.95, () -> evaluate(model, loops).toString());
    }

    /** Eighths on the hat, the kick on 1 and 3, the snare on 2 and 4; beats are louder. */
    private static List<int[]> rock(int bars) {
        List<Hit> hits = new ArrayList<>();
        for (int eighth = 0; eighth < 8 * bars; eighth++) {
            int tick = 240 * eighth;
            if (eighth % 2 == 0) {
                hits.add(new Hit(tick, eighth % 4 == 0 ? Voice.KICK : Voice.SNARE, 100));
            }
            hits.add(new Hit(tick, Voice.HAT_CLOSED, eighth % 2 == 0 ? 100 : 40));
        }
        return new Encoder(Tiny.VOCABULARY, Meter.COMMON).encode(hits);
    }

    @Test
    void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws InterruptedException {
        byte[] onOne = trainedBytes(Tiny.settings(17, 6, 0.3), 1);
        assertArrayEquals(onOne, trainedBytes(Tiny.settings(17, 6, 0.3), 1));
        assertArrayEquals(onOne, trainedBytes(Tiny.settings(17, 6, 0.3), 2));
        assertArrayEquals(onOne, trainedBytes(Tiny.settings(17, 6, 0.3), 3));
    }

    @Test
    void anotherSeedGivesAnotherModel() throws InterruptedException {
        TrainingSettings other = new TrainingSettings(17, 6, 0.01, 20, 3, 0.3, 1, 8);
        assertFalse(Arrays.equals(trainedBytes(Tiny.settings(17, 6, 0.3), 1), trainedBytes(other, 1)));
    }

    private static byte[] trainedBytes(TrainingSettings settings, int threads) throws InterruptedException {
        Trainer trainer = new Trainer(Tiny.config(6), settings, threads);
        return ModelFiles.toBytes(trainer.train(Tiny.files(1, 40, 60, 20), Tiny.files(2, 30), NOBODY));
    }

    @Test
    void theModelKeptIsTheBestOnesInValidationAndPatienceEndsTheTraining() throws InterruptedException {
        List<Double> validationNats = new ArrayList<>();
        List<List<int[]>> validation = Tiny.files(2, 60);
        TrainingSettings settings = new TrainingSettings(4, 20, 0.03, 200, 3, 0, 1, 1);
        Model model = new Trainer(Tiny.config(16), settings)
                .train(Tiny.files(1, 60), validation, (epoch, training, nats, eventsPerSecond) -> {
                    validationNats.add(nats);
                    assertEquals(validationNats.size(), epoch);
                });
        double best = Collections.min(validationNats);
        assertEquals(best, evaluate(model, validation).nats());
        assertEquals(validationNats.indexOf(best) + 1 + 3, validationNats.size());
        assertTrue(validationNats.getLast() > best, "random files cannot be learnt for ever");
    }

    @ParameterizedTest
    @CsvSource({"60, the size of the weights is NaN", "600, the loss is NaN"})
    void numbersThatGetOutOfHandAreRefusedInOneLine(int events, String what) {
        TrainingSettings settings = new TrainingSettings(4, 20, 1e300, 20, 3, 0, 1, 1);
        var refusal = assertThrows(ModelException.class, () -> new Trainer(Tiny.config(4), settings)
                .train(Tiny.files(1, events), Tiny.files(2, 60), NOBODY));
        assertEquals(
                "training broke in epoch 1: " + what + "; try a learning rate below 1.0E300", refusal.getMessage());
    }

    @Test
    void filesWithNothingToLearnOrToValidateWithAreRefused() {
        Trainer trainer = new Trainer(Tiny.config(4), Tiny.settings(2, 5, 0));
        List<List<int[]>> some = Tiny.files(1, 9);
        assertThrows(IllegalArgumentException.class, () -> trainer.train(List.of(), some, NOBODY));
        assertThrows(IllegalArgumentException.class, () -> trainer.train(some, List.of(), NOBODY));
    }

    @Test
    void anInterruptEndsTheTraining() {
        Trainer trainer = new Trainer(Tiny.config(4), Tiny.settings(2, 5, 0));
        Thread.currentThread().interrupt();
        assertThrows(
                InterruptedException.class, () -> trainer.train(Tiny.files(1, 9), Tiny.files(2, 9), NOBODY));
    }

    private static Evaluation evaluate(Model model, List<List<int[]>> files) {
        try (Network network = new Network(model, Kernels.choose(), Precision.FLOAT32)) {
            return Evaluation.of(network, files, 0);
        }
    }
}

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
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelException;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.net.Network;
import ghostnote.engine.sense.Encoder;
import ghostnote.engine.sense.FillPlan;
import ghostnote.engine.sense.Part;
import ghostnote.engine.time.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private static final Progress NOBODY = new Listener();
    private static final long ALWAYS = 0;
    private static final long WHOLE_PASSES = 1000;

    @TempDir
    Path folder;

    /** What pulls the plug in these tests. */
    private static final class Plug extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static class Listener implements Progress {
        @Override
        public void update(int epoch, int done, int of, double nats) {}

        @Override
        public void epoch(Epoch epoch) {}
    }

    @ParameterizedTest
    @EnumSource
    void aShortPatternIsLearnt(UpdateRule rule) throws Exception {
        List<Part> loops = List.of(rock(8), rock(12));
        TrainingSettings settings = new TrainingSettings(rule, 4, 32, 0.02, 0.5, 2, 6, 40, 0.1, 0.1, 0.1, 0.01, 1, 1);
        Model model = train(new Trainer(Tiny.config(24), settings), loops, loops, NOBODY).model();
        assertTrue(evaluate(model, loops).jointAccuracy() > 0.95, () -> evaluate(model, loops).toString());
    }

    /** Eighths on the hat, the kick on 1 and 3, the snare on 2 and 4; beats are louder. */
    private static Part rock(int bars) {
        List<Hit> hits = new ArrayList<>();
        for (int eighth = 0; eighth < 8 * bars; eighth++) {
            int tick = 240 * eighth;
            if (eighth % 2 == 0) {
                hits.add(new Hit(tick, eighth % 4 == 0 ? Voice.KICK : Voice.SNARE, 100));
            }
            hits.add(new Hit(tick, Voice.HAT_CLOSED, eighth % 2 == 0 ? 100 : 40));
        }
        List<Part.Hit> encoded = new Encoder(Tiny.VOCABULARY).encode(hits);
        return new Part(Meter.COMMON, 120, Part.NO_STYLE, FillPlan.natural(), encoded);
    }

    @Test
    void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws Exception {
        byte[] onOne = trainedBytes(Tiny.settings(17, 6, 0.3), 1);
        assertArrayEquals(onOne, trainedBytes(Tiny.settings(17, 6, 0.3), 1));
        assertArrayEquals(onOne, trainedBytes(Tiny.settings(17, 6, 0.3), 2));
        assertArrayEquals(onOne, trainedBytes(Tiny.settings(17, 6, 0.3), 3));
    }

    @Test
    void anotherSeedGivesAnotherModel() throws Exception {
        TrainingSettings settings = Tiny.settings(17, 6, 0.3);
        assertFalse(Arrays.equals(trainedBytes(settings, 1), trainedBytes(settings.withSeed(8), 1)));
    }

    private byte[] trainedBytes(TrainingSettings settings, int threads) throws Exception {
        Trainer trainer = trainer(settings, threads, WHOLE_PASSES);
        return bytes(train(trainer, Tiny.files(1, 40, 60, 20), Tiny.files(2, 30), NOBODY));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aTrainingThatIsCutOffAnywhereEndsWithTheBytesOfAnUninterruptedOne(long seed) throws Exception {
        RandomGenerator random = new SplittableRandom(seed);
        UpdateRule rule = UpdateRule.values()[random.nextInt(2)];
        TrainingSettings settings =
                new TrainingSettings(rule, 9, 6, 0.02, 0.5, 2, 8, 14, 0.3, 0.2, 0.1, 0.01, 1, seed);
        long longestEpochEvents = random.nextBoolean() ? WHOLE_PASSES : 50;
        List<Part> validation = Tiny.files(2, 30);
        Passes passes = pass -> Tiny.files(10 + pass, 40, 60, 20);
        Trained whole = trainer(settings, 1, longestEpochEvents).train(passes, validation, file("whole"), NOBODY);
        for (int cut = 0; cut < 3; cut++) {
            int epoch = random.nextInt(2, whole.epochs().size());
            int update = random.nextInt(1, 3);
            assertThrows(Plug.class, () -> trainer(settings, 2, longestEpochEvents)
                    .train(passes, validation, file("cut"), plugAt(epoch, update)));
        }
        Trained resumed = trainer(settings, 1, longestEpochEvents).train(passes, validation, file("cut"), NOBODY);
        assertArrayEquals(bytes(whole), bytes(resumed));
        assertEquals(timeless(whole.epochs()), timeless(resumed.epochs()));
    }

    /** Pulls the plug in an epoch, or in the first one after it that is played at all. */
    private static Progress plugAt(int epoch, int update) {
        return new Listener() {
            @Override
            public void update(int at, int done, int of, double nats) {
                if (at >= epoch && done >= Math.min(update, of)) {
                    throw new Plug();
                }
            }
        };
    }

    private static List<Epoch> timeless(List<Epoch> epochs) {
        return epochs.stream()
                .map(e -> new Epoch(e.number(), e.learningRate(), e.trainingNats(), e.validationNats(),
                        e.validationAccuracy(), e.events(), 1))
                .toList();
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefusedAndTheLineSaysWhatDiffers() throws Exception {
        TrainingSettings settings = Tiny.settings(4, 6, 0.3);
        List<Part> files = Tiny.files(1, 40, 60);
        Path checkpoint = file("a");
        assertThrows(Plug.class, () ->
                trainer(settings, 1, WHOLE_PASSES).train(pass -> files, files, checkpoint, plugAt(2, 1)));
        byte[] kept = Files.readAllBytes(checkpoint);
        assertEquals(
                checkpoint + ": begun with dropout 0.3, now it is 0.4; --restart starts afresh",
                refusal(trainer(Tiny.settings(4, 6, 0.4), 1, WHOLE_PASSES), files, checkpoint));
        assertEquals(
                checkpoint + ": begun with number of files 2, now it is 1; --restart starts afresh",
                refusal(trainer(settings, 1, WHOLE_PASSES), files.subList(0, 1), checkpoint));
        assertTrue(refusal(trainer(settings, 1, WHOLE_PASSES), Tiny.files(3, 40, 60), checkpoint)
                .contains("begun with content of the files "));
        assertEquals(
                checkpoint + ": begun with model's layers lstm 4, now it is lstm 5; --restart starts afresh",
                refusal(new Trainer(Tiny.config(5), settings), files, checkpoint));
        assertArrayEquals(kept, Files.readAllBytes(checkpoint));
    }

    @Test
    void aCheckpointWithAnyByteDamagedIsRefused() throws Exception {
        TrainingSettings settings = Tiny.settings(4, 6, 0.3);
        List<Part> files = Tiny.files(1, 40, 60);
        Path checkpoint = file("a");
        Trainer trainer = trainer(settings, 1, WHOLE_PASSES);
        assertThrows(Plug.class, () -> trainer.train(pass -> files, files, checkpoint, plugAt(2, 1)));
        byte[] whole = Files.readAllBytes(checkpoint);
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(checkpoint, i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : damaged);
            String line = refusal(trainer, files, checkpoint);
            assertTrue(line.startsWith(checkpoint + ": ") && line.endsWith("; --restart starts afresh"), line);
        }
    }

    private static String refusal(Trainer trainer, List<Part> files, Path checkpoint) {
        return assertThrows(ModelException.class, () -> trainer.train(pass -> files, files, checkpoint, NOBODY))
                .getMessage();
    }

    @Test
    void theModelKeptIsTheBestOneInValidationAndPatienceEndsTheTraining() throws Exception {
        List<Part> validation = Tiny.files(2, 60);
        TrainingSettings settings =
                new TrainingSettings(UpdateRule.ADAM, 4, 20, 0.03, 0.5, 2, 3, 200, 0, 0, 0, 0, 1, 1);
        Trained trained = train(new Trainer(Tiny.config(16), settings), Tiny.files(1, 60), validation, NOBODY);
        Epoch best = trained.best();
        assertEquals(best.validationNats(), evaluate(trained.model(), validation).nats());
        assertEquals(best.number() + 3, trained.epochs().size());
        assertTrue(trained.epochs().getLast().validationNats() > best.validationNats(),
                "random files cannot be learnt for ever");
        assertEquals(0.03, best.learningRate());
        assertEquals(0.015, trained.epochs().getLast().learningRate());
    }

    @ParameterizedTest
    @CsvSource({"60, the size of the weights is NaN", "600, the loss is NaN"})
    void numbersThatGetOutOfHandAreRefusedInOneLine(int events, String what) {
        TrainingSettings settings =
                new TrainingSettings(UpdateRule.ADAM, 4, 20, 1e300, 0.5, 1, 3, 20, 0, 0, 0, 0, 1, 1);
        var refusal = assertThrows(ModelException.class, () ->
                train(new Trainer(Tiny.config(4), settings), Tiny.files(1, events), Tiny.files(2, 60), NOBODY));
        assertEquals(
                "training broke in epoch 1: " + what + "; try a learning rate below 1.0E300", refusal.getMessage());
    }

    @Test
    void whenNumbersGetOutOfHandLaterTheBestWeightsSoFarAreKept() throws Exception {
        List<Part> files = Tiny.files(1, 60);
        TrainingSettings settings =
                new TrainingSettings(UpdateRule.ADAM, 4, 20, 1e37, 1, 1, 100, 200, 0, 0, 0, 0, 1, 1);
        Trained trained = train(new Trainer(Tiny.config(4), settings), files, files, NOBODY);
        int good = trained.epochs().size();
        assertTrue(good > 0);
        assertTrue(trained.fault().orElseThrow().startsWith("training broke in epoch %d: the ".formatted(good + 1)));
        Trained until = train(new Trainer(Tiny.config(4), settings.withEpochs(good)), files, files, NOBODY);
        assertArrayEquals(bytes(until), bytes(trained));
    }

    @Test
    void filesWithNothingToLearnOrToValidateWithAreRefused() {
        Trainer trainer = new Trainer(Tiny.config(4), Tiny.settings(2, 5, 0));
        List<Part> some = Tiny.files(1, 9);
        assertThrows(IllegalArgumentException.class, () -> train(trainer, List.of(), some, NOBODY));
        assertThrows(IllegalArgumentException.class, () -> train(trainer, some, List.of(), NOBODY));
    }

    @Test
    void anInterruptEndsTheTraining() {
        Trainer trainer = new Trainer(Tiny.config(4), Tiny.settings(2, 5, 0));
        Thread.currentThread().interrupt();
        assertThrows(
                InterruptedException.class, () -> train(trainer, Tiny.files(1, 9), Tiny.files(2, 9), NOBODY));
    }

    private static Trainer trainer(TrainingSettings settings, int threads, long longestEpochEvents) {
        return new Trainer(Tiny.config(4), settings, threads, ALWAYS, longestEpochEvents);
    }

    private Trained train(
            Trainer trainer, List<Part> files, List<Part> validation, Progress progress)
            throws IOException, InterruptedException {
        Files.deleteIfExists(file("training"));
        return trainer.train(pass -> files, validation, file("training"), progress);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static byte[] bytes(Trained trained) {
        return ModelFiles.toBytes(trained.model());
    }

    private static Evaluation evaluate(Model model, List<Part> files) {
        try (Network network = new Network(model, Kernels.choose(), Precision.FLOAT32)) {
            return Evaluation.of(network, files, 0);
        }
    }
}

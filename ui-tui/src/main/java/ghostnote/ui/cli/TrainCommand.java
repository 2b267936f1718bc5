package ghostnote.ui.cli;

import ghostnote.engine.learn.Trainer;
import ghostnote.engine.learn.TrainingSettings;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.model.Vocabulary;
import ghostnote.ui.corpus.KitDrummer;
import ghostnote.ui.corpus.Loop;
import ghostnote.ui.corpus.LoopFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a drummer on a folder of MIDI loops. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        header = "Trains a drummer on a folder of MIDI loops.",
        description = "Every .mid file below the folder is read; every eighth is kept apart to tell when to stop."
                + " Where the folder has the info.csv of the Groove MIDI Dataset, its splits are used.",
        footerHeading = "%nExample:%n",
        footer = {"  ghostnote train my-loops/ --out mine.safetensors", "  ghostnote --model mine.safetensors"})
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The loops.")
    private Path folder;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The .safetensors file to write.")
    private Path out;

    @Option(
            names = "--units",
            paramLabel = "N",
            defaultValue = "256",
            description = "Hidden units of the network. Default: ${DEFAULT-VALUE}.")
    private int units;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "The most passes over the loops. Default: until the loops kept apart say stop.")
    private Integer epochs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of first weights and order. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LoopFolder loops = LoopFolder.read(folder);
        loops.skipped().forEach(line -> System.err.println("skipped " + line));
        if (loops.training().isEmpty() || loops.validation().isEmpty()) {
            System.err.printf("ghostnote: %s: two MIDI files with drum notes are the least to learn from%n", folder);
            return ExitCode.BAD_DATA;
        }
        String name = String.valueOf(out.getFileName()).replaceFirst("\\.safetensors$", "");
        ModelConfig config = KitDrummer.config(name, units, loops.training());
        List<List<int[]>> training = encode(loops.training(), config.vocabulary());
        List<List<int[]>> validation = encode(loops.validation(), config.vocabulary());
        System.err.printf(
                "%d loops of %d hits to learn from, %d kept apart%n",
                training.size(), training.stream().mapToInt(List::size).sum(), validation.size());
        Model model = new Trainer(config, settings()).train(training, validation, TrainCommand::show);
        ModelFiles.save(model, out);
        System.err.println("wrote " + out);
        return ExitCode.OK;
    }

    private TrainingSettings settings() {
        TrainingSettings base = TrainingSettings.DEFAULT;
        return new TrainingSettings(
                base.batch(),
                base.stepsPerUpdate(),
                base.learningRate(),
                epochs == null ? base.epochs() : epochs,
                base.patience(),
                base.dropout(),
                base.clipNorm(),
                seed);
    }

    private static List<List<int[]>> encode(List<Loop> loops, Vocabulary vocabulary) {
        return loops.stream()
                .map(loop -> loop.onGrid(KitDrummer.GRID_TICKS).encode(vocabulary))
                .filter(events -> !events.isEmpty())
                .toList();
    }

    private static void show(int epoch, double trainingNats, double validationNats, double eventsPerSecond) {
        System.err.printf(
                "epoch %2d: %.4f nats a hit learning, %.4f kept apart, %.0f hits/s%n",
                epoch,
                trainingNats,
                validationNats,
                eventsPerSecond);
    }
}

package ghostnote.ui.cli;

import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.learn.Epoch;
import ghostnote.engine.learn.Evaluation;
import ghostnote.engine.learn.Frequencies;
import ghostnote.engine.learn.Passes;
import ghostnote.engine.learn.Trained;
import ghostnote.engine.learn.Trainer;
import ghostnote.engine.learn.TrainingSettings;
import ghostnote.engine.live.Drummer;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.net.Network;
import ghostnote.engine.scorecard.Scorecard;
import ghostnote.engine.sense.Part;
import ghostnote.engine.time.Meter;
import ghostnote.ui.corpus.Corpus;
import ghostnote.ui.corpus.CorpusText;
import ghostnote.ui.corpus.KitDrummer;
import ghostnote.ui.corpus.Loop;
import ghostnote.ui.corpus.Skipped;
import ghostnote.ui.corpus.Split;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.set.Wishes;
import ghostnote.ui.train.Audition;
import ghostnote.ui.train.EpochBar;
import ghostnote.ui.train.Lessons;
import ghostnote.ui.train.Lines;
import ghostnote.ui.train.Plan;
import ghostnote.ui.train.Report;
import ghostnote.ui.train.SeedProtocol;
import ghostnote.ui.train.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine;

/** Trains a drummer on MIDI loops. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        header = "Trains a drummer on folders of MIDI loops.",
        description = "Every eighth loop is kept apart, tells when to stop, and how good the drummer is. How large the"
                + " network is and how it learns follows from how much there is to learn from. A training that was cut"
                + " off goes on where it was when the same command is given again: what moves is kept in FILE.training"
                + " until the end.",
        footerHeading = "%nExample:%n",
        footer = {
            "  ghostnote train my-loops/ --out mine.safetensors",
            "  ghostnote train my-loops/ --out mine.safetensors --report mine.html",
            "  ghostnote --model mine.safetensors"
        })
final class TrainCommand implements Callable<Integer> {
    private static final int TAKES = 20;
    private static final int TAKE_BARS = 32;

    @Mixin
    private CorpusOptions corpusOptions;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The .safetensors file to write.")
    private Path out;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes one HTML page: curves, figures, what the drummer plays like.")
    private Path report;

    @Option(
            names = "--units",
            paramLabel = "N",
            description = "Hidden units of the network. Default: by how many hits there are.")
    private Integer units;

    @Option(
            names = "--cell",
            paramLabel = "KIND",
            defaultValue = "lstm",
            description = "The cells of the network: lstm, peephole, cifg, gru, mgu, elman or clockwork."
                    + " Default: ${DEFAULT-VALUE}.")
    private String cell;

    @Option(
            names = "--layers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Layers of cells, each hearing the one below. Default: ${DEFAULT-VALUE}.")
    private int layers;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "The most passes over the loops. Default: until the loops kept apart say stop.")
    private Integer epochs;

    @Option(
            names = "--learning-rate",
            paramLabel = "R",
            description = "How fast it learns at first. Default: by how many hits there are.")
    private Double learningRate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of first weights and order. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--restart", description = "Starts afresh, whatever FILE.training holds.")
    private boolean restart;

    @Option(names = "--seed-protocol", hidden = true)
    private boolean seedProtocol;

    @Override
    public Integer call() throws IOException, InterruptedException {
        WholeFile.check(out);
        if (report != null) {
            WholeFile.check(report);
        }
        Corpus corpus = corpusOptions.read();
        List<Skipped> noLoops = corpus.skipped().stream()
                .filter(none -> none.reason() != Skipped.Reason.OTHER_FILE)
                .toList();
        CorpusText.skipped(noLoops, false).forEach(System.err::println);
        List<Loop> training = corpus.loops(Split.TRAIN);
        List<Loop> validation = corpus.loops(Split.VALIDATION);
        if (training.isEmpty() || validation.isEmpty()) {
            System.err.println("ghostnote: two MIDI files with drum notes are the least to learn from");
            return ExitCode.BAD_DATA;
        }
        return seedProtocol ? seedProtocol(training) : learn(training, validation);
    }

    private String name() {
        return String.valueOf(out.getFileName()).replaceFirst("\\.safetensors$", "");
    }

    private int learn(List<Loop> training, List<Loop> validation) throws IOException, InterruptedException {
        Plan plan = Plan.of(training);
        ModelConfig config = KitDrummer.config(
                name(),
                Collections.nCopies(layers, new Layer(CellKind.of(cell), units == null ? plan.units() : units)),
                plan.headUnits(),
                training);
        TrainingSettings settings = chosen(plan.settings());
        Lessons lessons = new Lessons(training, config.vocabulary(), plan.augmentation(), seed);
        List<Part> plain = Lessons.plain(training, config.vocabulary());
        List<Part> apart = Lessons.plain(validation, config.vocabulary());
        System.err.printf(
                "%d loops of %,d hits to learn from, %d kept apart%n",
                plain.size(), plain.stream().mapToInt(part -> part.hits().size()).sum(), apart.size());
        Trained trained = train(config, settings, lessons, apart, Lines::figures);
        Verdict verdict = new Verdict(
                evaluate(trained.model(), apart), Frequencies.evaluate(config, plain, apart), apart.size());
        verdict.lines().forEach(System.err::println);
        if (report != null) {
            DrummerOptions asRendered = new DrummerOptions();
            new CommandLine(asRendered).setCaseInsensitiveEnumValuesAllowed(true).parseArgs();
            try (Network network = new Network(trained.model(), Kernels.choose(), Precision.FLOAT32)) {
                Cast cast = Cast.of(trained.model());
                Wishes wishes = asRendered.wishes(cast, PlayOptions::tell);
                Scorecard drummer = new Scorecard(Audition.play(
                        take -> Drummer.of(
                                network,
                                asRendered.ofSeed(wishes, cast, take).initial(),
                                take),
                        TAKES,
                        TAKE_BARS));
                Scorecard loops = new Scorecard(training.stream()
                        .filter(loop -> loop.meter().equals(Meter.COMMON))
                        .map(Loop::hits)
                        .toList());
                String page = new Report(trained, settings.asMap(), training, validation, verdict, drummer, loops)
                        .html();
                WholeFile.write(report, page.getBytes(StandardCharsets.UTF_8));
                System.err.println("wrote " + report);
            }
        }
        return end(trained);
    }

    private int seedProtocol(List<Loop> training) throws IOException, InterruptedException {
        SeedProtocol protocol = SeedProtocol.of(name(), training);
        List<Part> parts = protocol.parts();
        System.err.printf(
                "%,d hits, %d delays%n",
                parts.stream().mapToInt(part -> part.hits().size()).sum(),
                protocol.config().vocabulary().size(Feature.TICKS));
        Trained trained =
                train(protocol.config(), chosen(SeedProtocol.SETTINGS), pass -> parts, parts, SeedProtocol::figures);
        System.err.println(SeedProtocol.verdict(trained.epochs()));
        return end(trained);
    }

    private TrainingSettings chosen(TrainingSettings settings) {
        TrainingSettings seeded = settings.withSeed(seed);
        TrainingSettings limited = epochs == null ? seeded : seeded.withEpochs(epochs);
        return learningRate == null ? limited : limited.withLearningRate(learningRate);
    }

    private Path checkpoint() {
        return out.resolveSibling(out.getFileName() + ".training");
    }

    private Trained train(
            ModelConfig config,
            TrainingSettings settings,
            Passes lessons,
            List<Part> apart,
            Function<Epoch, String> words)
            throws IOException, InterruptedException {
        if (restart) {
            Files.deleteIfExists(checkpoint());
        } else if (Files.exists(checkpoint())) {
            System.err.println("going on from " + checkpoint());
        }
        Lines lines = new Lines(System.err, words);
        try (EpochBar bar = new EpochBar(lines, settings.epochs())) {
            return new Trainer(config, settings).train(lessons, apart, checkpoint(), bar);
        }
    }

    private static Evaluation evaluate(Model model, List<Part> parts) {
        try (Network network = new Network(model, Kernels.choose(), Precision.FLOAT32)) {
            return Evaluation.of(network, parts, 0);
        }
    }

    private int end(Trained trained) throws IOException {
        ModelFiles.save(trained.model(), out);
        Files.deleteIfExists(checkpoint());
        System.err.println("wrote " + out);
        trained.fault().ifPresent(line -> System.err.printf(
                "ghostnote: %s; %s holds the best until then, epoch %d%n", line, out, trained.best().number()));
        return trained.fault().isPresent() ? ExitCode.BAD_DATA : ExitCode.OK;
    }
}

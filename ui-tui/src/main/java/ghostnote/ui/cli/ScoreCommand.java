package ghostnote.ui.cli;

import ghostnote.engine.json.Json;
import ghostnote.engine.learn.Evaluation.HeadScore;
import ghostnote.engine.learn.Evaluation;
import ghostnote.engine.model.Feature;
import ghostnote.engine.net.Network;
import ghostnote.engine.sense.Part;
import ghostnote.ui.corpus.Loop;
import ghostnote.ui.progress.Bar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how well a model foretells MIDI files. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        header = "Says how well the drummer foretells what people played.",
        description = "Events are the note-ons of a file. Each file starts from an empty state, and its first event is"
                + " predicted too; it is given to drummers of the seed's kind, which know no beginning. nats are -ln p,"
                + " less is better. nats_per_event counts when and what; how hard is told apart. accuracy counts the"
                + " events of which the likeliest delay and the likeliest voice are right.",
        footerHeading = "%nExamples:%n",
        footer = {"  ghostnote score groove.mid", "  ghostnote score --model seed-model/ --json demo.mid pattern.mid"})
final class ScoreCommand implements Callable<Integer> {
    @Mixin
    private ModelOptions modelOptions;

    @Option(names = "--json", description = "The figures in JSON.")
    private boolean json;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "MIDI files.")
    private List<Path> files;

    @Override
    public Integer call() throws IOException {
        try (Network network = modelOptions.loadNetwork()) {
            int given = network.vocabulary().hasOffsets() ? 0 : 1;
            List<Part> parts = new ArrayList<>();
            int skipped = 0;
            for (Path file : files) {
                Loop loop = Loop.read(file);
                loop.warnings().forEach(warning -> System.err.printf("ghostnote: %s: %s%n", file, warning));
                Part part = loop.part(network.vocabulary());
                skipped += loop.noteOns() - part.hits().size();
                parts.add(part);
            }
            if (parts.stream().allMatch(part -> part.hits().size() <= given)) {
                System.err.printf(
                        "ghostnote: nothing to score: no file has two notes that %s knows%n", network.config().name());
                return ExitCode.BAD_DATA;
            }
            report(evaluate(network, parts, given), skipped);
        }
        return ExitCode.OK;
    }

    private static Evaluation evaluate(Network network, List<Part> parts, int given) {
        try (Bar bar = new Bar("score")) {
            return Evaluation.of(network, parts, given, done -> bar.at(done, parts.size()));
        }
    }

    private void report(Evaluation evaluation, int skipped) {
        if (skipped > 0) {
            System.err.printf("ghostnote: left out %d notes that the model does not know%n", skipped);
        }
        if (!json) {
            System.out.printf(
                    "%d events, %.5f nats an event, accuracy %.5f%n",
                    evaluation.events(),
                    evaluation.hitNats(),
                    evaluation.jointAccuracy());
            for (HeadScore head : evaluation.heads()) {
                System.out.printf(
                        "  %-8s %.5f nats, accuracy %.5f%n",
                        head.feature().word(),
                        head.nats(),
                        head.accuracy());
            }
            return;
        }
        Map<String, Object> heads = new LinkedHashMap<>();
        for (HeadScore head : evaluation.heads()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("nats", head.nats());
            figures.put("accuracy", head.accuracy());
            heads.put(head.feature().word(), figures);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("events", evaluation.events());
        all.put("nats_per_event", evaluation.hitNats());
        all.put("score_nats", evaluation.nats(Feature.TICKS) + evaluation.nats(Feature.NOTE));
        all.put("nine_class_nats", evaluation.nats(Feature.TICKS) + evaluation.familyNats());
        all.put("microtiming_nats", evaluation.nats(Feature.OFFSET));
        all.put("velocity_nats", evaluation.nats(Feature.VELOCITY));
        all.put("accuracy", evaluation.jointAccuracy());
        all.put("heads", heads);
        all.put("skipped", skipped);
        System.out.println(Json.write(all));
    }
}

package ghostnote.ui.cli;

import ghostnote.engine.json.Json;
import ghostnote.engine.learn.Evaluation;
import ghostnote.engine.learn.Evaluation.HeadScore;
import ghostnote.engine.net.Network;
import ghostnote.ui.corpus.Loop;
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
        description = "Events are the note-ons of a file in its order. Each file starts from an empty state, its first"
                + " event is given, every later one is predicted. nats are -ln p, less is better; accuracy counts the"
                + " events of which the likeliest choice of every head is right.",
        footerHeading = "%nExamples:%n",
        footer = {"  ghostnote score groove.mid", "  ghostnote score --model seed-model/ --json demo.mid pattern.mid"})
final class ScoreCommand implements Callable<Integer> {
    private static final int GIVEN_EVENTS = 1;

    @Mixin
    private DrummerOptions drummerOptions;

    @Option(names = "--json", description = "The figures in JSON.")
    private boolean json;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "MIDI files.")
    private List<Path> files;

    @Override
    public Integer call() throws IOException {
        try (Network network = drummerOptions.loadNetwork()) {
            List<List<int[]>> events = new ArrayList<>();
            int skipped = 0;
            for (Path file : files) {
                Loop loop = Loop.read(file);
                loop.warnings().forEach(warning -> System.err.printf("ghostnote: %s: %s%n", file, warning));
                List<int[]> encoded = loop.encode(network.vocabulary());
                skipped += loop.noteOns() - encoded.size();
                events.add(encoded);
            }
            if (events.stream().allMatch(file -> file.size() <= GIVEN_EVENTS)) {
                System.err.printf(
                        "ghostnote: nothing to score: no file has two notes that %s knows%n", network.config().name());
                return ExitCode.BAD_DATA;
            }
            report(Evaluation.of(network, events, GIVEN_EVENTS), skipped);
        }
        return ExitCode.OK;
    }

    private void report(Evaluation evaluation, int skipped) {
        if (skipped > 0) {
            System.err.printf("ghostnote: left out %d notes that the model does not know%n", skipped);
        }
        if (!json) {
            System.out.printf(
                    "%d events, %.5f nats an event, accuracy %.5f%n",
                    evaluation.events(),
                    evaluation.nats(),
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
        all.put("nats_per_event", evaluation.nats());
        all.put("accuracy", evaluation.jointAccuracy());
        all.put("heads", heads);
        all.put("skipped", skipped);
        System.out.println(Json.write(all));
    }
}

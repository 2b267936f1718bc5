package ghostnote.ui.cli;

import ghostnote.engine.json.Json;
import ghostnote.ui.corpus.Corpus;
import ghostnote.ui.corpus.CorpusJson;
import ghostnote.ui.corpus.CorpusText;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what there is to learn from. */
@Command(
        name = "corpus",
        mixinStandardHelpOptions = true,
        header = "Shows what there is to learn from in folders of MIDI loops.",
        description = "Bars, styles, voices, dynamics and timing, and why a file was skipped. A style is a folder; a"
                + " file or folder named fill holds fills; every eighth file is kept apart to tell when to stop. Where"
                + " a folder has the info.csv of the Groove MIDI Dataset, that says all three.",
        footerHeading = "%nExamples:%n",
        footer = {"  ghostnote corpus my-loops/", "  ghostnote corpus pack.zip --channel 1 --roles kit.txt --json"})
final class CorpusCommand implements Callable<Integer> {
    @Mixin
    private CorpusOptions options;

    @Option(names = "--skipped", description = "Names every file that was skipped, however many.")
    private boolean skipped;

    @Option(names = "--json", description = "The figures in JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Corpus corpus = options.read();
        if (json) {
            System.out.println(Json.write(CorpusJson.of(corpus)));
        } else {
            CorpusText.of(corpus, System.out.charset(), skipped).forEach(System.out::println);
        }
        return corpus.loops().isEmpty() ? ExitCode.BAD_DATA : ExitCode.OK;
    }
}

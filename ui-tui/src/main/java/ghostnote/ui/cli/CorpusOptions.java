package ghostnote.ui.cli;

import ghostnote.ui.corpus.Corpus;
import ghostnote.ui.corpus.DrumChannel;
import ghostnote.ui.corpus.LoopReader;
import ghostnote.ui.corpus.Roles;
import ghostnote.ui.progress.Bar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where loops are, and what in them is drums. */
final class CorpusOptions {
    @Parameters(
            paramLabel = "DIR|ZIP|FILE",
            arity = "1..*",
            description = "Folders and zips with all below them, and MIDI files.")
    private List<Path> sources;

    @Option(
            names = "--channel",
            paramLabel = "N|any",
            description = "The MIDI channel of the drums, 1 to 16, or all of them. Default: 10 where it has drums, else"
                    + " the only one with notes.")
    private String channel;

    @Option(
            names = "--roles",
            paramLabel = "FILE",
            description = "What the notes of a foreign kit stand for, a line each: 36 = kick, C1 = kick, 60 = 38,"
                    + " 37 = none.")
    private Path roles;

    /** Reads what was asked for. */
    Corpus read() throws IOException {
        LoopReader reader = new LoopReader(
                channel == null ? new DrumChannel.Found() : DrumChannel.parse(channel),
                roles == null ? Roles.GENERAL_MIDI : Roles.read(roles));
        try (Bar bar = new Bar("reading")) {
            return Corpus.read(sources, reader, bar);
        }
    }
}

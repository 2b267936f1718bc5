package ghostnote.ui.cli;

import ghostnote.engine.model.ModelFiles;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.play.Band;
import ghostnote.ui.play.Rendition;
import ghostnote.ui.progress.Bar;
import ghostnote.ui.set.SetException;
import ghostnote.ui.set.SetFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a set again, into a file. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        header = "Plays a performance again, hit for hit, into a MIDI file.",
        description = "The set file is what play --set or render --set has written. The drummers must be those that"
                + " played it.")
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SET", description = "The set file.")
    private Path set;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The MIDI file to write.")
    private Path out;

    @Mixin
    private CastOptions castOptions;

    @Override
    public Integer call() throws IOException {
        Cast cast = castOptions.load(set);
        SetFile played = SetFile.read(set, cast);
        String digest = ModelFiles.digest(cast.first().model());
        if (!digest.equals(played.digest())) {
            throw new SetException(("%s was played by %s (%s), and this is %s (%s): give the drummer that played it with"
                            + " --model")
                    .formatted(set, played.model(), played.digest(), cast.first().config().name(), digest));
        }
        if (!castOptions.weights().equals(played.weights())) {
            throw new SetException("%s was played with --weights %s: say the same".formatted(set, played.weights()));
        }
        try (Band band = Band.of(cast, castOptions::network, played.wishes(), played.seed());
                Bar bar = new Bar("replay")) {
            MidiFile music = Rendition.of(band, played.wishes(), played.endTick(), bar)
                    .music(played.endTick());
            new MidiFileWriter().write(out, music);
            System.err.printf("%s: %d notes%n", out, music.noteOns().size());
        }
        return ExitCode.OK;
    }
}

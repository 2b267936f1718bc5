package ghostnote.ui.cli;

import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.model.ModelFiles;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.play.Band;
import ghostnote.ui.play.Networks;
import ghostnote.ui.play.Rendition;
import ghostnote.ui.play.Take;
import ghostnote.ui.progress.Bar;
import ghostnote.ui.progress.Headway;
import ghostnote.ui.set.SetException;
import ghostnote.ui.set.SetFile;
import ghostnote.ui.sound.Music;
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
        header = "Plays a performance again, hit for hit, into a MIDI file or a WAV file.",
        description = "The set file is what play --set or render --set has written. The drummers must be those that"
                + " played it. It sounds as it did then, if that was asked for, unless something else is now.")
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SET", description = "The set file.")
    private Path set;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to write: MIDI, or sound if it ends in .wav.")
    private Path out;

    @Mixin
    private CastOptions castOptions;

    @Mixin
    private WavOptions wavOptions;

    @Override
    public Integer call() throws IOException {
        wavOptions.check(out);
        WholeFile.check(out);
        try (Bar bar = new Bar("replay")) {
            Music music = play(set, castOptions, out, wavOptions, bar);
            wavOptions.write(out, music, bar);
            System.err.printf("%s: %d notes%n", out, music.notes().noteOns().size());
        }
        return ExitCode.OK;
    }

    /**
     * Plays a set again.
     *
     * @param castOptions say who plays it
     * @param out where it is to be written then
     * @param all of the work, of which this is the beginning
     */
    static Music play(Path set, CastOptions castOptions, Path out, WavOptions wavOptions, Headway all)
            throws IOException {
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
        wavOptions.choose(out, played.sound());
        wavOptions.requireRoom(out, played.wishes(), played.endTick());
        try (Networks networks = Networks.of(cast, castOptions::network);
                Band band = new Band(networks, cast.styles(), played.wishes(), played.seed())) {
            Take take = Rendition.of(band, played.wishes(), played.endTick(), WavOptions.ofPlaying(out, all));
            return new Music(
                    take.music(played.endTick()),
                    take.hits(played.endTick()),
                    played.wishes().tempo(),
                    played.wishes().initial(),
                    played.wishes().cues());
        }
    }
}

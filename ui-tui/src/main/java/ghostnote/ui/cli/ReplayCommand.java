package ghostnote.ui.cli;

import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.model.ModelFiles;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.progress.Bar;
import ghostnote.ui.progress.Headway;
import ghostnote.ui.set.SetException;
import ghostnote.ui.set.SetFile;
import ghostnote.ui.set.SetLines;
import ghostnote.ui.sound.Music;
import ghostnote.ui.sound.SoundChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            List<Played> played = play(set, castOptions, out, wavOptions, bar);
            wavOptions.write(out, played, bar);
            int notes = played.stream()
                    .mapToInt(each -> each.music().notes().noteOns().size())
                    .sum();
            System.err.printf("%s: %d notes%n", out, notes);
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
    static List<Played> play(Path file, CastOptions castOptions, Path out, WavOptions wavOptions, Headway all)
            throws IOException {
        List<SetLines> sets = SetLines.read(file);
        List<Cast> casts = castOptions.load(sets);
        List<Played> played = new ArrayList<>();
        Headway playing = WavOptions.ofPlaying(out, all);
        try (Renderer renderer = new Renderer()) {
            for (int i = 0; i < sets.size(); i++) {
                Headway headway = playing.part(i, sets.size());
                played.add(play(renderer, sets.get(i), casts.get(i), castOptions, out, wavOptions, headway));
            }
        }
        return played;
    }

    private static Played play(
            Renderer renderer,
            SetLines set,
            Cast cast,
            CastOptions castOptions,
            Path out,
            WavOptions wavOptions,
            Headway headway)
            throws IOException {
        SetFile played = SetFile.read(set, cast);
        String digest = ModelFiles.digest(cast.first().model());
        if (!digest.equals(played.digest())) {
            throw new SetException(("%s was played by %s (%s), and this is %s (%s): give the drummer that played it with"
                            + " --model")
                    .formatted(
                            set.file(),
                            played.model(),
                            played.digest(),
                            cast.first().config().name(),
                            digest));
        }
        if (!castOptions.weights().equals(played.weights())) {
            throw new SetException("%s was played with --weights %s: say the same".formatted(set.file(), played.weights()));
        }
        Optional<SoundChoice> sound = wavOptions.choose(out, played.sound());
        wavOptions.requireRoom(out, played.wishes(), played.endTick());
        Music music = renderer.play(
                cast, castOptions.packing(), played.wishes(), played.seed(), played.endTick(), headway);
        return new Played(set.track(), music, sound);
    }
}

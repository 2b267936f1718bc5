package ghostnote.ui.cli;

import ghostnote.engine.disk.IoReason;
import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.json.Json;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.progress.Bar;
import ghostnote.ui.progress.Headway;
import ghostnote.ui.set.SetFile;
import ghostnote.ui.set.SetLines;
import ghostnote.ui.set.Wishes;
import ghostnote.ui.sound.Music;
import ghostnote.ui.sound.SoundChoice;
import ghostnote.ui.sound.SoundWish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes drums to files, as notes or as sound, as fast as the machine can. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        header = "Writes drums to MIDI or WAV files, as fast as the machine can.",
        description = "A file that ends in .wav is what the built-in kit plays, or a sound font, a folder of WAV files or an LV2"
                + " plugin. The same model, seed and options give the same file on any machine (a plugin is as good as its"
                + " word).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ghostnote render --bars 32 --seed 7 --out groove.mid",
            "  ghostnote render --ensemble band.toml --bars 32 --out band.wav",
            "  ghostnote render --bars 4 --count 100 --out takes/     takes/seed-1.mid to seed-100.mid",
            "  ghostnote render --bars 32 --seed 7 --out groove.wav",
            "  ghostnote render --from tonight.set --out tonight.wav --sound machine --bits 16 --rate 44100",
            "  ghostnote render --from groove.mid --out groove.wav",
            "  ghostnote render --bars 8 --out x.wav --kit my.sf2     or a folder of WAV files",
            "  ghostnote render --bars 8 --out x.wav --instrument avldrums"
        })
final class RenderCommand implements Callable<Integer> {
    /** What still means something where it is not a drummer that plays now. */
    private static final Set<String> WITH_FROM =
            Set.of(
                    "--from", "--out", "--json", "--bits", "--rate", "--sound", "--kit", "--instrument",
                    "--instrument-preset", "--instrument-control");

    private static final Set<String> WITH_A_SET = Set.of("--model", "--weights", "--drummer");

    @Mixin
    private DrummerOptions drummerOptions;

    @Mixin
    private EnsembleOptions ensembleOptions;

    @Mixin
    private WavOptions wavOptions;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "Writes what a set file (see --set, and play --set) or a MIDI file holds, instead of new drums: of a"
                    + " MIDI file the tenth channel, at its tempos.")
    private Path from;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The (first) seed. Default: ${DEFAULT-VALUE}.")
    private Long seed;

    @Option(
            names = "--bars",
            paramLabel = "N",
            defaultValue = "8",
            description = "How long. Default: ${DEFAULT-VALUE} bars.")
    private long bars;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Writes N files with the seeds S, S + 1, ... into the folder --out, which is made if need"
                    + " be; WAV files if it is said how they sound.")
    private Integer count;

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR",
            required = true,
            description = "The file to write, which ends in .mid, or in .wav for sound; with --count the folder.")
    private Path out;

    @Option(
            names = "--set",
            paramLabel = "FILE",
            description = "Writes a set file too, from which ghostnote replay plays the same again.")
    private Path set;

    @Option(names = "--json", description = "Says what was written in JSON.")
    private boolean json;

    /**
     * A file that was written.
     *
     * @param seed of what was played; empty where it was not played now
     * @param seconds of sound; empty for notes
     * @param sounds what sounded, in words
     */
    private record Written(Path file, OptionalLong seed, int notes, OptionalDouble seconds, String sounds) {}

    @Override
    public Integer call() throws IOException {
        if (count != null && count < 1) {
            throw new IllegalArgumentException("--count %d: expected 1 or more".formatted(count));
        }
        if (count != null && set != null) {
            throw new IllegalArgumentException("--set %s: with --count there is more than one".formatted(set));
        }
        wavOptions.check(count == null ? out : fileOfSeed(seed));
        if (count == null) {
            WholeFile.check(out);
        }
        if (from != null) {
            report(List.of(renderFrom()));
            return ExitCode.OK;
        }
        if (set != null) {
            WholeFile.check(set);
        }
        report(ensembleOptions.isAskedFor() ? List.of(renderTogether()) : renderAlone());
        return ExitCode.OK;
    }

    private List<Written> renderAlone() throws IOException {
        Optional<SoundChoice> sound = wavOptions.choose(count == null ? out : fileOfSeed(seed), Optional.empty());
        List<Written> all = new ArrayList<>();
        Cast cast = drummerOptions.loadCast();
        Wishes wishes = drummerOptions.wishes(cast, PlayOptions::tell);
        long endTick = DrummerOptions.endTick(wishes, bars);
        try (Renderer renderer = new Renderer();
                Bar bar = new Bar("render")) {
            if (count == null) {
                wishes = drummerOptions.ofSeed(wishes, cast, seed);
                all.add(render(renderer, cast, wishes, seed, endTick, sound, out, bar));
            } else {
                makeFolder();
                for (int i = 0; i < count; i++) {
                    Wishes ofSeed = drummerOptions.ofSeed(wishes, cast, seed + i);
                    Path file = fileOfSeed(seed + i);
                    all.add(render(renderer, cast, ofSeed, seed + i, endTick, sound, file, bar.part(i, count)));
                }
            }
        }
        if (set != null) {
            SetFile played = drummerOptions.set(cast, seed, wishes, endTick).withSound(wavOptions.toKeep(sound));
            SetLines.write(set, Map.of("", played.lines(cast)));
        }
        return all;
    }

    /** All tracks of an ensemble, in one file. */
    private Written renderTogether() throws IOException {
        if (count != null) {
            throw new IllegalArgumentException("--count %d: it is for one drummer alone".formatted(count));
        }
        EnsembleOptions.Tracks tracks = ensembleOptions.read(spec, List.of());
        List<Asked> asked = tracks.ask(seed, PlayOptions::tell);
        long endTick = DrummerOptions.endTick(asked.getFirst().wishes(), bars);
        List<Played> played = new ArrayList<>();
        try (Renderer renderer = new Renderer();
                Bar bar = new Bar("render")) {
            Headway playing = WavOptions.ofPlaying(out, bar);
            for (Asked track : asked) {
                wavOptions.requireRoom(out, track.wishes(), endTick);
                Optional<SoundChoice> sound = WavOptions.choose(out, track.options());
                Headway headway = playing.part(played.size(), asked.size());
                Music music = renderer.play(
                        track.cast(),
                        track.options().drummerOptions().packing(),
                        track.wishes(),
                        track.seed(),
                        endTick,
                        headway);
                played.add(new Played(track.name(), music, sound));
            }
            Written written = write(out, OptionalLong.of(asked.getFirst().seed()), played, bar);
            if (set != null) {
                Map<String, List<String>> sets = new LinkedHashMap<>();
                for (int i = 0; i < asked.size(); i++) {
                    Asked track = asked.get(i);
                    SetFile playedSet = track.set(track.wishes().cues(), endTick, toKeep(track, played.get(i)));
                    sets.put(track.name(), playedSet.lines(track.cast()));
                }
                SetLines.write(set, sets);
            }
            return written;
        }
    }

    private static Optional<SoundWish> toKeep(Asked track, Played played) {
        return track.options()
                .soundOptions()
                .wish()
                .flatMap(_ -> played.sound())
                .map(sound -> sound.toKeep().get());
    }

    private Path fileOfSeed(long ofSeed) {
        return out.resolve("seed-%d%s".formatted(ofSeed, wavOptions.isAskedFor() ? ".wav" : ".mid"));
    }

    private Written renderFrom() throws IOException {
        boolean midi = from.toString().toLowerCase(Locale.ROOT).matches(".*\\.midi?");
        for (OptionSpec given : spec.commandLine().getParseResult().matchedOptions()) {
            String name = given.longestName();
            if (!WITH_FROM.contains(name) && (midi || !WITH_A_SET.contains(name))) {
                throw new IllegalArgumentException("%s: it is for new drums, and --from %s has played already"
                        .formatted(name, from));
            }
        }
        if (midi && !WavOptions.isSound(out)) {
            throw new IllegalArgumentException("--from %s: it is a MIDI file already; --out ends in .wav for its sound"
                    .formatted(from));
        }
        try (Bar bar = new Bar("render")) {
            List<Played> played;
            if (midi) {
                Optional<SoundChoice> sound = wavOptions.choose(out, Optional.empty());
                played = List.of(new Played("", Music.read(from, PlayOptions::tell), sound));
            } else {
                played = ReplayCommand.play(from, drummerOptions.castOptions(), out, wavOptions, bar);
            }
            return write(out, OptionalLong.empty(), played, bar);
        }
    }

    private void makeFolder() throws IOException {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new IOException("cannot make the folder %s: %s".formatted(out, IoReason.of(e)), e);
        }
    }

    private Written render(
            Renderer renderer,
            Cast cast,
            Wishes wishes,
            long ofSeed,
            long endTick,
            Optional<SoundChoice> sound,
            Path file,
            Headway headway)
            throws IOException {
        wavOptions.requireRoom(file, wishes, endTick);
        Headway playing = WavOptions.ofPlaying(file, headway);
        Music music = renderer.play(cast, drummerOptions.packing(), wishes, ofSeed, endTick, playing);
        return write(file, OptionalLong.of(ofSeed), List.of(new Played("", music, sound)), headway);
    }

    private Written write(Path file, OptionalLong ofSeed, List<Played> played, Headway headway) throws IOException {
        OptionalDouble seconds = wavOptions.write(file, played, headway);
        int notes = played.stream()
                .mapToInt(each -> each.music().notes().noteOns().size())
                .sum();
        String sounds = played.stream()
                .flatMap(each -> each.sound().stream())
                .map(SoundChoice::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Written(file, ofSeed, notes, seconds, sounds);
    }

    private void report(List<Written> all) {
        if (json) {
            List<Map<String, Object>> files = new ArrayList<>();
            for (Written written : all) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("file", written.file.toString());
                written.seed.ifPresent(ofSeed -> entry.put("seed", ofSeed));
                entry.put("notes", written.notes);
                written.seconds.ifPresent(seconds -> entry.put("seconds", seconds));
                files.add(entry);
            }
            System.out.println(Json.write(Map.of("files", files)));
        } else if (all.size() == 1) {
            Written one = all.getFirst();
            String length = from == null ? bars + " bars, " : "";
            String sound = one.seconds.isPresent()
                    ? ", %.1f s of %s".formatted(one.seconds.getAsDouble(), one.sounds)
                    : "";
            System.err.printf("%s: %s%d notes%s%n", one.file, length, one.notes, sound);
        } else {
            System.err.printf("%s: %d files of %d bars%n", out, all.size(), bars);
        }
    }
}

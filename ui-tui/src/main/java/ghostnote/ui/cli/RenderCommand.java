package ghostnote.ui.cli;

import ghostnote.engine.disk.IoReason;
import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.json.Json;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.play.Band;
import ghostnote.ui.play.Rendition;
import ghostnote.ui.play.Take;
import ghostnote.ui.progress.Bar;
import ghostnote.ui.progress.Headway;
import ghostnote.ui.set.Wishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes drums to MIDI files, as fast as the machine can. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        header = "Writes drums to MIDI files, as fast as the machine can.",
        description = "The same model, seed and options give the same file on any machine.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ghostnote render --bars 32 --seed 7 --out groove.mid",
            "  ghostnote render --bars 4 --count 100 --out takes/     takes/seed-1.mid to seed-100.mid"
        })
final class RenderCommand implements Callable<Integer> {
    @Mixin
    private DrummerOptions drummerOptions;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The (first) seed. Default: ${DEFAULT-VALUE}.")
    private long seed;

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
                    + " be.")
    private Integer count;

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR",
            required = true,
            description = "The file to write; with --count the folder.")
    private Path out;

    @Option(
            names = "--set",
            paramLabel = "FILE",
            description = "Writes a set file too, from which ghostnote replay plays the same again.")
    private Path set;

    @Option(names = "--json", description = "Says what was written in JSON.")
    private boolean json;

    private record Written(Path file, long seed, int notes) {}

    @Override
    public Integer call() throws IOException {
        if (count != null && count < 1) {
            throw new IllegalArgumentException("--count %d: expected 1 or more".formatted(count));
        }
        if (count != null && set != null) {
            throw new IllegalArgumentException("--set %s: with --count there is more than one".formatted(set));
        }
        if (set != null) {
            WholeFile.check(set);
        }
        List<Written> all = new ArrayList<>();
        Cast cast = drummerOptions.loadCast();
        Wishes wishes = drummerOptions.wishes(cast, PlayOptions::tell);
        long endTick = drummerOptions.endTick(wishes, bars);
        try (Bar bar = new Bar("render")) {
            if (count == null) {
                wishes = drummerOptions.ofSeed(wishes, cast, seed);
                all.add(render(cast, wishes, seed, endTick, out, bar));
            } else {
                makeFolder();
                for (int i = 0; i < count; i++) {
                    Path file = out.resolve("seed-%d.mid".formatted(seed + i));
                    Wishes ofSeed = drummerOptions.ofSeed(wishes, cast, seed + i);
                    int before = i;
                    all.add(render(cast, ofSeed, seed + i, endTick, file, (done, of) ->
                            bar.at(before * of + done, count * of)));
                }
            }
        }
        if (set != null) {
            drummerOptions
                    .set(cast, seed, wishes, endTick)
                    .write(set, cast);
        }
        report(all);
        return ExitCode.OK;
    }

    private void makeFolder() throws IOException {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new IOException("cannot make the folder %s: %s".formatted(out, IoReason.of(e)), e);
        }
    }

    private Written render(
            Cast cast, Wishes wishes, long ofSeed, long endTick, Path file, Headway headway)
            throws IOException {
        try (Band band = Band.of(cast, drummerOptions::network, wishes, ofSeed)) {
            Take take = Rendition.of(band, wishes, endTick, headway);
            MidiFile music = take.music(endTick);
            new MidiFileWriter().write(file, music);
            return new Written(file, ofSeed, music.noteOns().size());
        }
    }

    private void report(List<Written> all) {
        if (json) {
            List<Map<String, Object>> files = new ArrayList<>();
            for (Written written : all) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("file", written.file.toString());
                entry.put("seed", written.seed);
                entry.put("notes", written.notes);
                files.add(entry);
            }
            System.out.println(Json.write(Map.of("files", files)));
        } else if (all.size() == 1) {
            System.err.printf("%s: %d bars, %d notes%n", out, bars, all.getFirst().notes);
        } else {
            System.err.printf("%s: %d files of %d bars%n", out, all.size(), bars);
        }
    }
}

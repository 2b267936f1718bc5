package ghostnote.ui.cli;

import ghostnote.engine.disk.IoReason;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.json.Json;
import ghostnote.engine.live.Drummer;
import ghostnote.engine.net.Network;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NoteOn;
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

    @Option(names = "--json", description = "Says what was written in JSON.")
    private boolean json;

    private record Written(Path file, long seed, int notes) {}

    @Override
    public Integer call() throws IOException {
        if (count != null && count < 1) {
            throw new IllegalArgumentException("--count %d: expected 1 or more".formatted(count));
        }
        long endTick = drummerOptions.endTick(bars);
        double tempoBpm = drummerOptions.tempoBpm();
        List<Written> all = new ArrayList<>();
        try (Network network = drummerOptions.loadNetwork()) {
            if (count == null) {
                all.add(render(network, seed, tempoBpm, endTick, out));
            } else {
                makeFolder();
                for (int i = 0; i < count; i++) {
                    Path file = out.resolve("seed-%d.mid".formatted(seed + i));
                    all.add(render(network, seed + i, tempoBpm, endTick, file));
                }
            }
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

    private Written render(Network network, long ofSeed, double tempoBpm, long endTick, Path file) throws IOException {
        List<NoteOn> notes = new ArrayList<>();
        try (Drummer drummer = drummerOptions.drummer(network, ofSeed)) {
            drummer.rehearse();
            for (drummer.next(); drummer.tick() < endTick; drummer.next()) {
                int note = KitMap.GENERAL_MIDI.note(drummer.voice());
                notes.add(NoteOn.drum(drummer.tick(), note, drummer.velocity()));
            }
        }
        int beats = drummerOptions.meter().beats();
        int unit = drummerOptions.meter().unit();
        new MidiFileWriter().write(file, MidiFile.of(notes, tempoBpm, beats, unit, endTick));
        return new Written(file, ofSeed, notes.size());
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

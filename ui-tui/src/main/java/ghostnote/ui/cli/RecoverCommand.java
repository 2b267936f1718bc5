package ghostnote.ui.cli;

import ghostnote.engine.disk.IoReason;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NamedMusic;
import ghostnote.ui.journal.JournalFolder;
import ghostnote.ui.journal.PastPerformance;
import ghostnote.ui.journal.Remains;
import ghostnote.ui.play.Take;
import ghostnote.ui.set.SetException;
import ghostnote.ui.set.SetFile;
import ghostnote.ui.set.SetLines;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saves what was played before a crash. */
@Command(
        name = "recover",
        mixinStandardHelpOptions = true,
        header = "Saves what was played before a crash as a MIDI file and a set file.",
        description = "Every hit is written to a journal as it is played, in $XDG_STATE_HOME/ghostnote or"
                + " ~/.local/state/ghostnote. Without a journal's name this is the last performance that did not end"
                + " as it should; the last 20 that did are there too. Drummers who play at once have a journal each: they"
                + " become the tracks of one MIDI file, and of one set file.")
final class RecoverCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "JOURNAL", description = "The journal of another performance.")
    private Path asked;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The MIDI file to write; the set file lies beside it, with the same name and .set."
                    + " Default: the journal's name, in this folder.")
    private Path out;

    /** What is left of one who played. */
    private record Player(String track, Remains remains, Take take) {
        static Player of(PastPerformance.Part part) throws IOException {
            Remains remains = read(part.journal());
            Take take = new Take(remains.meter(), remains.firstTempoBpm());
            remains.tell(take);
            return new Player(part.track(), remains, take);
        }
    }

    @Override
    public Integer call() throws IOException {
        PastPerformance performance =
                asked != null ? PastPerformance.alone(withoutEnding(asked), asked) : lastBroken();
        List<Player> players = players(performance);
        long endTick = endTick(players);
        Path midi = out != null ? out : Path.of(performance.name() + ".mid");
        List<NamedMusic> parts = players.stream()
                .map(player -> new NamedMusic(player.track(), player.take().music(endTick)))
                .toList();
        boolean isAlone = parts.size() == 1;
        if (isAlone) {
            new MidiFileWriter().write(midi, parts.getFirst().music());
        } else {
            new MidiFileWriter().write(midi, parts);
        }
        Map<String, List<String>> sets = new LinkedHashMap<>();
        players.forEach(player ->
                sets.put(isAlone ? "" : player.track(), SetFile.withEnd(player.remains().setLines(), endTick)));
        Path set = midi.resolveSibling(withoutEnding(midi) + ".set");
        SetLines.write(set, sets);
        int damaged = players.stream().mapToInt(player -> player.remains().damaged()).sum();
        System.err.printf(
                "%s, %s: %d notes, to bar %d%s%n",
                midi,
                set,
                parts.stream().mapToInt(part -> part.music().noteOns().size()).sum(),
                players.getFirst().take().barAt(endTick - 1) + 1,
                damaged == 0 ? "" : "; lines left out as torn or damaged: " + damaged);
        return ExitCode.OK;
    }

    /** Of several, one of whom nothing can be read does not cost the others. */
    private static List<Player> players(PastPerformance performance) throws IOException {
        List<Player> players = new ArrayList<>();
        for (PastPerformance.Part part : performance.parts()) {
            try {
                players.add(Player.of(part));
            } catch (IOException | SetException refusal) {
                if (players.isEmpty() && part.equals(performance.parts().getLast())) {
                    throw refusal;
                }
                PlayOptions.tell(refusal.getMessage() + "; it is left out");
            }
        }
        return players;
    }

    /** Where it ended for one it ended for all; where it did for none, with the last hit. */
    private static long endTick(List<Player> players) {
        return players.stream()
                .flatMap(player -> player.remains().endTick().stream())
                .max(Comparator.naturalOrder())
                .orElseGet(() -> 1 + players.stream()
                        .mapToLong(player -> player.take().lastTick())
                        .max()
                        .orElseThrow());
    }

    private static PastPerformance lastBroken() throws IOException {
        JournalFolder folder = JournalFolder.ofUser();
        return folder.lastBroken().orElseThrow(() -> new FileNotFoundException(
                "every performance ended as it should; journals of the last ones are in %s, name one to save it"
                        .formatted(folder.path())));
    }

    private static Remains read(Path journal) throws IOException {
        try {
            Remains remains = Remains.read(journal);
            if (remains.setLines().isEmpty()) {
                throw new SetException("%s: not a journal, or nothing in it is whole".formatted(journal));
            }
            return remains;
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException("%s: there is no such file".formatted(journal));
        } catch (IOException e) {
            throw new IOException("cannot read %s: %s".formatted(journal, IoReason.of(e)), e);
        }
    }

    private static String withoutEnding(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}

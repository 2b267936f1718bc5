package ghostnote.ui.cli;

import ghostnote.engine.disk.IoReason;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.ui.journal.JournalFolder;
import ghostnote.ui.journal.Remains;
import ghostnote.ui.play.Take;
import ghostnote.ui.set.SetException;
import ghostnote.ui.set.SetFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
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
                + " as it should; the last 20 that did are there too.")
final class RecoverCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "JOURNAL", description = "The journal of another performance.")
    private Path asked;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The MIDI file to write; the set file lies beside it, with the same name and .set. Default:"
                    + " the journal's name, in this folder.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Path journal = asked != null ? asked : lastBroken();
        Remains remains = read(journal);
        Take take = new Take(remains.meter(), remains.firstTempoBpm());
        remains.tell(take);
        long endTick = remains.endTick().orElse(take.lastTick() + 1);
        Path midi = out != null ? out : Path.of(withoutEnding(journal) + ".mid");
        Path set = midi.resolveSibling(withoutEnding(midi) + ".set");
        MidiFile music = take.music(endTick);
        new MidiFileWriter().write(midi, music);
        SetFile.write(set, SetFile.withEnd(remains.setLines(), endTick));
        System.err.printf(
                "%s, %s: %d notes, to bar %d%s%n",
                midi,
                set,
                music.noteOns().size(),
                take.barAt(endTick - 1) + 1,
                remains.damaged() == 0 ? "" : "; lines left out as torn or damaged: " + remains.damaged());
        return ExitCode.OK;
    }

    private static Path lastBroken() throws IOException {
        JournalFolder folder = JournalFolder.ofUser();
        Optional<Path> journal = folder.lastBroken();
        return journal.orElseThrow(() -> new FileNotFoundException(
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

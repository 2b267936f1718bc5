package ghostnote.ui.set;

import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Values;
import ghostnote.engine.disk.IoReason;
import ghostnote.ui.cast.Cast;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads cue files. */
public final class Cues {
    private Cues() {}

    /**
     * The cues of a file in the order of their ticks; those of one tick as they stand in it.
     *
     * @param initial takes what the file asks for from the beginning
     * @throws SetException with the first line that is wrong
     */
    public static List<Cue> read(Path file, Cast cast, Values initial) throws IOException {
        return read(file, lines(file), 0, new CueText(initial.meter(), cast), initial);
    }

    static List<Cue> read(Path file, List<String> lines, int from, CueText text, Values initial) {
        List<Cue> cues = new ArrayList<>();
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    text.read(line, initial, cues);
                } catch (IllegalArgumentException wrong) {
                    throw new SetException("%s, line %d: %s".formatted(file, i + 1, wrong.getMessage()));
                }
            }
        }
        cues.sort(Comparator.comparingLong(Cue::tick));
        return cues;
    }

    static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException("%s: there is no such file".formatted(file));
        } catch (IOException e) {
            throw new IOException("cannot read %s: %s".formatted(file, IoReason.of(e)), e);
        }
    }
}

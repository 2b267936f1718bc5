package ghostnote.ui.set;

import ghostnote.engine.disk.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The lines of a set, where they stand in a file. Those who played at the same time are in one file, each behind a line with
 * its name:
 *
 * <pre>
 *   ghostnote ensemble 1
 *   track kit
 *   ghostnote set 1        and so on
 *   track percussion
 *   ghostnote set 1        and so on
 * </pre>
 *
 * @param track who played it; empty for one alone
 * @param first the index of its first line
 * @param lines all of the file, but those of others are empty
 */
public record SetLines(Path file, String track, int first, List<String> lines) {
    private static final String ENSEMBLE = "ghostnote ensemble 1";
    private static final String TRACK = "track ";

    /**
     * Those of all who played.
     *
     * @throws IOException in one line, if the file cannot be read
     * @throws SetException in one line, if it is of several, and none is in it
     */
    public static List<SetLines> read(Path file) throws IOException {
        List<String> lines = Cues.lines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(ENSEMBLE)) {
            return List.of(new SetLines(file, "", 0, lines));
        }
        List<SetLines> all = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith(TRACK)) {
                all.add(of(file, lines, i));
            }
        }
        if (all.isEmpty()) {
            throw new SetException("%s: expected \"%sNAME\" before each set in it".formatted(file, TRACK));
        }
        return all;
    }

    private static SetLines of(Path file, List<String> lines, int heading) {
        List<String> own = new ArrayList<>();
        boolean isOver = false;
        for (int i = 0; i < lines.size(); i++) {
            isOver |= i > heading && lines.get(i).startsWith(TRACK);
            own.add(i <= heading || isOver ? "" : lines.get(i));
        }
        return new SetLines(file, lines.get(heading).substring(TRACK.length()), heading + 1, own);
    }

    /**
     * Writes sets, whole or not at all.
     *
     * @param sets the lines of each, by the names of the tracks, in their order; one alone may have no name
     */
    public static void write(Path file, Map<String, List<String>> sets) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean isAlone = sets.size() == 1 && sets.containsKey("");
        if (!isAlone) {
            lines.add(ENSEMBLE);
        }
        sets.forEach((track, set) -> {
            if (!isAlone) {
                lines.add(TRACK + track);
            }
            lines.addAll(set);
        });
        WholeFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Says what is wrong. */
    SetException refusal(String what) {
        return new SetException(track.isEmpty() ? "%s: %s".formatted(file, what) : "%s, track %s: %s".formatted(file, track, what));
    }

    /** The same of a line. */
    SetException refusal(int index, String what) {
        return new SetException("%s, line %d: %s".formatted(file, index + 1, what));
    }
}

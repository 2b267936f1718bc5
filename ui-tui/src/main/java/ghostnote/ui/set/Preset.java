package ghostnote.ui.set;

import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Values;
import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.live.States;
import ghostnote.ui.cast.Cast;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file of what a performer comes back to: the values of the controls, and what is stored.
 *
 * @param values where every control stands
 * @param stored states by number
 */
public record Preset(Values values, Map<Integer, List<Hit>> stored) {
    private static final String FIRST_LINE = "ghostnote preset 1";

    /** Writes it whole or not at all. */
    public void write(Path file, CueText text) throws IOException {
        List<String> lines = new ArrayList<>(List.of(FIRST_LINE));
        lines.addAll(HitText.stored(stored));
        lines.addAll(text.write(values));
        WholeFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads one.
     *
     * @throws SetException with the line that is wrong
     */
    public static Preset read(Path file, Cast cast) throws IOException {
        List<String> lines = Cues.lines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
            throw new SetException("%s: its first line is not \"%s\": not a preset".formatted(file, FIRST_LINE));
        }
        try {
            Map<Integer, List<Hit>> stored = HitText.readStored(lines, States.COUNT);
            Values values = new Values();
            int from = 1 + (int) lines.stream().filter(HitText::isStored).count();
            List<Cue> later = Cues.read(file, lines, from, new CueText(values.meter(), cast), values);
            if (!later.isEmpty()) {
                throw new IllegalArgumentException("a preset turns nothing later: a cue file does (--cues)");
            }
            return new Preset(values, stored);
        } catch (NumberFormatException e) {
            throw new SetException("%s: not a whole number: %s".formatted(file, e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new SetException("%s: %s".formatted(file, e.getMessage()));
        }
    }
}

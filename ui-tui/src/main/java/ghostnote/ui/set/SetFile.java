package ghostnote.ui.set;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Values;
import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.live.States;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.time.Meter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.LinkedHashMap;

/**
 * A performance that can be played again, hit for hit: who played, from what seed, and what was turned when.
 *
 * @param model the drummer's name
 * @param digest of its weights and shape
 * @param weights how they were held
 * @param wishes what was asked for, and turned
 */
public record SetFile(
        String model,
        String digest,
        String weights,
        long seed,
        long endTick,
        Wishes wishes) {
    private static final String FIRST_LINE = "ghostnote set 1";
    private static final List<String> KEYS = List.of("model", "digest", "weights", "seed", "ticks");

    /** Writes it whole or not at all. */
    public void write(Path file, ModelConfig drummer) throws IOException {
        write(file, lines(drummer));
    }

    /** Writes the lines of one. */
    public static void write(Path file, List<String> lines) throws IOException {
        WholeFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Its lines. */
    public List<String> lines(ModelConfig drummer) {
        CueText text = new CueText(wishes.initial().meter(), drummer);
        List<String> lines = new ArrayList<>();
        lines.add(FIRST_LINE);
        lines.add("model " + model);
        lines.add("digest " + digest);
        lines.add("weights " + weights);
        lines.add("seed " + seed);
        lines.add("ticks " + endTick);
        lines.addAll(HitText.heard(wishes.heard()));
        lines.addAll(HitText.stored(wishes.stored()));
        lines.addAll(text.write(wishes.initial()));
        wishes.cues().forEach(cue -> lines.add(text.write(cue)));
        return lines;
    }

    /**
     * Reads one.
     *
     * @param drummer who plays it
     * @throws SetException with the line that is wrong
     */
    public static SetFile read(Path file, ModelConfig drummer) throws IOException {
        List<String> lines = Cues.lines(file);
        Map<String, String> head = head(file, lines);
        try {
            Values initial = new Values();
            List<Hit> heard = HitText.readHeard(lines);
            Map<Integer, List<Hit>> stored = HitText.readStored(lines, States.COUNT);
            int stateLines = (int) lines.stream().filter(HitText::isStored).count();
            int from = 1 + KEYS.size() + heard.size() + stateLines;
            List<Cue> cues = Cues.read(file, lines, from, new CueText(initial.meter(), drummer), initial);
            return new SetFile(
                    head.get("model"),
                    head.get("digest"),
                    head.get("weights"),
                    Long.parseLong(head.get("seed")),
                    Long.parseLong(head.get("ticks")),
                    new Wishes(initial, cues, heard, stored));
        } catch (NumberFormatException e) {
            throw new SetException("%s: not a whole number: %s".formatted(file, e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new SetException("%s: %s".formatted(file, e.getMessage()));
        }
    }

    private static Map<String, String> head(Path file, List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
            throw new SetException("%s: its first line is not \"%s\": not a set file".formatted(file, FIRST_LINE));
        }
        Map<String, String> head = new LinkedHashMap<>();
        for (String key : KEYS) {
            int line = head.size() + 1;
            if (line >= lines.size() || !lines.get(line).startsWith(key + " ")) {
                throw new SetException("%s, line %d: expected \"%s ...\"".formatted(file, line + 1, key));
            }
            head.put(key, lines.get(line).substring(key.length() + 1));
        }
        return head;
    }

    /** The meter that the lines of a set file begin with. */
    public static Meter firstMeter(List<String> lines) {
        return value(lines, Control.METER.text()).map(Meter::parse).orElse(Meter.COMMON);
    }

    /** How fast they tell that it begins. */
    public static double firstTempoBpm(List<String> lines) {
        return value(lines, Control.TEMPO.text()).map(Double::parseDouble).orElse((double) Control.TEMPO.usual());
    }

    private static Optional<String> value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1))
                .findFirst();
    }

    /** Lines of a set file with another end. */
    public static List<String> withEnd(List<String> lines, long endTick) {
        return lines.stream()
                .map(line -> line.startsWith("ticks ") ? "ticks " + endTick : line)
                .toList();
    }
}

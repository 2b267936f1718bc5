package ghostnote.ui.set;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lines of hits: {@code heard 480 snare 96}, and of stored states {@code stored 2 480 snare 96}. */
final class HitText {
    private static final String HEARD = "heard";
    private static final String STORED = "stored";

    private HitText() {}

    static boolean isHeard(String line) {
        return line.startsWith(HEARD + " ");
    }

    static boolean isStored(String line) {
        return line.startsWith(STORED + " ");
    }

    static List<String> heard(List<Hit> hits) {
        return hits.stream().map(hit -> HEARD + " " + text(hit)).toList();
    }

    static List<String> stored(Map<Integer, List<Hit>> states) {
        List<String> lines = new ArrayList<>();
        states.forEach((number, hits) -> hits.forEach(hit -> lines.add(STORED + " " + number + " " + text(hit))));
        return lines;
    }

    private static String text(Hit hit) {
        return hit.tick() + " " + hit.voice().word() + " " + hit.velocity();
    }

    /**
     * Reads lines as they are written, and skips others.
     *
     * @throws IllegalArgumentException with the line that is wrong
     */
    static List<Hit> readHeard(List<String> lines) {
        return lines.stream()
                .filter(HitText::isHeard)
                .map(line -> hit(line, 1, "heard 480 snare 96"))
                .toList();
    }

    /** As {@link #readHeard}. */
    static Map<Integer, List<Hit>> readStored(List<String> lines, int mostStates) {
        Map<Integer, List<Hit>> states = new TreeMap<>();
        for (String line : lines) {
            if (isStored(line)) {
                Hit hit = hit(line, 2, "stored 2 480 snare 96");
                int number = Integer.parseInt(line.split(" ", -1)[1]);
                if (number < 1 || number > mostStates) {
                    throw new IllegalArgumentException(
                            "%s: expected a state from 1 to %d".formatted(line, mostStates));
                }
                states.computeIfAbsent(number, _ -> new ArrayList<>()).add(hit);
            }
        }
        return states;
    }

    private static Hit hit(String line, int from, String example) {
        String[] words = line.split(" ", -1);
        if (words.length != from + 3) {
            throw new IllegalArgumentException("%s: expected such as %s".formatted(line, example));
        }
        Voice voice = Voice.named(words[from + 1])
                .orElseThrow(() ->
                        new IllegalArgumentException("%s: there is no voice %s".formatted(line, words[from + 1])));
        return new Hit(Long.parseLong(words[from]), voice, Integer.parseInt(words[from + 2]));
    }
}

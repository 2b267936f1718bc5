package ghostnote.ui.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The {@code info.csv} of the Groove MIDI Dataset, or of a folder that is described in its way. */
record GrooveList(Map<String, Entry> entries) {
    static final String FILE_NAME = "info.csv";

    /**
     * What is said of a file.
     *
     * @param style the first word of it: jazz for jazz/funk
     * @param fill whether it is a fill
     * @param tempoBpm 0 where none is said
     * @param split what it is for
     */
    record Entry(String style, boolean fill, double tempoBpm, Split split) {}

    /** Entries by path below the folder of the list; none if the text is something else. */
    static GrooveList parse(String text) {
        List<List<String>> lines =
                text.lines().map(line -> List.of(line.split(",", -1))).toList();
        List<String> columns = lines.isEmpty() ? List.of() : lines.getFirst();
        int path = columns.indexOf("midi_filename");
        int style = columns.indexOf("style");
        int kind = columns.indexOf("beat_type");
        int bpm = columns.indexOf("bpm");
        int split = columns.indexOf("split");
        Map<String, Entry> entries = new HashMap<>();
        if (Math.min(path, Math.min(style, Math.min(kind, Math.min(bpm, split)))) >= 0) {
            for (List<String> values : lines.subList(1, lines.size())) {
                Split purpose = values.size() == columns.size() ? splitOf(values.get(split)) : null;
                if (purpose != null) {
                    entries.put(
                            values.get(path),
                            new Entry(
                                    values.get(style).split("/", 2)[0].strip().toLowerCase(Locale.ROOT),
                                    values.get(kind).equals("fill"),
                                    tempoOf(values.get(bpm)),
                                    purpose));
                }
            }
        }
        return new GrooveList(entries);
    }

    private static Split splitOf(String word) {
        return switch (word) {
            case "train" -> Split.TRAIN;
            case "validation" -> Split.VALIDATION;
            case "test" -> Split.TEST;
            default -> null;
        };
    }

    private static double tempoOf(String word) {
        return word.matches("\\d{1,3}(\\.\\d+)?") ? Double.parseDouble(word) : 0;
    }
}

package ghostnote.ui.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of loops, divided by file into those to learn from and those that tell when to stop.
 *
 * @param training to learn from
 * @param validation to judge by
 * @param skipped a line for each file that is in neither, with the reason
 */
public record LoopFolder(List<Loop> training, List<Loop> validation, List<String> skipped) {
    /** Where the Groove MIDI Dataset says which file belongs to which split. */
    private static final String SPLITS = "info.csv";

    /** Without such a list every eighth file is kept for validation. */
    private static final int VALIDATION_SHARE = 8;

    private enum Part {
        TRAINING,
        VALIDATION,
        FILL,
        NEITHER
    }

    /**
     * Reads every MIDI file below a folder, in the order of their names.
     *
     * @throws IOException in one line, if there is no such folder or it cannot be read
     */
    public static LoopFolder read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new FileNotFoundException(folder + ": no such folder");
        }
        List<Path> files;
        try (Stream<Path> below = Files.walk(folder)) {
            files = below.filter(LoopFolder::isMidi).sorted().toList();
        }
        Splits splits = Splits.read(folder.resolve(SPLITS));
        LoopFolder result = new LoopFolder(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < files.size(); i++) {
            String name = folder.relativize(files.get(i)).toString().replace('\\', '/');
            Part inTurn = i % VALIDATION_SHARE == VALIDATION_SHARE - 1 ? Part.VALIDATION : Part.TRAINING;
            result.add(name, Loop.read(files.get(i)), splits.partOf(name, inTurn));
        }
        if (result.validation.isEmpty() && result.training.size() > 1) {
            result.validation.add(result.training.removeLast());
        }
        return result;
    }

    private void add(String name, Loop loop, Part part) {
        if (part == Part.NEITHER) {
            skipped.add(name + ": in neither the train nor the validation split of " + SPLITS);
        } else if (part == Part.FILL) {
            skipped.add(name + ": a fill on its own, from which a drummer learns to begin with one");
        } else if (loop.hits().isEmpty()) {
            String warning = loop.warnings().isEmpty() ? "" : ", " + loop.warnings().getFirst();
            skipped.add(name + ": no drum notes" + warning);
        } else {
            (part == Part.TRAINING ? training : validation).add(loop);
        }
    }

    private static boolean isMidi(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".mid") || name.endsWith(".midi"));
    }

    /** The dataset's list: to which part each file belongs, by its path. Empty where there is no such list. */
    private record Splits(Map<String, Part> parts) {
        static Splits read(Path file) throws IOException {
            List<String[]> lines = Files.exists(file)
                    ? Files.readAllLines(file).stream().map(line -> line.split(",", -1)).toList()
                    : List.of();
            List<String> columns = lines.isEmpty() ? List.of() : List.of(lines.getFirst());
            int path = columns.indexOf("midi_filename");
            int kind = columns.indexOf("beat_type");
            int split = columns.indexOf("split");
            Map<String, Part> parts = new HashMap<>();
            if (Math.min(path, Math.min(kind, split)) >= 0) {
                lines.stream()
                        .skip(1)
                        .filter(values -> values.length == columns.size())
                        .forEach(values -> parts.put(values[path], partOf(values[kind], values[split])));
            }
            return new Splits(parts);
        }

        private static Part partOf(String kind, String split) {
            if (kind.equals("fill")) {
                return Part.FILL;
            }
            return switch (split) {
                case "train" -> Part.TRAINING;
                case "validation" -> Part.VALIDATION;
                default -> Part.NEITHER;
            };
        }

        Part partOf(String name, Part otherwise) {
            return parts.isEmpty() ? otherwise : parts.getOrDefault(name, Part.NEITHER);
        }
    }
}

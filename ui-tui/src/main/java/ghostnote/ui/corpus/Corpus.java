package ghostnote.ui.corpus;

import ghostnote.engine.drum.Hit;
import ghostnote.ui.corpus.SourceWalk.Found;
import ghostnote.ui.progress.Headway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The loops of folders, zips and single files, each with its style and what it is for, and a reason for every file that
 * is none.
 *
 * <p>An {@code info.csv} as the Groove MIDI Dataset has it says both of the files below its folder. Elsewhere the style
 * is the folder directly below the source, a file is a fill if its name or folder says so, and every eighth file (of
 * the beats, of the fills) is kept apart for validation. There, no hits are taken twice, so none are on both sides.
 *
 * @param loops those of a list first, then by source and name
 * @param skipped the same
 */
public record Corpus(List<Loop> loops, List<Skipped> skipped) {
    /** Without a list every eighth file is kept for validation. */
    private static final int VALIDATION_SHARE = 8;

    private static final String FILL = "fill";

    public Corpus {
        loops = List.copyOf(loops);
        skipped = List.copyOf(skipped);
    }

    /**
     * Reads everything below the sources.
     *
     * @param headway is told how many files were read, of how many in the source that is read
     * @throws IOException in one line, if a source is not there or cannot be read
     */
    public static Corpus read(List<Path> sources, LoopReader reader, Headway headway) throws IOException {
        List<Found> all = new ArrayList<>();
        for (Path source : sources) {
            all.addAll(SourceWalk.of(source, sources.size() == 1 ? "" : prefix(source), reader, headway));
        }
        List<Loop> loops = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        Map<List<Hit>, String> names = new HashMap<>();
        for (Found found : all) {
            if (found.list() != null && found.heard() instanceof Loop loop) {
                Heard heard = listed(loop, found);
                add(heard, loops, skipped);
                if (heard instanceof Loop) {
                    names.putIfAbsent(loop.fromFirstBar().hits(), loop.name());
                }
            }
        }
        int[] beatsAndFills = new int[2];
        for (Found found : all) {
            switch (found.heard()) {
                case Skipped none -> skipped.add(none);
                case Loop loop when found.list() == null ->
                    add(unlisted(loop.fromFirstBar(), found.path(), names, beatsAndFills), loops, skipped);
                case Loop _ -> {}
            }
        }
        keepOneApart(loops);
        return new Corpus(loops, skipped);
    }

    private static String prefix(Path source) {
        Path parent = Files.isDirectory(source) || SourceWalk.isZip(source.toString()) ? source : source.getParent();
        return parent == null ? "" : parent + "/";
    }

    private static void add(Heard heard, List<Loop> loops, List<Skipped> skipped) {
        switch (heard) {
            case Loop loop -> loops.add(loop);
            case Skipped none -> skipped.add(none);
        }
    }

    private static Heard listed(Loop loop, Found found) {
        GrooveList.Entry entry = found.list().entries().get(found.pathInList());
        return entry == null
                ? new Skipped(loop.name(), Skipped.Reason.NOT_LISTED, "")
                : loop.as(
                        entry.style(),
                        entry.fill(),
                        entry.split(),
                        entry.tempoBpm() > 0 ? entry.tempoBpm() : loop.tempoBpm());
    }

    private static Heard unlisted(Loop loop, String path, Map<List<Hit>, String> names, int[] beatsAndFills) {
        String twin = names.putIfAbsent(loop.hits(), loop.name());
        if (twin != null) {
            return new Skipped(loop.name(), Skipped.Reason.TWIN, twin);
        }
        String folder = path.substring(0, path.indexOf('/') + 1).replace("/", "").strip().toLowerCase(Locale.ROOT);
        String style = isFill(folder) ? "" : folder;
        boolean fill = isFill(path);
        int before = beatsAndFills[fill ? 1 : 0]++;
        Split split = before % VALIDATION_SHARE == VALIDATION_SHARE - 1 ? Split.VALIDATION : Split.TRAIN;
        return loop.as(style, fill, split, loop.tempoBpm());
    }

    private static boolean isFill(String path) {
        return path.toLowerCase(Locale.ROOT).contains(FILL);
    }

    /** Fewer than eight loops: the last beat, if there is one, tells when to stop. */
    private static void keepOneApart(List<Loop> loops) {
        if (loops.size() < 2 || loops.stream().anyMatch(loop -> loop.split() == Split.VALIDATION)) {
            return;
        }
        int last = loops.size() - 1;
        for (int i = last; i >= 0; i--) {
            if (!loops.get(i).fill()) {
                last = i;
                break;
            }
        }
        Loop loop = loops.get(last);
        loops.set(last, loop.as(loop.style(), loop.fill(), Split.VALIDATION, loop.tempoBpm()));
    }

    /** Those for one purpose. */
    public List<Loop> loops(Split split) {
        return loops.stream().filter(loop -> loop.split() == split).toList();
    }
}

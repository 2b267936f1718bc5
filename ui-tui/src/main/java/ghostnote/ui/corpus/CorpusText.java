package ghostnote.ui.corpus;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Ticks;
import ghostnote.ui.corpus.CorpusFigures.Amount;
import ghostnote.ui.corpus.CorpusFigures.Spread;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A corpus as a musician reads it: tables and small plots, 80 columns wide. */
public final class CorpusText {
    private static final int WIDTH = 80;
    private static final int MOST_STYLES = 20;
    private static final int MOST_STEPS = 32;
    private static final int STYLE_NAME = 24;
    private static final int STYLE_BAR = 27;
    private static final int VOICE_BAR = 12;
    private static final int PLOT_ROWS = 5;
    private static final int FEW_NAMES = 40;
    private static final int NAMES_OF_MANY = 5;
    private static final int VELOCITY_CLASSES = 32;
    private static final int OFFSET_CLASSES = 40;
    private static final int TEMPO_LEAST_BPM = 40;
    private static final int TEMPO_MOST_BPM = 240;
    private static final int TEMPO_CLASS_BPM = 5;
    private static final int LOUDEST = 127;

    private final CorpusFigures figures;
    private final Plot plot;
    private final List<String> lines = new ArrayList<>();

    private CorpusText(CorpusFigures figures, Charset charset) {
        this.figures = figures;
        this.plot = Plot.in(charset);
    }

    /**
     * All of it, in lines.
     *
     * @param charset of the terminal
     * @param every whether to name every file that was skipped, however many
     */
    public static List<String> of(Corpus corpus, Charset charset, boolean every) {
        CorpusText text = new CorpusText(new CorpusFigures(corpus.loops()), charset);
        text.summary();
        if (!corpus.loops().isEmpty()) {
            text.styles();
            text.voices();
            text.dynamicsAndTiming();
        }
        text.strays();
        text.damaged(corpus.loops(), every);
        text.lines.addAll(skipped(corpus.skipped(), every));
        return text.lines.stream().map(String::stripTrailing).toList();
    }

    /** The files that were skipped, by reason; of many only some names, unless every one is asked for. */
    public static List<String> skipped(List<Skipped> skipped, boolean every) {
        Map<Skipped.Reason, List<Skipped>> byReason = new TreeMap<>();
        skipped.forEach(
                none -> byReason.computeIfAbsent(none.reason(), _ -> new ArrayList<>()).add(none));
        List<String> lines = new ArrayList<>();
        if (!skipped.isEmpty()) {
            lines.add("");
            lines.add("SKIPPED " + count(skipped.size(), "file"));
        }
        byReason.forEach((reason, files) -> {
            lines.add("%,d %s:".formatted(files.size(), reason.words()));
            list(files, Skipped::name, Skipped::detail, every || skipped.size() <= FEW_NAMES, lines);
        });
        return lines;
    }

    private static <T> void list(
            List<T> files, Function<T, String> name, Function<T, String> detail, boolean every, List<String> lines) {
        int shown = every ? files.size() : Math.min(files.size(), NAMES_OF_MANY);
        for (T file : files.subList(0, shown)) {
            String colon = detail.apply(file).isEmpty() ? "" : ": ";
            wrap("  " + name.apply(file) + colon + detail.apply(file), lines);
        }
        if (shown < files.size()) {
            lines.add("  and %,d more; --skipped names them all".formatted(files.size() - shown));
        }
    }

    /** Breaks a line at blanks; what follows is set in. */
    private static void wrap(String text, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<=\\S) ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
                line.append("     ").append(word);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
    }

    private void summary() {
        Amount all = figures.all;
        String amounts = count(all.files, "file") + ", " + count(all.hits, "hit") + ", " + count(all.bars, "bar");
        lines.add(amounts + ", " + time(all.minutes));
        if (all.files > 0) {
            splits();
            meters();
            tempos();
        }
    }

    private void splits() {
        lines.add("  for learning %,d, kept apart %,d, for testing %,d; %s".formatted(
                filesFor(Split.TRAIN),
                filesFor(Split.VALIDATION),
                filesFor(Split.TEST),
                count(figures.fills.files, "fill")));
    }

    private int filesFor(Split split) {
        return figures.splits.getOrDefault(split, new Amount()).files;
    }

    private void meters() {
        String meters = byBars(figures.meters).stream()
                .map(entry -> entry.getKey() + " " + count(entry.getValue().bars, "bar"))
                .collect(Collectors.joining(", "));
        wrap("  meter  " + meters, lines);
    }

    private void tempos() {
        long[] classes = new long[(TEMPO_MOST_BPM - TEMPO_LEAST_BPM) / TEMPO_CLASS_BPM];
        for (double tempoBpm : figures.temposBpm) {
            long tempoClass = (long) (tempoBpm - TEMPO_LEAST_BPM) / TEMPO_CLASS_BPM;
            classes[Math.clamp(tempoClass, 0, classes.length - 1)]++;
        }
        lines.add("  tempo  %.0f to %.0f, half of them %.0f or less".formatted(
                figures.tempoBpm(0), figures.tempoBpm(1), figures.tempoBpm(0.5)));
        lines.add("         %-3d %s %d".formatted(TEMPO_LEAST_BPM, plot.row(classes), TEMPO_MOST_BPM));
    }

    private void styles() {
        List<Map.Entry<String, Amount>> styles = byBars(figures.styles);
        long most = styles.getFirst().getValue().bars;
        lines.add("");
        lines.add("STYLES                     files     bars      hits");
        for (Map.Entry<String, Amount> style : styles.subList(0, Math.min(styles.size(), MOST_STYLES))) {
            Amount amount = style.getValue();
            lines.add("%-24s %,7d %,8d %,9d  %s".formatted(
                    style.getKey().isEmpty() ? "(no folder, no style)" : cut(style.getKey()),
                    amount.files,
                    amount.bars,
                    amount.hits,
                    plot.bar((double) amount.bars / most, STYLE_BAR)));
        }
        if (styles.size() > MOST_STYLES) {
            lines.add("and %d more".formatted(styles.size() - MOST_STYLES));
        }
    }

    private void voices() {
        List<Map.Entry<Voice, Spread>> voices = figures.voices.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().count()))
                .toList();
        long most = voices.getFirst().getValue().count();
        int steps = Math.ceilDiv(figures.meter.ticksPerBar(), Ticks.PER_SIXTEENTH);
        boolean fits = steps <= MOST_STEPS;
        lines.add("");
        lines.add("VOICES             share   mean                " + (fits ? "in the bar of " + figures.meter : ""));
        lines.add("                         veloc.                " + (fits ? ruler(steps) : ""));
        for (Map.Entry<Voice, Spread> entry : voices) {
            Spread spread = entry.getValue();
            long[] places = figures.places.getOrDefault(entry.getKey(), new long[steps]);
            lines.add("%-16s %5.1f %% %6.0f  %-12s  %s".formatted(
                    entry.getKey().word(),
                    100.0 * spread.count() / figures.all.hits,
                    spread.mean(),
                    plot.bar((double) spread.count() / most, VOICE_BAR),
                    fits ? plot.row(places) : ""));
        }
    }

    /** The number of each beat above its first sixteenth. */
    private String ruler(int steps) {
        StringBuilder ruler = new StringBuilder(" ".repeat(steps + 2));
        for (int beat = 0; beat < figures.meter.beats(); beat++) {
            int step = beat * figures.meter.ticksPerBeat() / Ticks.PER_SIXTEENTH;
            String number = Integer.toString(beat + 1);
            ruler.replace(step, step + number.length(), number);
        }
        return ruler.toString();
    }

    private void dynamicsAndTiming() {
        Spread velocities = figures.velocities;
        Spread offsets = figures.offsets;
        double loudest = 100.0 * velocities.counts[LOUDEST] / velocities.count();
        lines.add("");
        beside("VELOCITY", "OFF THE 1/16 GRID");
        beside(
                "mean %.0f, sd %.0f, %.0f %% at 127".formatted(velocities.mean(), velocities.sd(), loudest),
                "mean %+.1f ticks (%+.0f ms), sd %.1f (%.0f ms)".formatted(
                        offsets.mean(), figures.offsetMeanMs(), offsets.sd(), figures.offsetSdMs()));
        List<String> left = plot.columns(velocities.classes(VELOCITY_CLASSES), PLOT_ROWS);
        List<String> right = plot.columns(offsets.classes(OFFSET_CLASSES), PLOT_ROWS);
        for (int row = 0; row < PLOT_ROWS; row++) {
            beside(left.get(row), right.get(row));
        }
        beside("1         velocity         127", "-60 early          0          late +60");
    }

    private void beside(String left, String right) {
        lines.add("%-36s%s".formatted(left, right));
    }

    private void strays() {
        if (!figures.strays.isEmpty()) {
            lines.add("");
            lines.add("NOTES THAT STAND FOR NO VOICE, each with how often (--roles can give them one)");
            String notes = figures.strays.entrySet().stream()
                    .map(stray -> stray.getKey() + ":" + stray.getValue())
                    .collect(Collectors.joining(", "));
            wrap("  " + notes, lines);
        }
    }

    private void damaged(List<Loop> loops, boolean every) {
        List<Loop> damaged = loops.stream().filter(loop -> !loop.warnings().isEmpty()).toList();
        if (!damaged.isEmpty()) {
            lines.add("");
            lines.add("READ, WITH A WARNING " + count(damaged.size(), "file"));
            list(
                    damaged,
                    Loop::name,
                    loop -> count(loop.noteOns(), "note") + "; " + String.join("; ", loop.warnings()),
                    every || damaged.size() <= FEW_NAMES,
                    lines);
        }
    }

    private static List<Map.Entry<String, Amount>> byBars(Map<String, Amount> amounts) {
        return amounts.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().bars))
                .toList();
    }

    private static String time(double minutes) {
        long whole = Math.round(minutes);
        if (whole < 1) {
            return "%.0f s".formatted(60 * minutes);
        }
        return whole < 60 ? whole + " min" : "%d h %02d min".formatted(whole / 60, whole % 60);
    }

    private static String count(long number, String thing) {
        return "%,d %s%s".formatted(number, thing, number == 1 ? "" : "s");
    }

    private static String cut(String style) {
        return style.length() <= STYLE_NAME ? style : style.substring(0, STYLE_NAME - 1) + "~";
    }
}

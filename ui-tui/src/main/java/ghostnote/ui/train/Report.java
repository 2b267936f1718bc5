package ghostnote.ui.train;

import ghostnote.engine.learn.Epoch;
import ghostnote.engine.learn.Evaluation;
import ghostnote.engine.learn.Trained;
import ghostnote.engine.scorecard.Figure;
import ghostnote.engine.scorecard.Scorecard;
import ghostnote.ui.corpus.Loop;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * One self-contained page about a training.
 *
 * @param trained what became of it
 * @param settings by name
 * @param training the loops it learnt from
 * @param validation those that were kept apart
 * @param verdict how good it is
 * @param drummer the scorecard of what it plays
 * @param loops the scorecard of what it learnt from
 */
public record Report(
        Trained trained,
        Map<String, String> settings,
        List<Loop> training,
        List<Loop> validation,
        Verdict verdict,
        Scorecard drummer,
        Scorecard loops) {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <style>
            :root { color-scheme: light dark; --ink: light-dark(#1b1b1b, #e8e6e3); --dim: light-dark(#767676, #9a9a9a);
              --one: light-dark(#b4530a, #f0a050); --two: light-dark(#1f5fa8, #7ab6f5); }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); max-width: 60rem; margin: 2rem auto;
              padding: 0 1rem; }
            table { border-collapse: collapse; margin: .5rem 0 1.5rem; font-variant-numeric: tabular-nums; }
            th, td { padding: .15rem .9rem .15rem 0; text-align: right; border-bottom: 1px solid color-mix(in srgb,
              var(--dim) 30%, transparent); }
            th:first-child, td:first-child, td.text { text-align: left; }
            th, .dim { color: var(--dim); font-weight: normal; }
            svg { width: 100%; height: auto; }
            svg text { font-size: 12px; fill: var(--dim); }
            .one { stroke: var(--one); } .two { stroke: var(--two); } .line { fill: none; stroke-width: 2; }
            .axis { stroke: var(--dim); stroke-width: .5; }
            </style>
            """;

    /** The page. */
    public String html() {
        StringBuilder page = new StringBuilder();
        String name = trained.model().config().name();
        page.append(HEAD).append("<title>").append(escape(name)).append("</title></head><body>\n");
        page.append("<h1>").append(escape(name)).append("</h1>\n");
        verdict.lines().forEach(line -> page.append("<p>").append(escape(line)).append("</p>\n"));
        trained.fault().ifPresent(line -> page.append("<p>").append(escape(line)).append("</p>\n"));
        page.append("<h2>Course</h2>\n").append(curves());
        Epoch best = trained.best();
        page.append("<p class=\"dim\">%d epochs in %.1f min, %s hits/s; the best was epoch %d.</p>%n".formatted(
                trained.epochs().size(),
                seconds() / 60,
                "%,.0f".formatted(trained.epochs().stream().mapToLong(Epoch::events).sum() / seconds()),
                best.number()));
        page.append("<h2>On loops kept apart</h2>\n").append(heads());
        page.append("<h2>Scorecard</h2>\n").append(scorecard());
        page.append("<h2>Loops</h2>\n").append(corpus());
        page.append("<h2>Settings</h2>\n").append(table(
                List.of("setting", ""),
                settings.entrySet().stream().map(entry -> List.of(entry.getKey(), entry.getValue())).toList()));
        return page.append("</body></html>\n").toString();
    }

    private double seconds() {
        return trained.epochs().stream().mapToDouble(Epoch::seconds).sum();
    }

    private String curves() {
        List<Epoch> epochs = trained.epochs();
        DoubleSummaryStatistics range = epochs.stream()
                .flatMapToDouble(epoch -> DoubleStream.of(epoch.trainingNats(), epoch.validationNats()))
                .summaryStatistics();
        Axes axes = new Axes(epochs.size(), range.getMin(), range.getMax());
        return """
                <svg viewBox="0 0 %d %d" role="img" aria-label="nats a hit by epoch">
                %s<polyline class="line one" points="%s"/>
                <polyline class="line two" points="%s"/>
                <circle cx="%.1f" cy="%.1f" r="4" class="line two"/>
                <text x="%d" y="14" style="fill: var(--one)">nats a hit, learning</text>
                <text x="%d" y="30" style="fill: var(--two)">nats a hit, kept apart</text>
                </svg>
                """
                .formatted(
                        Axes.WIDTH,
                        Axes.HEIGHT,
                        axes.grid(),
                        axes.points(epochs, Epoch::trainingNats),
                        axes.points(epochs, Epoch::validationNats),
                        axes.x(trained.best().number()),
                        axes.y(trained.best().validationNats()),
                        Axes.WIDTH - 180,
                        Axes.WIDTH - 180);
    }

    /** Epochs from left to right, nats from bottom to top. */
    private record Axes(int epochs, double low, double high) {
        static final int WIDTH = 800;
        static final int HEIGHT = 300;
        private static final int LEFT = 45;
        private static final int BOTTOM = 25;
        private static final int TOP = 10;
        private static final int LINES = 5;

        double x(double epoch) {
            return LEFT + (WIDTH - LEFT - TOP) * (epoch - 1) / Math.max(1, epochs - 1);
        }

        double y(double nats) {
            double share = high > low ? (nats - low) / (high - low) : 0.5;
            return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share;
        }

        String points(List<Epoch> all, ToDoubleFunction<Epoch> of) {
            return all.stream()
                    .map(epoch -> "%.1f,%.1f".formatted(x(epoch.number()), y(of.applyAsDouble(epoch))))
                    .collect(Collectors.joining(" "));
        }

        String grid() {
            StringBuilder grid = new StringBuilder();
            for (int i = 0; i < LINES; i++) {
                double nats = low + (high - low) * i / (LINES - 1);
                grid.append("<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>".formatted(
                        LEFT, WIDTH - TOP, y(nats), y(nats)));
                grid.append("<text x=\"0\" y=\"%.1f\">%.2f</text>%n".formatted(y(nats) + 4, nats));
                int epoch = 1 + (epochs - 1) * i / (LINES - 1);
                grid.append("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n".formatted(
                        x(epoch), HEIGHT - 6, epoch));
            }
            return grid.toString();
        }
    }

    private String heads() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < verdict.drummer().heads().size(); i++) {
            Evaluation.HeadScore head = verdict.drummer().heads().get(i);
            Evaluation.HeadScore guess = verdict.byFrequency().heads().get(i);
            rows.add(row(Verdict.words(head.feature()), head.nats(), guess.nats(), head.accuracy(), guess.accuracy()));
        }
        rows.add(row(
                "all",
                verdict.drummer().nats(),
                verdict.byFrequency().nats(),
                verdict.drummer().jointAccuracy(),
                verdict.byFrequency().jointAccuracy()));
        return table(List.of("", "nats", "by frequency", "right", "by frequency"), rows);
    }

    private static List<String> row(String what, double nats, double guessNats, double right, double guessRight) {
        return List.of(
                what,
                "%.3f".formatted(nats),
                "%.3f".formatted(guessNats),
                "%.1f %%".formatted(100 * right),
                "%.1f %%".formatted(100 * guessRight));
    }

    private String scorecard() {
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            rows.add(List.of(
                    figure.word(), number(drummer.value(figure)), number(loops.value(figure)), figure.meaning()));
        }
        return "<p class=\"dim\">The drummer in %d takes of %d bars, beside the %d loops in 4/4 it learnt from.</p>%n"
                        .formatted(
                                drummer.performances(),
                                drummer.bars() / Math.max(1, drummer.performances()),
                                loops.performances())
                + table(List.of("", "drummer", "loops", "what it is"), rows);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : "%.3f".formatted(value);
    }

    private String corpus() {
        Map<String, long[]> byStyle = new TreeMap<>();
        training.forEach(loop -> add(byStyle, loop, 0));
        validation.forEach(loop -> add(byStyle, loop, 3));
        long[] all = new long[6];
        List<List<String>> rows = new ArrayList<>();
        byStyle.forEach((style, counts) -> {
            rows.add(row(style.isEmpty() ? "no style" : style, counts));
            for (int i = 0; i < all.length; i++) {
                all[i] += counts[i];
            }
        });
        rows.add(row("all", all));
        return table(
                List.of("style", "loops", "bars", "hits", "loops kept apart", "bars", "hits"), rows);
    }

    private static void add(Map<String, long[]> byStyle, Loop loop, int at) {
        long[] counts = byStyle.computeIfAbsent(loop.style(), style -> new long[6]);
        counts[at]++;
        counts[at + 1] += loop.bars();
        counts[at + 2] += loop.hits().size();
    }

    private static List<String> row(String style, long[] counts) {
        List<String> row = new ArrayList<>(List.of(style));
        for (long count : counts) {
            row.add("%,d".formatted(count));
        }
        return row;
    }

    private static String table(List<String> head, List<List<String>> rows) {
        StringBuilder table = new StringBuilder("<table><tr>");
        head.forEach(cell -> table.append("<th>").append(escape(cell)).append("</th>"));
        table.append("</tr>\n");
        for (List<String> row : rows) {
            table.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                String kind = i > 0 && head.get(i).startsWith("what") ? "<td class=\"text\">" : "<td>";
                table.append(kind).append(escape(row.get(i))).append("</td>");
            }
            table.append("</tr>\n");
        }
        return table.append("</table>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

package ghostnote.ui.screen;

import ghostnote.ui.screen.Snapshot.Dial;
import ghostnote.ui.screen.Snapshot.Fault;
import ghostnote.ui.screen.Snapshot.Output;
import ghostnote.ui.screen.Snapshot.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What waits, what was said, and whether all is well. */
final class StatePanel {
    private static final int HEADING = 10;
    private static final int MOST_SURPRISES = 24;
    private static final int MOST_PENDING_ROWS = 3;

    /** As surprising as hits get, but for a few. */
    private static final double MOST_BITS = 6;

    private static final int METER_CELLS = 10;
    private static final double QUIETEST_DB = -40;

    /** The limiter has much to do beyond. */
    private static final double LOUD_DB = -1;

    private static final String KEYS =
            " space start/stop  arrows turn  1-0 mute  f fill  r reseed  z freeze  u undo  t tap  a futures  q quit";

    private StatePanel() {}

    static void draw(Snapshot seen, Cells cells, Glyphs glyphs, int y, int rows, int end) {
        int row = y;
        if (!seen.surpriseBits().isEmpty()) {
            drawSurprise(seen.surpriseBits(), cells, glyphs, row);
            row++;
        }
        String heading = "next";
        for (String line : wrap(pending(seen), end - HEADING).stream().limit(MOST_PENDING_ROWS).toList()) {
            row = put(cells, row, end, heading, line, Ink.of(Hue.NEWS));
            heading = "";
        }
        for (Output output : seen.outputs()) {
            boolean isWell = output.trouble().isEmpty();
            String text = isWell ? output.name() : output.name() + ": " + output.trouble();
            row = put(cells, row, end, "to", text, isWell ? Ink.TEXT : Ink.of(Hue.ALERT).bold());
            if (!output.peaks().isEmpty()) {
                drawMeter(output.peaks(), cells, glyphs, row);
                row++;
            }
        }
        row = put(cells, row, end, "trouble", faults(seen), Ink.of(Hue.ALERT).bold());
        List<String> news = new ArrayList<>();
        seen.news().forEach(each -> news.addAll(wrap(each, end - 2)));
        int left = y + rows - row;
        int first = Math.max(0, news.size() - left);
        for (int i = first; i < news.size(); i++) {
            cells.put(1, row + i - first, news.get(i), Ink.of(Hue.NEWS));
        }
    }

    /** Both sides, one sign each for every few dB, and the louder one in numbers. */
    private static void drawMeter(List<Float> peaks, Cells cells, Glyphs glyphs, int y) {
        cells.put(1, y, "level", Ink.QUIET);
        int at = HEADING;
        double loudest = Double.NEGATIVE_INFINITY;
        for (float peak : peaks) {
            double db = 20 * Math.log10(peak);
            loudest = Math.max(loudest, db);
            int full = Math.clamp(Math.round((db - QUIETEST_DB) / -QUIETEST_DB * METER_CELLS), 0, METER_CELLS);
            String filled = String.valueOf(glyphs.full()).repeat(full);
            cells.put(at, y, filled, Ink.of(db > LOUD_DB ? Hue.ALERT : Hue.DIAL));
            cells.put(at + full, y, String.valueOf(glyphs.empty()).repeat(METER_CELLS - full), Ink.QUIET);
            at += METER_CELLS + 1;
        }
        cells.put(at, y, loudest < QUIETEST_DB ? "" : "%4.0f dB".formatted(loudest), Ink.QUIET);
    }

    /** Returns the next row. */
    private static int put(Cells cells, int y, int end, String heading, String text, Ink ink) {
        if (text.isEmpty()) {
            return y;
        }
        cells.put(1, y, heading, Ink.QUIET);
        cells.putWithin(HEADING, y, end - HEADING, text, ink);
        return y + 1;
    }

    private static void drawSurprise(List<Float> bits, Cells cells, Glyphs glyphs, int y) {
        List<Float> last = bits.subList(Math.max(0, bits.size() - MOST_SURPRISES), bits.size());
        double sum = 0;
        StringBuilder line = new StringBuilder();
        for (float each : last) {
            line.append(glyphs.level(each / MOST_BITS));
            sum += each;
        }
        cells.put(1, y, "surprise", Ink.QUIET);
        cells.put(HEADING, y, line.toString(), Ink.of(Hue.DIAL));
        cells.put(HEADING + MOST_SURPRISES + 1, y, "%4.1f bits a hit".formatted(sum / last.size()), Ink.TEXT);
    }

    private static String pending(Snapshot seen) {
        return seen.pending().stream().map(StatePanel::text).collect(Collectors.joining(", "));
    }

    private static String text(Pending pending) {
        return "%s at %d".formatted(pending.what(), pending.bar());
    }

    private static String faults(Snapshot seen) {
        return seen.faults().stream().map(StatePanel::text).collect(Collectors.joining(", "));
    }

    private static String text(Fault fault) {
        return "%s %d".formatted(fault.name(), fault.count());
    }

    /** The row at the bottom of the full screen. */
    static void drawLastRow(Snapshot seen, Cells cells, int y) {
        if (seen.prompt().isEmpty()) {
            cells.putWithin(0, y, cells.width(), KEYS, Ink.QUIET);
        } else {
            cells.putWithin(1, y, cells.width() - 2, seen.prompt(), Ink.of(Hue.NEWS).bold().inverse());
        }
    }

    /** The only row there is for all this: what matters most. */
    static void drawSmall(Snapshot seen, Cells cells, int y) {
        String trouble = seen.outputs().stream()
                .filter(output -> !output.trouble().isEmpty())
                .map(output -> output.name() + ": " + output.trouble())
                .findFirst()
                .orElse(faults(seen));
        if (!seen.prompt().isEmpty()) {
            cells.putWithin(0, y, cells.width(), seen.prompt(), Ink.of(Hue.NEWS).bold().inverse());
        } else if (!seen.news().isEmpty()) {
            cells.putWithin(0, y, cells.width(), seen.news().getLast(), Ink.of(Hue.NEWS));
        } else if (!trouble.isEmpty()) {
            cells.putWithin(0, y, cells.width(), trouble, Ink.of(Hue.ALERT).bold());
        } else if (!seen.pending().isEmpty()) {
            cells.putWithin(0, y, cells.width(), pending(seen), Ink.of(Hue.NEWS));
        } else if (!seen.dials().isEmpty()) {
            Dial dial = seen.dials().get(seen.selected());
            cells.putWithin(0, y, cells.width(), dial.name() + ' ' + dial.value(), Ink.of(Hue.DIAL));
        }
    }

    /** Breaks a text at spaces. */
    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}

package ghostnote.ui.screen;

import ghostnote.engine.drum.Lane;
import ghostnote.engine.drum.Voice;
import ghostnote.ui.screen.Snapshot.Bar;
import ghostnote.ui.screen.Snapshot.Overlay;
import java.util.List;
import java.util.stream.Stream;

/** Ways on, as small grids side by side. */
final class FuturesPanel {
    /** From above; each in the colour of its first. */
    private static final List<Row> ROWS = List.of(
            new Row(Lane.CRASH, Lane.RIDE, Lane.PERCUSSION),
            new Row(Lane.HAT, Lane.OPEN, Lane.PEDAL),
            new Row(Lane.SNARE, Lane.RIM, Lane.TOMS),
            new Row(Lane.KICK));

    private static final int HEIGHT = 1 + ROWS.size();
    private static final int LEAST_WIDTH_OF_TWO_BARS = 100;

    private FuturesPanel() {}

    /** Lanes that are shown as one. */
    private record Row(Hue hue, List<Voice> voices) {
        Row(Lane... lanes) {
            this(
                    Hue.of(lanes[0]),
                    Stream.of(lanes).flatMap(lane -> lane.voices().stream()).toList());
        }
    }

    static void draw(Overlay.Futures overlay, Cells cells, Glyphs glyphs, int top) {
        OverlayPanel.begin(
                cells,
                top,
                "from bar %d it could go on like this".formatted(overlay.fromBar()),
                "arrows choose, enter takes it on the next bar, escape goes back");
        List<List<Bar>> futures = overlay.futures();
        if (futures.isEmpty()) {
            return;
        }
        int bars = cells.width() >= LEAST_WIDTH_OF_TWO_BARS ? 2 : 1;
        int barWidth = Bar.places(futures.getFirst().getFirst().meter());
        int columnWidth = bars * (barWidth + 1) + 1;
        int columns = Math.max(1, (cells.width() - 1) / columnWidth);
        int rows = Math.max(1, (cells.height() - top - 2) / HEIGHT);
        int first = overlay.chosen() / (columns * rows) * columns * rows;
        for (int i = first; i < Math.min(futures.size(), first + columns * rows); i++) {
            int x = 1 + (i - first) % columns * columnWidth;
            int y = top + 1 + (i - first) / columns * HEIGHT;
            boolean isChosen = i == overlay.chosen();
            cells.put(x, y, "%2d ".formatted(i + 1), isChosen ? Ink.of(Hue.DIAL).bold().inverse() : Ink.QUIET);
            for (int bar = 0; bar < bars; bar++) {
                draw(futures.get(i).get(bar), cells, glyphs, x + bar * (barWidth + 1), y + 1);
            }
        }
    }

    private static void draw(Bar bar, Cells cells, Glyphs glyphs, int x, int y) {
        BarGrid grid = new BarGrid(bar.meter(), 0, x, 1, false);
        for (int i = 0; i < ROWS.size(); i++) {
            Row row = ROWS.get(i);
            for (int place = 0; place < grid.places(); place++) {
                int velocity = bar.loudest(row.voices, place);
                cells.put(
                        grid.column(place),
                        y + i,
                        glyphs.hit(velocity, grid.isOnBeat(place)),
                        velocity > 0 ? Ink.of(row.hue) : Ink.QUIET);
            }
        }
    }
}

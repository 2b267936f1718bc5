package ghostnote.ui.screen;

import ghostnote.engine.drum.Lane;
import ghostnote.engine.drum.Voice;
import ghostnote.ui.screen.Snapshot.Bar;
import ghostnote.ui.screen.Snapshot.Overlay;
import java.util.List;

/** Ways on, as small grids side by side: cymbals, hats, snare and toms, kick from above. */
final class FuturesPanel {
    private static final List<Lane> ROW_HUES = List.of(Lane.CRASH, Lane.HAT, Lane.SNARE, Lane.KICK);
    private static final int ROWS = 1 + ROW_HUES.size();
    private static final int LEAST_WIDTH_OF_TWO_BARS = 100;

    private FuturesPanel() {}

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
        int barWidth = BarGrid.places(futures.getFirst().getFirst().meter());
        int columnWidth = bars * (barWidth + 1) + 1;
        int columns = Math.max(1, (cells.width() - 1) / columnWidth);
        int rows = Math.max(1, (cells.height() - top - 2) / ROWS);
        int first = overlay.chosen() / (columns * rows) * columns * rows;
        for (int i = first; i < Math.min(futures.size(), first + columns * rows); i++) {
            int x = 1 + (i - first) % columns * columnWidth;
            int y = top + 1 + (i - first) / columns * ROWS;
            boolean isChosen = i == overlay.chosen();
            cells.put(x, y, "%2d ".formatted(i + 1), isChosen ? Ink.of(Hue.DIAL).bold().inverse() : Ink.QUIET);
            for (int bar = 0; bar < bars; bar++) {
                draw(futures.get(i).get(bar), cells, glyphs, x + bar * (barWidth + 1), y + 1);
            }
        }
    }

    private static void draw(Bar bar, Cells cells, Glyphs glyphs, int x, int y) {
        BarGrid grid = new BarGrid(bar.meter(), 0, x, 1, false);
        for (int row = 0; row < ROW_HUES.size(); row++) {
            Ink ink = Ink.of(Hue.of(ROW_HUES.get(row)));
            for (int place = 0; place < grid.places(); place++) {
                int velocity = loudest(bar, row, place);
                cells.put(
                        grid.column(place),
                        y + row,
                        glyphs.hit(velocity, grid.isOnBeat(place)),
                        velocity > 0 ? ink : Ink.QUIET);
            }
        }
    }

    private static int loudest(Bar bar, int row, int place) {
        int loudest = 0;
        for (Voice voice : Voice.values()) {
            if (row(Lane.of(voice)) == row) {
                loudest = Math.max(loudest, bar.velocities()[voice.ordinal()][place]);
            }
        }
        return loudest;
    }

    private static int row(Lane lane) {
        return switch (lane) {
            case CRASH, RIDE, PERCUSSION -> 0;
            case HAT, OPEN, PEDAL -> 1;
            case SNARE, RIM, TOMS -> 2;
            case KICK -> 3;
        };
    }
}

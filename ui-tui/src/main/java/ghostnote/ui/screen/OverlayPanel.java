package ghostnote.ui.screen;

import ghostnote.ui.screen.Snapshot.Overlay;
import java.util.List;

/** What is shown above the rest, whatever the size. The time stays in sight. */
final class OverlayPanel {
    private OverlayPanel() {}

    /**
     * @param top the first row that it may cover
     */
    static void draw(Overlay overlay, Cells cells, Glyphs glyphs, int top) {
        switch (overlay) {
            case Overlay.None() -> {}
            case Overlay.Page page -> draw(page, cells, top);
            case Overlay.Picker picker -> draw(picker, cells, top);
            case Overlay.Futures futures -> FuturesPanel.draw(futures, cells, glyphs, top);
            case Overlay.Typing(String text) -> draw(text, cells);
        }
    }

    /** How many lines are seen at once, below a heading and above the keys. */
    private static int rows(Cells cells, int top) {
        return Math.max(1, cells.height() - top - 2);
    }

    private static void draw(Overlay.Page page, Cells cells, int top) {
        int rows = rows(cells, top);
        int most = Math.max(0, page.lines().size() - rows);
        int first = Math.min(page.firstLine(), most);
        String place = most == 0 ? "" : "  (%d%%)".formatted(100 * first / most);
        begin(cells, top, page.heading() + place, "escape goes back, up and down page");
        for (int row = 0; row < rows && first + row < page.lines().size(); row++) {
            cells.putWithin(1, top + 1 + row, cells.width() - 2, page.lines().get(first + row), Ink.TEXT);
        }
    }

    private static void draw(Overlay.Picker picker, Cells cells, int top) {
        int rows = rows(cells, top);
        List<String> items = picker.items();
        int first = Math.clamp(picker.chosen() - rows / 2L, 0, Math.max(0, items.size() - rows));
        begin(cells, top, picker.heading(), "enter takes it, escape goes back");
        for (int row = 0; row < rows && first + row < items.size(); row++) {
            boolean isChosen = first + row == picker.chosen();
            cells.putWithin(
                    1,
                    top + 1 + row,
                    cells.width() - 2,
                    items.get(first + row),
                    isChosen ? Ink.of(Hue.DIAL).bold().inverse() : Ink.TEXT);
        }
    }

    private static void draw(String typed, Cells cells) {
        int y = cells.height() - 1;
        cells.clear(0, y, cells.width(), 1);
        int room = Math.max(0, cells.width() - 3);
        String end = typed.substring(Math.max(0, typed.length() - room));
        int x = cells.put(0, y, ": " + end, Ink.STRONG);
        cells.put(x, y, ' ', Ink.STRONG.inverse());
    }

    static void begin(Cells cells, int top, String heading, String keys) {
        cells.clear(0, top, cells.width(), cells.height() - top);
        cells.putWithin(1, top, cells.width() - 2, heading, Ink.STRONG);
        cells.putWithin(1, cells.height() - 1, cells.width() - 2, keys, Ink.QUIET);
    }
}

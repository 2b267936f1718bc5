package ghostnote.ui.screen;

import ghostnote.ui.screen.Snapshot.Dial;

/** What can be turned, and where it stands; as many as there is room for, the selected one among them. */
final class DialsPanel {
    private static final int VALUE_END = 22;
    private static final int BAR_X = 23;
    private static final int BAR_CELLS = 4;

    private DialsPanel() {}

    static void draw(Snapshot seen, Cells cells, Glyphs glyphs, int x, int y, int rows) {
        int count = seen.dials().size();
        int first = Math.clamp(seen.selected() - rows / 2L, 0, Math.max(0, count - rows));
        for (int row = 0; row < rows && first + row < count; row++) {
            Dial dial = seen.dials().get(first + row);
            boolean isSelected = first + row == seen.selected();
            Ink ink = dial.isUsual() ? Ink.TEXT : Ink.of(Hue.DIAL).bold();
            cells.put(x, y + row, dial.name(), ink);
            cells.putBefore(x + VALUE_END, y + row, ' ' + dial.value(), ink);
            if (!dial.hint().isEmpty()) {
                cells.putWithin(x + BAR_X, y + row, BAR_CELLS, dial.hint(), Ink.of(Hue.NEWS).bold());
            } else if (dial.share() >= 0) {
                drawBar(dial, cells, glyphs, x + BAR_X, y + row);
            }
            if (isSelected) {
                cells.ink(x, y + row, VALUE_END, ink.inverse());
            }
        }
    }

    private static void drawBar(Dial dial, Cells cells, Glyphs glyphs, int x, int y) {
        long full = Math.round(dial.share() * BAR_CELLS);
        for (int i = 0; i < BAR_CELLS; i++) {
            boolean isFull = i < full;
            cells.put(x + i, y, isFull ? glyphs.full() : glyphs.empty(), isFull ? Ink.of(Hue.DIAL) : Ink.QUIET);
        }
    }
}

package ghostnote.ui.screen;

/**
 * The whole screen. What plays and what comes stands at the same place in every size; with less room less is told about the
 * rest.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public final class StageView {
    private static final int LEAST_FULL_WIDTH = 72;
    private static final int LEAST_FULL_HEIGHT = 20;
    private static final int DIALS_WIDTH = 27;
    private static final int HEAD_ROWS = 3;

    private StageView() {}

    /** Draws it in so many cells, of which there may be none. */
    public static Cells draw(Snapshot seen, int width, int height, Glyphs glyphs) {
        Cells cells = new Cells(width, height);
        boolean isFull = width >= LEAST_FULL_WIDTH && height >= LEAST_FULL_HEIGHT;
        if (isFull) {
            drawFull(seen, cells, glyphs);
        } else {
            drawSmall(seen, cells, glyphs);
        }
        OverlayPanel.draw(seen.overlay(), cells, glyphs, isFull ? HEAD_ROWS - 1 : 1);
        return cells;
    }

    private static void drawFull(Snapshot seen, Cells cells, Glyphs glyphs) {
        int width = cells.width();
        int foot = cells.height() - 1;
        int dialsX = width - DIALS_WIDTH;
        HeadPanel.draw(seen, cells, glyphs);
        int below = PatternPanel.draw(seen, cells, glyphs, HEAD_ROWS - 1, dialsX - 2, foot - HEAD_ROWS);
        DialsPanel.draw(seen, cells, glyphs, dialsX, HEAD_ROWS - 1, foot - HEAD_ROWS + 1);
        StatePanel.draw(seen, cells, glyphs, below, foot - below, dialsX - 2);
        StatePanel.drawLastRow(seen, cells, foot);
    }

    private static void drawSmall(Snapshot seen, Cells cells, Glyphs glyphs) {
        HeadPanel.drawSmall(seen, cells, glyphs);
        PatternPanel.drawSmall(seen, cells, glyphs, 1, cells.height() - 2);
        if (cells.height() > 1) {
            StatePanel.drawSmall(seen, cells, cells.height() - 1);
        }
    }
}

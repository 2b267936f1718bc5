package ghostnote.ui.screen;

import ghostnote.ui.screen.Snapshot.Time;

/** Where it is, how fast, and who says so. */
final class HeadPanel {
    private static final String NAME = "GHOSTNOTE";
    private static final String WARMS_UP = "warming up";

    private HeadPanel() {}

    static void draw(Snapshot seen, Cells cells, Glyphs glyphs) {
        int x = cells.put(1, 0, NAME, Ink.STRONG) + 2;
        cells.putWithin(x, 0, cells.width() - x - 8, seen.title(), Ink.QUIET);
        cells.putBefore(cells.width() - 1, 0, "? help", Ink.QUIET);
        Time time = seen.time();
        x = drawPlace(time, cells, glyphs, 1, 1) + 3;
        if (time.motion() == Snapshot.Motion.WARMS_UP) {
            return;
        }
        x = cells.put(x, 1, tempo(time) + " bpm", Ink.STRONG) + 3;
        x = cells.put(x, 1, time.source(), Ink.TEXT) + (time.source().isEmpty() ? 0 : 1);
        cells.put(x, 1, time.lock(), lockInk(time));
    }

    static void drawSmall(Snapshot seen, Cells cells, Glyphs glyphs) {
        Time time = seen.time();
        int x = drawPlace(time, cells, glyphs, 0, 0) + 1;
        if (time.motion() != Snapshot.Motion.WARMS_UP) {
            x = cells.put(x, 0, tempo(time), Ink.STRONG) + 1;
            cells.putWithin(x, 0, cells.width() - x, time.lock(), lockInk(time));
        }
    }

    private static int drawPlace(Time time, Cells cells, Glyphs glyphs, int x, int y) {
        Ink ink = Ink.of(time.motion() == Snapshot.Motion.ROLLS ? Hue.GOOD : Hue.NEWS).bold();
        char sign = switch (time.motion()) {
            case WARMS_UP, STANDS -> glyphs.stands();
            case WAITS -> glyphs.waits();
            case ROLLS -> glyphs.rolls();
        };
        cells.put(x, y, sign, ink);
        String place = time.motion() == Snapshot.Motion.WARMS_UP
                ? WARMS_UP
                : "%4d.%d".formatted(time.bar(), time.beat());
        return cells.put(x + 2, y, place, ink);
    }

    private static String tempo(Time time) {
        return "%.1f".formatted(time.tempoBpm());
    }

    private static Ink lockInk(Time time) {
        return time.isLocked() ? Ink.of(Hue.GOOD) : Ink.of(Hue.ALERT).bold();
    }
}

package ghostnote.ui.screen;

import ghostnote.engine.drum.Lane;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Ticks;
import ghostnote.ui.screen.Snapshot.Bar;
import ghostnote.ui.screen.Snapshot.LaneState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pattern: a row for each lane, or for each voice where there is room; the bar that plays, and fainter those that come. */
final class PatternPanel {
    /** Fewer rows than this under the pattern tell too little. */
    private static final int LEAST_ROWS_BELOW = 5;

    private static final int VOICE_LABEL = 18;
    private static final int LANE_LABEL = 9;
    private static final int SMALL_LABEL = 5;
    private static final int BETWEEN_BARS = 2;

    private static final List<Row> VOICES = Row.ofVoices();
    private static final List<Row> LANES = Row.ofLanes();

    private PatternPanel() {}

    /** What stands in a row. */
    private record Row(Lane lane, String label, List<Voice> voices) {
        static List<Row> ofVoices() {
            List<Row> rows = new ArrayList<>();
            for (Lane lane : Lane.values()) {
                for (Voice voice : lane.voices()) {
                    rows.add(new Row(lane, lane.digit() + " " + voice.word(), List.of(voice)));
                }
            }
            return List.copyOf(rows);
        }

        static List<Row> ofLanes() {
            return Stream.of(Lane.values())
                    .map(lane -> new Row(lane, lane.digit() + " " + lane.word(), lane.voices()))
                    .toList();
        }
    }

    /** Draws it from a row on into columns before an end. Returns the row below it. */
    static int draw(Snapshot seen, Cells cells, Glyphs glyphs, int y, int end, int mostRows) {
        boolean showsVoices = VOICES.size() + LEAST_ROWS_BELOW < mostRows && end > VOICE_LABEL + 2 * LANE_LABEL;
        List<Row> rows = showsVoices ? VOICES : LANES;
        int label = showsVoices ? VOICE_LABEL : LANE_LABEL;
        List<BarGrid> grids = grids(seen, 1 + label, end);
        drawRuler(seen, grids, cells, glyphs, y, end);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            LaneState state = seen.lanes().get(row.lane.ordinal());
            cells.put(1, y + 1 + i, row.label, labelInk(row.lane, state));
            cells.put(1 + label - 2, y + 1 + i, sign(state), Ink.of(Hue.NEWS).bold());
            draw(row, seen, grids, cells, glyphs, y + 1 + i, end);
        }
        return y + 1 + rows.size();
    }

    /** The same where there is little room. */
    static void drawSmall(Snapshot seen, Cells cells, Glyphs glyphs, int y, int mostRows) {
        List<BarGrid> grids = grids(seen, SMALL_LABEL, cells.width());
        for (int i = 0; i < Math.min(LANES.size(), mostRows); i++) {
            Row row = LANES.get(i);
            LaneState state = seen.lanes().get(row.lane.ordinal());
            String word = row.lane.word();
            cells.put(0, y + i, word.substring(0, Math.min(word.length(), SMALL_LABEL - 1)), labelInk(row.lane, state));
            cells.put(SMALL_LABEL - 1, y + i, sign(state), Ink.of(Hue.NEWS).bold());
            draw(row, seen, grids, cells, glyphs, y + i, cells.width());
        }
    }

    /** Two bars with room between their beats, if they fit; else closer; of a very long bar the part that plays. */
    private static List<BarGrid> grids(Snapshot seen, int x, int end) {
        List<Bar> bars = seen.bars();
        List<BarGrid> wide = grids(bars, x, 2, true, BETWEEN_BARS);
        if (fits(wide, end)) {
            return wide;
        }
        List<BarGrid> near = grids(bars, x, 1, true, BETWEEN_BARS);
        if (fits(near, end)) {
            return near;
        }
        List<BarGrid> close = grids(bars, x, 1, false, 1);
        BarGrid first = close.getFirst();
        int room = Math.max(1, end - x);
        return first.end() <= end ? close : List.of(first.from(first.placeAt(Math.max(0, seen.playhead())) / room * room));
    }

    private static List<BarGrid> grids(List<Bar> bars, int x, int cellsAPlace, boolean hasGaps, int between) {
        List<BarGrid> grids = new ArrayList<>();
        int next = x;
        for (Bar bar : bars) {
            BarGrid grid = new BarGrid(bar.meter(), 0, next, cellsAPlace, hasGaps);
            grids.add(grid);
            next = grid.end() + between;
        }
        return grids;
    }

    private static boolean fits(List<BarGrid> grids, int end) {
        return grids.isEmpty() || grids.getLast().end() <= end;
    }

    private static void drawRuler(Snapshot seen, List<BarGrid> grids, Cells cells, Glyphs glyphs, int y, int end) {
        for (int i = 0; i < grids.size(); i++) {
            BarGrid grid = grids.get(i);
            for (int place = grid.firstPlace(); place < grid.places() && grid.column(place) < end; place++) {
                if (grid.isOnBeat(place)) {
                    int beat = 1 + place * Ticks.PER_SIXTEENTH / grid.meter().ticksPerBeat();
                    String number = place == 0 ? String.valueOf(seen.bars().get(i).number()) : String.valueOf(beat);
                    cells.put(grid.column(place), y, number, i == 0 ? Ink.STRONG : Ink.QUIET);
                }
            }
        }
        if (!grids.isEmpty() && seen.playhead() >= 0) {
            int column = grids.getFirst().column(grids.getFirst().placeAt(seen.playhead()));
            cells.put(column, y, glyphs.playhead(), Ink.of(Hue.GOOD).bold());
        }
    }

    private static void draw(
            Row row, Snapshot seen, List<BarGrid> grids, Cells cells, Glyphs glyphs, int y, int end) {
        boolean isMuted = seen.lanes().get(row.lane.ordinal()) == LaneState.MUTED;
        for (int i = 0; i < grids.size(); i++) {
            BarGrid grid = grids.get(i);
            int playing = i == 0 && seen.playhead() >= 0 ? grid.placeAt(seen.playhead()) : -1;
            for (int place = grid.firstPlace(); place < grid.places() && grid.column(place) < end; place++) {
                int velocity = seen.bars().get(i).loudest(row.voices, place);
                Ink ink = ink(row.lane, velocity, i > 0 || isMuted);
                cells.put(
                        grid.column(place),
                        y,
                        glyphs.hit(velocity, grid.isOnBeat(place)),
                        place == playing ? ink.inverse() : ink);
            }
        }
    }

    private static Ink ink(Lane lane, int velocity, boolean isFaint) {
        if (velocity <= 0) {
            return Ink.QUIET;
        }
        Ink ink = Ink.of(Hue.of(lane));
        return isFaint ? ink.faint() : velocity >= Glyphs.ACCENT ? ink.bold() : ink;
    }

    private static Ink labelInk(Lane lane, LaneState state) {
        return state == LaneState.MUTED ? Ink.QUIET : Ink.of(Hue.of(lane));
    }

    private static char sign(LaneState state) {
        return switch (state) {
            case OPEN -> ' ';
            case PARTLY_MUTED -> 'm';
            case MUTED -> 'M';
            case SOLO -> 'S';
        };
    }
}

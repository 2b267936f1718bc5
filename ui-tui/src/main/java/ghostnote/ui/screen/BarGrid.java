package ghostnote.ui.screen;

import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import ghostnote.ui.screen.Snapshot.Bar;

/**
 * Where the sixteenths of a bar stand on the screen.
 *
 * @param firstPlace the sixteenth that is shown first: one behind the beginning where the bar is wider than its room
 * @param x of that
 * @param cellsAPlace of each
 * @param hasGaps whether there is room between beats
 */
record BarGrid(Meter meter, int firstPlace, int x, int cellsAPlace, boolean hasGaps) {
    int places() {
        return Bar.places(meter);
    }

    boolean isOnBeat(int place) {
        return place * Ticks.PER_SIXTEENTH % meter.ticksPerBeat() == 0;
    }

    /** The column of a sixteenth. */
    int column(int place) {
        int gaps = hasGaps ? place * Ticks.PER_SIXTEENTH / Math.max(meter.ticksPerBeat(), Ticks.PER_SIXTEENTH) : 0;
        return x + (place - firstPlace) * cellsAPlace + gaps;
    }

    /** The column behind the last. */
    int end() {
        return column(places() - 1) + cellsAPlace;
    }

    /** The same bar from another sixteenth on. */
    BarGrid from(int place) {
        return new BarGrid(meter, place, x, cellsAPlace, hasGaps);
    }

    /** The sixteenth that plays. */
    int placeAt(double share) {
        return (int) (share * meter.ticksPerBar()) / Ticks.PER_SIXTEENTH;
    }
}

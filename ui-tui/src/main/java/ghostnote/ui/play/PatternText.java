package ghostnote.ui.play;

import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.Lane;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import ghostnote.ui.screen.Glyphs;
import java.io.PrintStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows the pattern as it plays: a line for each sixteenth, a column for each lane of the kit. {@code O} is an accent,
 * {@code o} a hit, {@code .} a ghost note.
 *
 * <pre>
 *    bar  kick snare rim  hat  open pedal toms crash ride perc
 *   1.1     O    |    |    o    |    |    |    O    |    |
 *           |    |    |    |    |    |    |    |    |    |
 * </pre>
 *
 * <p>Thread: the view's. Real-time safe: no.
 */
final class PatternText implements HitHandler {
    private static final int COLUMNS = Lane.values().length;
    private static final String HEADING = Stream.of(Lane.values())
            .map(lane -> "%-5s".formatted(lane.word()))
            .collect(Collectors.joining("", "   bar  ", ""))
            .stripTrailing();

    private final PrintStream out;
    private final String heading;
    private final Bars bars;

    /** Hits that are not shown yet. */
    private final Retractable<Coming> coming = new Retractable<>();

    private long nextRow;
    private long endTick = Long.MAX_VALUE;

    /**
     * @param track its name, to tell its lines from those of others; empty where there are none
     */
    PatternText(PrintStream out, String track, Meter first) {
        this.out = out;
        heading = track.isEmpty() ? HEADING : HEADING + "  " + track;
        bars = new Bars(first);
    }

    private record Coming(long row, int column, int velocity) {}

    @Override
    public void onHit(long number, long tick, int voice, int velocity) {
        coming.put(number, new Coming(Ticks.nearestSixteenth(tick), Lane.of(Voice.of(voice)).ordinal(), velocity));
    }

    @Override
    public void onRevoke(long fromNumber) {
        coming.takeBackFrom(fromNumber);
    }

    @Override
    public void onChange(long tick, int knob, float value) {
        Knob.turn(bars, tick, knob, value);
    }

    @Override
    public void onEnd(long tick) {
        endTick = tick;
    }

    /** Prints every sixteenth that the playhead has reached. */
    void showUpTo(long playheadTick) {
        while (nextRow * Ticks.PER_SIXTEENTH <= playheadTick && nextRow * Ticks.PER_SIXTEENTH < endTick) {
            show(nextRow++);
        }
        out.flush();
    }

    private void show(long row) {
        long tick = row * Ticks.PER_SIXTEENTH;
        int place = bars.placeInBar(tick);
        int ticksPerBeat = bars.meterAt(tick).ticksPerBeat();
        StringBuilder line = new StringBuilder();
        if (place == 0) {
            line.append(heading).append(System.lineSeparator());
        }
        boolean onBeat = place % ticksPerBeat == 0;
        line.append("%8s".formatted(onBeat ? (bars.barAt(tick) + 1) + "." + (place / ticksPerBeat + 1) : ""));
        int[] loudest = loudest(row);
        for (int column = 0; column < COLUMNS; column++) {
            line.append("  ").append(Glyphs.ASCII.hit(loudest[column], true)).append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    /** The velocity of the loudest hit of each column in a row, 0 for none. Rows before are forgotten. */
    private int[] loudest(long row) {
        int[] loudest = new int[COLUMNS];
        coming.stream()
                .filter(hit -> hit.row == row)
                .forEach(hit -> loudest[hit.column] = Math.max(loudest[hit.column], hit.velocity));
        coming.removeIf(hit -> hit.row <= row);
        return loudest;
    }
}

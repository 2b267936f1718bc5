package ghostnote.ui.play;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import java.io.PrintStream;
import java.util.TreeMap;

/**
 * Shows the pattern as it plays: a line for each sixteenth, a column for each part of the kit. {@code O} is an accent,
 * {@code o} a hit, {@code .} a ghost note.
 *
 * <pre>
 *    bar  kick snare hat  open toms crash ride perc
 *   1.1     O    |    o    |    |    O    |    |
 *           |    |    |    |    |    |    |    |
 * </pre>
 *
 * <p>Thread: the view's. Real-time safe: no.
 */
final class PatternText implements HitHandler {
    private static final String HEADING = "   bar  kick snare hat  open toms crash ride perc";
    private static final int COLUMNS = 8;
    private static final int ACCENT = 96;
    private static final int GHOST = 40;
    private static final int NEVER = -1;

    private final PrintStream out;
    private final Meter meter;

    /** The loudest hit of each column, by sixteenth. */
    private final TreeMap<Long, int[]> rows = new TreeMap<>();

    private long nextRow;
    private long endTick = Long.MAX_VALUE;

    PatternText(PrintStream out, Meter meter) {
        this.out = out;
        this.meter = meter;
    }

    @Override
    public void onHit(long tick, int voice, int velocity) {
        long row = Math.floorDiv(tick + Ticks.PER_SIXTEENTH / 2, (long) Ticks.PER_SIXTEENTH);
        int[] columns = rows.computeIfAbsent(row, _ -> new int[COLUMNS]);
        int column = column(Voice.of(voice));
        columns[column] = Math.max(columns[column], velocity);
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
        int place = meter.placeInBar(tick);
        StringBuilder line = new StringBuilder();
        if (place == 0) {
            line.append(HEADING).append(System.lineSeparator());
        }
        boolean onBeat = place % meter.ticksPerBeat() == 0;
        line.append("%8s".formatted(onBeat ? (meter.barAt(tick) + 1) + "." + (place / meter.ticksPerBeat() + 1) : ""));
        int[] columns = rows.remove(row);
        for (int column = 0; column < COLUMNS; column++) {
            line.append("  ").append(mark(columns == null ? NEVER : columns[column])).append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    private static char mark(int velocity) {
        if (velocity <= 0) {
            return '|';
        }
        return velocity >= ACCENT ? 'O' : velocity > GHOST ? 'o' : '.';
    }

    private static int column(Voice voice) {
        return switch (voice) {
            case KICK, KICK_2 -> 0;
            case SNARE, RIM, CROSS_STICK, CLAP -> 1;
            case HAT_CLOSED, HAT_CLOSED_EDGE, HAT_PEDAL -> 2;
            case HAT_OPEN, HAT_OPEN_EDGE -> 3;
            case TOM_1, TOM_1_RIM, TOM_2, TOM_2_RIM, TOM_3, TOM_3_RIM, TOM_4 -> 4;
            case CRASH_1, CRASH_1_EDGE, CRASH_2, CRASH_2_EDGE -> 5;
            case RIDE, RIDE_EDGE, RIDE_BELL -> 6;
            case TAMBOURINE, COWBELL -> 7;
        };
    }
}

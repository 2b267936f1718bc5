package ghostnote.ui.play;

import ghostnote.engine.drum.Family;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.live.Futures;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import ghostnote.ui.screen.Glyphs;
import java.util.ArrayList;
import java.util.List;

/**
 * Futures as text, a line each and a character for each sixteenth: K a kick, S a snare, X both, T a tom, C a crash, and
 * a point for hats and rides; kicks and snares that are ghosts are small.
 *
 * <pre>
 *    1  K...S..kK...S...|K...S..kK...S...
 * </pre>
 */
final class FuturesText {
    private FuturesText() {}

    /** The lines. */
    static String of(List<List<Hit>> futures, Meter meter) {
        List<String> lines = new ArrayList<>();
        for (List<Hit> future : futures) {
            lines.add("%4d  %s".formatted(lines.size() + 1, line(future, meter)));
        }
        return String.join("\n", lines);
    }

    private static String line(List<Hit> hits, Meter meter) {
        int placesPerBar = meter.ticksPerBar() / Ticks.PER_SIXTEENTH;
        StringBuilder line = new StringBuilder();
        for (int place = 0; place < Futures.BARS * placesPerBar; place++) {
            if (place > 0 && place % placesPerBar == 0) {
                line.append('|');
            }
            line.append(mark(hits, place));
        }
        return line.toString();
    }

    private static char mark(List<Hit> hits, int place) {
        int kick = 0;
        int snare = 0;
        char other = ' ';
        for (Hit hit : hits) {
            if (Ticks.nearestSixteenth(hit.tick()) == place) {
                Family family = Family.of(hit.voice());
                if (family == Family.KICK) {
                    kick = Math.max(kick, hit.velocity());
                } else if (family == Family.SNARE) {
                    snare = Math.max(snare, hit.velocity());
                } else {
                    other = stronger(other, markOf(family));
                }
            }
        }
        int velocity = Math.max(kick, snare);
        if (velocity == 0) {
            return other;
        }
        char mark = snare == 0 ? 'K' : kick == 0 ? 'S' : 'X';
        return velocity > Glyphs.GHOST ? mark : Character.toLowerCase(mark);
    }

    private static char markOf(Family family) {
        return switch (family) {
            case LOW_TOM, MID_TOM, HIGH_TOM -> 'T';
            case CRASH -> 'C';
            case null, default -> '.';
        };
    }

    /** Letters are. */
    private static char stronger(char one, char other) {
        return (char) Math.max(one, other);
    }
}

package ghostnote.engine.sense;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.List;

/**
 * A drum part as a network reads it.
 *
 * @param meter of all its bars
 * @param tempoBpm quarters a minute
 * @param style the index of its style, or {@link #NO_STYLE}
 * @param fills which of its bars are fills
 * @param hits in their order
 */
public record Part(Meter meter, double tempoBpm, int style, FillPlan fills, List<Hit> hits) {
    /** For {@link #style}: none that the vocabulary knows. */
    public static final int NO_STYLE = -1;

    /** Copies the list. */
    public Part {
        hits = List.copyOf(hits);
    }

    /**
     * One hit, in the choices of a vocabulary.
     *
     * @param gridTick the tick of the grid that it belongs to
     * @param choices for each {@link Feature} that heads draw, by its ordinal
     */
    public record Hit(long gridTick, int[] choices) {
        /** The choice of a feature. */
        public int choice(Feature feature) {
            return choices[feature.ordinal()];
        }
    }

    /** The bars before the last hit. */
    public int bars() {
        return hits.isEmpty() ? 0 : (int) meter.barAt(hits.getLast().gridTick()) + 1;
    }

    /** Some of its bars, as if nothing had been played before them. */
    public Part bars(int from, int to, Vocabulary vocabulary) {
        long start = (long) from * meter.ticksPerBar();
        long end = (long) to * meter.ticksPerBar();
        List<Hit> cut = new ArrayList<>();
        for (Hit hit : hits) {
            if (hit.gridTick >= start && hit.gridTick < end) {
                int[] choices = hit.choices.clone();
                if (cut.isEmpty()) {
                    choices[Feature.TICKS.ordinal()] = vocabulary.ticksIndex(hit.gridTick - start);
                }
                cut.add(new Hit(hit.gridTick - start, choices));
            }
        }
        return new Part(meter, tempoBpm, style, fills.from(from), cut);
    }

    /** What the performer asks for in this part. */
    public Setting setting(int styles) {
        Setting setting = new Setting(meter, tempoBpm, styles);
        setting.setFills(fills);
        if (style != NO_STYLE) {
            setting.setStyleShare(style, 1);
        }
        return setting;
    }
}

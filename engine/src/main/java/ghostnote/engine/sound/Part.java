package ghostnote.engine.sound;

import java.util.List;

/**
 * A part of a voice.
 *
 * @param filters one after the other
 * @param levelDb beside the others
 * @param pan from the voice's own place, -1 left to 1 right
 * @param curve how much more of it there is the harder the hit: it is multiplied by (velocity / 127) ^ curve beside the
 *     voice's own
 */
public record Part(Source source, List<Filter> filters, Envelope envelope, float levelDb, float pan, float curve) {
    /** The most filters of one. */
    public static final int MOST_FILTERS = 3;

    public Part {
        Range.require("filters", filters.size(), 0, MOST_FILTERS);
        Range.require("level-db", levelDb, -90, 24);
        Range.require("pan", pan, -1, 1);
        Range.require("curve", curve, 0, 6);
        filters = List.copyOf(filters);
    }

    /** The same, all frequencies multiplied. */
    public Part transposed(float ratio) {
        return new Part(
                source.transposed(ratio),
                filters.stream().map(filter -> filter.transposed(ratio)).toList(),
                envelope,
                levelDb,
                pan,
                curve);
    }
}

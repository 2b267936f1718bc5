package ghostnote.engine.model;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns hits into the choices of a vocabulary. Where the vocabulary is coarser than the hits, each delay is measured
 * from where the hit before was put, not from where it was, so that rounding does not add up. A rest longer than the
 * longest delay is cut to it, and what follows keeps its own place.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public final class Encoder {
    private final Vocabulary vocabulary;
    private final Meter meter;

    public Encoder(Vocabulary vocabulary, Meter meter) {
        this.vocabulary = vocabulary;
        this.meter = meter;
    }

    /**
     * One {@code int[Feature.count()]} for each hit whose voice the vocabulary has, in the order given; the others are
     * left out. The first delay counts from tick 0.
     */
    public List<int[]> encode(List<Hit> hits) {
        List<int[]> events = new ArrayList<>();
        int longest = vocabulary.ticks(vocabulary.size(Feature.TICKS) - 1);
        long at = 0;
        for (Hit hit : hits) {
            int voice = vocabulary.voiceIndex(hit.voice().ordinal());
            if (voice >= 0) {
                int[] event = new int[Feature.count()];
                long delay = hit.tick() - at;
                int ticks = vocabulary.ticksIndex(delay);
                event[Feature.TICKS.ordinal()] = ticks;
                event[Feature.NOTE.ordinal()] = voice;
                event[Feature.VELOCITY.ordinal()] = vocabulary.velocityIndex(hit.velocity());
                at = delay > longest ? hit.tick() : at + vocabulary.ticks(ticks);
                event[Feature.PLACE.ordinal()] = vocabulary.placeIndex(meter.placeInBar(at));
                events.add(event);
            }
        }
        return events;
    }
}

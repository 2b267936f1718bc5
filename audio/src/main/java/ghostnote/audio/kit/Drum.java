package ghostnote.audio.kit;

import ghostnote.audio.sound.Decibels;
import ghostnote.engine.RealTime;
import java.util.function.Function;

/**
 * A drum of the kit: as many hits of it as can sound at once, those that fade among them.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class Drum {
    /** The choke group of those that no other ends. */
    static final int UNCHOKED = 0;

    /** As many may fade as can be struck within the time that takes. */
    private static final int MOST_FADING = 6;

    private final int overlap;
    private final int choke;
    private final SoundingHit[] hits;
    private volatile float leftGain = 1;
    private volatile float rightGain = 1;

    /**
     * @param overlap how many hits may sound without fading
     * @param choke what it ends and what ends it have the same
     * @param newHit makes one that does not sound yet
     */
    Drum(int overlap, int choke, Function<Drum, SoundingHit> newHit) {
        this.overlap = overlap;
        this.choke = choke;
        hits = new SoundingHit[overlap + MOST_FADING];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = newHit.apply(this);
        }
    }

    /** Mixes it, from its next hit on. Thread: any. */
    void mix(float levelDb, float pan) {
        leftGain = Decibels.toGain(levelDb) * Pan.leftGain(pan);
        rightGain = Decibels.toGain(levelDb) * Pan.rightGain(pan);
    }

    /** How loud its left side is mixed. */
    @RealTime
    float leftGain() {
        return leftGain;
    }

    /** How loud its right side is. */
    @RealTime
    float rightGain() {
        return rightGain;
    }

    /** How many of its hits can be there at once. */
    int capacity() {
        return hits.length;
    }

    /** How many may sound without fading. */
    @RealTime
    int overlap() {
        return overlap;
    }

    /** Whether a hit of one ends those of the other. */
    @RealTime
    boolean chokes(Drum other) {
        return choke != UNCHOKED && choke == other.choke;
    }

    /** A hit that does not sound, or null if all do. */
    @RealTime
    SoundingHit spare() {
        for (SoundingHit hit : hits) {
            if (hit.isOver()) {
                return hit;
            }
        }
        return null;
    }
}

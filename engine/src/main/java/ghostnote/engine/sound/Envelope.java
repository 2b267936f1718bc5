package ghostnote.engine.sound;

/**
 * How loud something is after a hit: a straight line up, then an exponential decay.
 *
 * @param attackMs until it is loudest
 * @param decayMs until it has fallen by 60 dB from there
 * @param bursts how often it is struck in one hit: 1, or more for hands and jingles; all but the last fall by 24 dB until
 *     the next
 * @param gapMs from one of them to the next
 */
public record Envelope(float attackMs, float decayMs, int bursts, float gapMs) {
    public Envelope {
        Range.require("attack-ms", attackMs, 0, 1_000);
        Range.require("decay-ms", decayMs, 1, 20_000);
        Range.require("bursts", bursts, 1, 16);
        Range.require("gap-ms", gapMs, 1, 200);
    }
}

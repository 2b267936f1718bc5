package ghostnote.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Hears hits that are numbered by their tick, and checks that each is what was offered under its number and that none
 * comes twice or too late.
 */
class Listener implements HitHandler {
    private long nextTick;
    private long hits;
    private long skipped;
    private long endTick = -1;

    static void offer(HitRing ring, long number) {
        ring.offerHit(number, number, voiceOf(number), velocityOf(number), likelihoodOf(number));
    }

    private static int voiceOf(long number) {
        return (int) (number * 0x9e3779b97f4a7c15L >>> 59);
    }

    private static int velocityOf(long number) {
        return 1 + (int) ((number * 0xbf58476d1ce4e5b9L >>> 32) % 127);
    }

    private static float likelihoodOf(long number) {
        return 1f / (1 + number % 1000);
    }

    @Override
    public void onHit(long number, long tick, int voice, int velocity) {
        assertEquals(tick, number);
        assertEquals(-1, endTick, "a hit after the end");
        assertTrue(tick >= nextTick, "a hit that is old");
        assertEquals(voiceOf(tick), voice);
        assertEquals(velocityOf(tick), velocity);
        skipped += tick - nextTick;
        nextTick = tick + 1;
        hits++;
    }

    @Override
    public void onLikelihood(long number, float likelihood) {
        assertEquals(nextTick - 1, number, "that of another hit");
        assertEquals(likelihoodOf(number), likelihood);
    }

    @Override
    public void onRevoke(long fromNumber) {
        throw new AssertionError("nothing was revoked");
    }

    @Override
    public void onEnd(long tick) {
        assertEquals(-1, endTick, "a second end");
        skipped += tick - nextTick;
        endTick = tick;
    }

    /** Hits heard. */
    long hits() {
        return hits;
    }

    /** Numbers that were not heard, up to the last that was. */
    long skipped() {
        return skipped;
    }

    /** The number of the next hit, if none is skipped. */
    long nextTick() {
        return nextTick;
    }

    boolean ended() {
        return endTick >= 0;
    }
}

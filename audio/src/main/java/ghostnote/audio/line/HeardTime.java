package ghostnote.audio.line;

/**
 * When each block of an output will be heard. An output tells how much it has played in steps, and so never too much, and
 * whoever asks is woken late, never early: both let a block seem to be heard later than it is, by up to 15 ms on a desktop's
 * sound server. So the earliest of what a second or two of blocks say counts, and time follows it slowly.
 *
 * <p>Thread: one owner. Real-time safe: yes.
 */
final class HeardTime {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Two such spans are remembered. */
    private static final double SPAN_S = 1;

    /** So much faster or slower time goes while it follows: more than crystals differ by. */
    private static final double MOST_SLEW = 1e-3;

    /** Beyond this the output has begun anew, or was held up. */
    private static final double STEP_NS = 30e6;

    private final double blockNs;
    private final long blocksASpan;
    private long blocks;
    private long originNs;

    /** How much later than in even steps from the origin: the earliest of the span that is over, of this one, and as it is. */
    private double earliestBefore;

    private double earliest;
    private double laterNs;

    HeardTime(int blockFrames, int sampleRateHz) {
        blockNs = blockFrames * NANOS_PER_SECOND / sampleRateHz;
        blocksASpan = Math.round(SPAN_S * NANOS_PER_SECOND / blockNs);
    }

    /**
     * The next block is asked for.
     *
     * @param seemsNs when it will be heard, by what the output says
     */
    void next(long seemsNs) {
        double seemsLaterNs = seemsNs - originNs - blocks * blockNs;
        if (blocks == 0 || Math.abs(seemsLaterNs - laterNs) > STEP_NS) {
            begin(seemsNs);
            return;
        }
        if (blocks % blocksASpan == 0) {
            earliestBefore = earliest;
            earliest = seemsLaterNs;
        }
        earliest = Math.min(earliest, seemsLaterNs);
        double away = Math.min(earliest, earliestBefore) - laterNs;
        // In the first span nothing is heard yet that could be bent.
        double most = blocks < blocksASpan ? STEP_NS : MOST_SLEW * blockNs;
        laterNs += Math.clamp(away, -most, most);
        blocks++;
    }

    private void begin(long seemsNs) {
        originNs = seemsNs;
        blocks = 1;
        earliest = 0;
        earliestBefore = 0;
        laterNs = 0;
    }

    /** When the block that was asked for is heard. */
    long startNs() {
        return originNs + Math.round((blocks - 1) * blockNs + laterNs);
    }

    /** When the one behind it is. */
    long endNs() {
        return originNs + Math.round(blocks * blockNs + laterNs);
    }
}

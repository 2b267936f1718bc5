package ghostnote.audio.sound;

import ghostnote.engine.RealTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Instruments that sound together. One alone is heard as it is; the sum of several goes through a soft limiter that keeps it
 * below full scale.
 *
 * <p>Thread: that of the blocks, where it says so; else any but a hot one. Real-time safe: the methods marked so.
 */
public final class MixBus implements AutoCloseable {
    private final BlockDriver driver;
    private final FrameScale scale;
    private final BlockCounters counters;
    private final FailureListener failures;
    private final float[] left = new float[Instrument.MOST_FRAMES];
    private final float[] right = new float[Instrument.MOST_FRAMES];
    private Strip[] strips = {};

    /**
     * @param driver of the blocks
     * @param scale when each frame is
     */
    public MixBus(BlockDriver driver, FrameScale scale, BlockCounters counters, FailureListener failures) {
        this.driver = driver;
        this.scale = scale;
        this.counters = counters;
        this.failures = failures;
    }

    /**
     * Lets one more instrument sound. Before the first block.
     *
     * @param maker makes it, and anew for another sample rate
     * @return takes those who play it
     */
    public BlockHost add(InstrumentMaker maker) {
        BlockPlayers players = new BlockPlayers(driver, scale, counters, failures);
        strips = Stream.concat(Stream.of(strips), Stream.of(new Strip(maker, players, failures)))
                .toArray(Strip[]::new);
        return players;
    }

    /** Those who take the players of each instrument, in the order in which these were added. */
    public List<BlockHost> hosts() {
        return Stream.of(strips).map(Strip::host).toList();
    }

    /** Has instruments of this rate, before the first block at it. */
    public void prepare(int sampleRateHz) {
        for (Strip strip : strips) {
            strip.prepare(sampleRateHz);
        }
    }

    /**
     * All play and sound in a block; one that fails does not silence the others. Thread: that of the blocks.
     *
     * @param nowNs when it begins
     * @param untilNs the last nanosecond of it
     */
    @RealTime
    public void play(long nowNs, long untilNs, long firstFrame, int frames) {
        Sum.clear(left, frames);
        Sum.clear(right, frames);
        for (Strip strip : strips) {
            strip.play(nowNs, untilNs, firstFrame, frames);
            Sum.add(left, strip.left(), 0, frames);
            Sum.add(right, strip.right(), 0, frames);
        }
        if (strips.length > 1) {
            Limiter.limit(left, frames);
            Limiter.limit(right, frames);
        }
    }

    /** The left side of the block that was played. Thread: that of the blocks. */
    @RealTime
    public float[] left() {
        return left;
    }

    /** The right side. Thread: that of the blocks. */
    @RealTime
    public float[] right() {
        return right;
    }

    /** When there is no block any more. */
    @Override
    public void close() {
        for (Strip strip : strips) {
            strip.close();
        }
    }
}

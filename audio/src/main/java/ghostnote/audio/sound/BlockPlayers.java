package ghostnote.audio.sound;

import ghostnote.engine.RealTime;
import java.util.ArrayList;
import java.util.List;

/**
 * All who play to one port or one instrument, and what they send in a block.
 *
 * <p>Thread: that of the blocks; as a {@link BlockHost} any but a hot one. Real-time safe: the methods marked so.
 */
public final class BlockPlayers implements BlockHost {
    private final BlockDriver driver;
    private final BlockEvents events;
    private final FailureListener failures;
    private final List<BlockPlayer> added = new ArrayList<>();
    private volatile BlockPlayer[] players = {};

    /** @param scale when each frame is */
    public BlockPlayers(BlockDriver driver, FrameScale scale, BlockCounters counters, FailureListener failures) {
        this.driver = driver;
        this.failures = failures;
        events = new BlockEvents(scale, counters);
    }

    @Override
    public synchronized void add(BlockPlayer player) {
        added.add(player);
        players = added.toArray(BlockPlayer[]::new);
    }

    @Override
    public long aheadNs() {
        return driver.aheadNs();
    }

    @Override
    public boolean isPlaying() {
        return driver.isPlaying();
    }

    /**
     * All play a block; one that fails does not silence the others.
     *
     * @param nowNs when it begins
     * @param untilNs the last nanosecond of it
     */
    @RealTime
    public void play(long nowNs, long untilNs, long firstFrame, int frames) {
        events.begin(firstFrame, frames);
        for (BlockPlayer player : players) {
            try {
                player.play(nowNs, untilNs, events);
            } catch (Throwable failure) {
                failures.onFailure(failure);
            }
        }
    }

    /** What they have sent, and what is left of the blocks before. */
    @RealTime
    public BlockEvents events() {
        return events;
    }
}

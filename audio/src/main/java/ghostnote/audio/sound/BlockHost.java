package ghostnote.audio.sound;

/**
 * What asks players for block after block.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public interface BlockHost {
    /** Adds a player, which then plays in each block. */
    void add(BlockPlayer player);

    /** How much ahead of its time a block is played; it may change. */
    long aheadNs();

    /** Whether blocks are played now. */
    boolean isPlaying();
}

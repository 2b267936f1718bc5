package ghostnote.audio.sound;

/**
 * What asks players for block after block.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public interface BlockHost extends BlockDriver {
    /** Adds a player, which then plays in each block. */
    void add(BlockPlayer player);
}

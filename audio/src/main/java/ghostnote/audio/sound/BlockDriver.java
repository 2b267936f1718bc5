package ghostnote.audio.sound;

/**
 * What goes on from block to block: an audio output, or a server.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public interface BlockDriver {
    /** How much ahead of its time a block is played; it may change. */
    long aheadNs();

    /** Whether blocks are played now. */
    boolean isPlaying();
}

package ghostnote.audio.sound;

import ghostnote.engine.RealTime;

/**
 * What makes stereo sound of MIDI messages, a block at a time.
 *
 * <p>Thread: one at a time, the one that renders; {@link #close} when it renders no more. Real-time safe: the methods
 * marked so.
 */
public interface Instrument extends AutoCloseable {
    /** No block is longer, in frames. */
    int MOST_FRAMES = 8192;

    /**
     * A message for the block that is rendered next.
     *
     * @param offsetFrames from the beginning of that block, not less than that of the message before
     * @param status with its channel; see {@link ghostnote.engine.wire.MidiStatus}
     */
    @RealTime
    void send(int offsetFrames, int status, int data1, int data2);

    /** Writes a block over what stands in the first so many frames of both sides; full scale is 1. */
    @RealTime
    void render(float[] left, float[] right, int frames);

    @Override
    void close();
}

package ghostnote.audio.sound;

/** Gives sound a block at a time until there is no more. Real-time safe: no. */
@FunctionalInterface
public interface StereoSource {
    /**
     * Writes the next frames to both sides, as many as it likes, up to their length.
     *
     * @return how many; 0 at the end
     */
    int next(float[] left, float[] right);
}

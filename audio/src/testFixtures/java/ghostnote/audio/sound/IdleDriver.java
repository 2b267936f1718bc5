package ghostnote.audio.sound;

/** Drives nothing: whoever tests asks for the blocks. */
public record IdleDriver() implements BlockDriver {
    @Override
    public long aheadNs() {
        return 0;
    }

    @Override
    public boolean isPlaying() {
        return false;
    }
}

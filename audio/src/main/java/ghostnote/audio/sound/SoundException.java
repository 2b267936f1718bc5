package ghostnote.audio.sound;

/** A sound that cannot be had. The message is one line that says which file, why, and what to do. */
public final class SoundException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SoundException(String message) {
        super(message);
    }
}

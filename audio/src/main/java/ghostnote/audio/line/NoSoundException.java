package ghostnote.audio.line;

/** Nothing here makes sound. The message says why in a few words. */
public final class NoSoundException extends Exception {
    private static final long serialVersionUID = 1;

    public NoSoundException(String message) {
        super(message);
    }
}

package ghostnote.ui.set;

/** A cue or set file that cannot be read as one; the message says which line, and what is allowed there. */
public final class SetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SetException(String message) {
        super(message);
    }
}

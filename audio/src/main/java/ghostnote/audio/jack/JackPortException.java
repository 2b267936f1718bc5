package ghostnote.audio.jack;

/** A port that cannot be connected. The message is one line that says which, why, and what there is instead. */
public final class JackPortException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JackPortException(String message) {
        super(message);
    }
}

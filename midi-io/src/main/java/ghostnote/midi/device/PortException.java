package ghostnote.midi.device;

/** A port that cannot be used. The message is one line that says which, why, and what there is instead. */
public final class PortException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortException(String message) {
        super(message);
    }
}

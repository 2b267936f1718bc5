package ghostnote.ui.osc;

/** A packet that makes no sense. The message says what was expected, in a few words. */
final class OscException extends Exception {
    private static final long serialVersionUID = 1;

    OscException(String message) {
        super(message);
    }
}

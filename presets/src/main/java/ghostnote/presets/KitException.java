package ghostnote.presets;

/**
 * A kit map or a kit's sound that is not there or cannot be used. The message is one line that says which, where and why.
 */
public final class KitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KitException(String message) {
        super(message);
    }
}

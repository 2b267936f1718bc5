package ghostnote.engine.json;

/** Text that is not JSON; the message says what was expected and at which character. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JsonException(String message) {
        super(message);
    }
}

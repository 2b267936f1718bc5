package ghostnote.engine.model;

/** A model that cannot be used. The message is one line: what, where, expected and found. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ModelException(String message) {
        super(message);
    }

    /** The same refusal, with the file it came from in front. */
    ModelException in(Object file) {
        return new ModelException(file + ": " + getMessage());
    }
}

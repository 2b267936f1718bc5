package ghostnote.engine.model;

/** A model that cannot be used. The message is one line: what, where, expected and found. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Names in a file may be of any length, and hold line ends. */
    private static final int LONGEST = 500;

    public ModelException(String message) {
        super(oneLine(message));
    }

    private static String oneLine(String message) {
        String line = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + " ...";
        return line.replaceAll("\\p{Cc}", " ");
    }

    /** The same refusal, with the file it came from in front. */
    ModelException in(Object file) {
        return new ModelException(file + ": " + getMessage());
    }
}

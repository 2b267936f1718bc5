package ghostnote.ui.corpus;

/** What becomes of a file that was found: a loop, or a reason why not. */
public sealed interface Heard permits Loop, Skipped {
    /** The file, as it is told to the user. */
    String name();
}

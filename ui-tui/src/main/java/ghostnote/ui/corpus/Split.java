package ghostnote.ui.corpus;

/** What a loop is for. */
public enum Split {
    /** To learn from. */
    TRAIN,
    /** To tell when to stop. */
    VALIDATION,
    /** To judge by at the very end. */
    TEST
}

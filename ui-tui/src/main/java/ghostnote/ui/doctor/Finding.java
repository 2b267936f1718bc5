package ghostnote.ui.doctor;

/**
 * What was found.
 *
 * @param check what was looked at, in a word or two
 * @param good whether all is well with it
 * @param found what it is like
 * @param advice what to type, or do, if it is not good; else empty
 */
public record Finding(String check, boolean good, String found, String advice) {
    static Finding good(String check, String found) {
        return new Finding(check, true, found, "");
    }

    static Finding bad(String check, String found, String advice) {
        return new Finding(check, false, found, advice);
    }
}

package ghostnote.ui.cli;

/** Exit codes, those of BSD's sysexits.h, listed by {@code --help}. */
final class ExitCode {
    static final int OK = 0;
    static final int USAGE = 64;
    static final int BAD_DATA = 65;
    static final int NO_INPUT = 66;
    static final int UNAVAILABLE = 69;
    static final int BUG = 70;
    static final int IO_ERROR = 74;
    static final int CONFIG = 78;

    /** What {@code --help} says of them. */
    static final String[] LIST = {
        "0:done",
        "64:an option or its value is wrong",
        "65:a file's content cannot be used",
        "66:a file is not there",
        "69:a MIDI port or plugin is not there or does not open, or the system does not say which there are",
        "70:a bug of ours, please report it",
        "74:reading or writing failed",
        "78:a line of the configuration is wrong (ghostnote config)",
        "130, 143:ended by Ctrl-C or SIGTERM"
    };

    private ExitCode() {}
}

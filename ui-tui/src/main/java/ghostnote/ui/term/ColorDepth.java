package ghostnote.ui.term;

/** How many colours a terminal has. */
public enum ColorDepth {
    /** None, but bold, faint and inverse. */
    NONE,
    EIGHT,
    INDEXED,
    TRUE;

    /**
     * That of the terminal the process runs in.
     *
     * @param noColor the variable NO_COLOR (no-color.org): no colours where it is there and not empty; may be null
     * @param colorTerm COLORTERM, which says truecolor or 24bit where there are 16 million; may be null
     * @param terminalColors how many the terminal's description promises
     */
    static ColorDepth of(String noColor, String colorTerm, int terminalColors) {
        if (noColor != null && !noColor.isEmpty()) {
            return NONE;
        }
        if (colorTerm != null && (colorTerm.equals("truecolor") || colorTerm.equals("24bit"))) {
            return TRUE;
        }
        return terminalColors >= 256 ? INDEXED : terminalColors >= 8 ? EIGHT : NONE;
    }
}

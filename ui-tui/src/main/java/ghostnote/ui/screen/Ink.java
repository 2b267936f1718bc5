package ghostnote.ui.screen;

/**
 * How a cell is drawn. What it says is never in its colour alone.
 *
 * @param isInverse dark on light, or the other way round than the rest
 */
public record Ink(Hue hue, Weight weight, boolean isInverse) {
    /** How much it stands out. */
    public enum Weight {
        FAINT,
        NORMAL,
        BOLD
    }

    /** Ordinary text. */
    public static final Ink TEXT = of(Hue.PLAIN);

    /** What is there, but need not be looked at. */
    public static final Ink QUIET = TEXT.faint();

    /** What is looked for first. */
    public static final Ink STRONG = TEXT.bold();

    /** Of a hue, neither faint nor bold. */
    public static Ink of(Hue hue) {
        return new Ink(hue, Weight.NORMAL, false);
    }

    /** The same, less. */
    public Ink faint() {
        return new Ink(hue, Weight.FAINT, isInverse);
    }

    /** The same, more. */
    public Ink bold() {
        return new Ink(hue, Weight.BOLD, isInverse);
    }

    /** The same, inverse. */
    public Ink inverse() {
        return new Ink(hue, weight, true);
    }
}

package ghostnote.ui.cli;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import java.util.List;

/**
 * One style, or two in some proportion.
 *
 * @param first the index of a style
 * @param second of another, or the same one
 * @param secondShare how much of the second there is, 0 to 1
 */
record StyleBlend(int first, int second, float secondShare) {
    private static final int PARTS_OF_A_BLEND = 3;

    /**
     * Reads {@code NAME} or {@code NAME:NAME:SHARE}.
     *
     * @param drummer its name
     * @param styles those that it knows
     * @throws IllegalArgumentException in one line, if the drummer does not know them or the share is none
     */
    static StyleBlend parse(String text, String drummer, List<String> styles) {
        if (styles.isEmpty()) {
            throw new IllegalArgumentException("--style %s: the drummer %s knows no styles".formatted(text, drummer));
        }
        String[] parts = text.split(":", -1);
        if (parts.length != 1 && parts.length != PARTS_OF_A_BLEND) {
            throw new IllegalArgumentException(
                    "--style %s: expected a style, or two and a share, as in %s:%s:0.3"
                            .formatted(text, styles.getFirst(), styles.getLast()));
        }
        int first = index(parts[0], drummer, styles);
        return parts.length == 1
                ? new StyleBlend(first, first, 0)
                : new StyleBlend(first, index(parts[1], drummer, styles), share(parts[2]));
    }

    private static int index(String name, String drummer, List<String> styles) {
        int index = styles.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("--style %s: the drummer %s knows %s"
                    .formatted(name, drummer, String.join(", ", styles)));
        }
        return index;
    }

    private static float share(String text) {
        try {
            float share = Float.parseFloat(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as a number out of range is.
        }
        throw new IllegalArgumentException("--style share %s: expected a number from 0 to 1".formatted(text));
    }

    /** Asks for it. */
    void applyTo(Values values) {
        values.set(Control.STYLE, first + 1);
        values.set(Control.SECOND_STYLE, second + 1);
        values.set(Control.BLEND, secondShare);
    }
}

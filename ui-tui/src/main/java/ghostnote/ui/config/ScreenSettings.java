package ghostnote.ui.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the screen is to look.
 *
 * @param colors how many it may use
 * @param ascii whether it is to do with ASCII alone; empty: where nothing else can be shown
 */
public record ScreenSettings(Colors colors, Optional<Boolean> ascii) {
    /** What nobody asked to be otherwise. */
    public static final ScreenSettings USUAL = new ScreenSettings(Colors.AUTO, Optional.empty());

    /** How many colours the screen may use. */
    public enum Colors {
        /** As many as the terminal says it has. */
        AUTO("auto"),
        /** No colours. */
        NONE("none"),
        /** Those of ANSI. */
        EIGHT("8"),
        /** Those of xterm's palette. */
        PALETTE("256"),
        /** Any. */
        DIRECT("24-bit");

        private final String word;

        Colors(String word) {
            this.word = word;
        }

        /** As the file says it. */
        public String word() {
            return word;
        }

        static Optional<Colors> named(String word) {
            return Arrays.stream(values()).filter(colors -> colors.word.equals(word)).findFirst();
        }

        static String words() {
            return Arrays.stream(values()).map(Colors::word).collect(Collectors.joining(", "));
        }
    }
}

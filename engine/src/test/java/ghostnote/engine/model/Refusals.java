package ghostnote.engine.model;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** What every refusal owes: its own exception, and one line that says what was wrong. */
final class Refusals {
    private static final int LONGEST_LINE = 1000;

    private Refusals() {}

    /** Asserts that a model is refused, in one line that holds all of {@code words}. */
    static void assertRefused(Executable load, String... words) {
        String message = assertThrows(ModelException.class, load).getMessage();
        assertOneLine(message);
        for (String word : words) {
            assertTrue(message.contains(word), () -> "expected \"%s\" in: %s".formatted(word, message));
        }
    }

    static void assertOneLine(String message) {
        assertTrue(
                !message.isBlank()
                        && message.length() <= LONGEST_LINE
                        && message.chars().noneMatch(Character::isISOControl),
                () -> "not one line: " + message.substring(0, Math.min(message.length(), LONGEST_LINE)));
    }
}

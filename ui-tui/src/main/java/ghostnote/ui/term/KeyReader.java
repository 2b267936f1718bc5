package ghostnote.ui.term;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.jline.terminal.KeyEvent;
import org.jline.terminal.KeyParser;
import org.jline.utils.NonBlockingReader;

/**
 * Keys by their names: {@code f}, {@code F}, {@code space}, {@code up}, {@code shift-left}, {@code ctrl-x}, {@code alt-x},
 * {@code f5}, {@code escape}. A key is known by what is sent when it is pressed; that it is let go is never needed.
 *
 * <p>Thread: one. Real-time safe: no.
 */
final class KeyReader {
    private static final char ESCAPE = '\033';
    private static final int DELETE = 0x7F;

    /** What belongs to one key comes at once, or over a slow line in a few parts; nobody types so fast. */
    private static final long SEQUENCE_MS = 40;

    private static final String CURSOR_KEYS = "ABCDHF";
    private static final long LOOK_MS = 200;
    private static final int LONGEST_SEQUENCE = 32;

    private final NonBlockingReader reader;

    KeyReader(NonBlockingReader reader) {
        this.reader = reader;
    }

    /**
     * Waits for the next key.
     *
     * @return its name; empty if none came for a while, or one that has no name
     * @throws IOException if there is no terminal any more
     */
    Optional<String> read() throws IOException {
        int first = reader.read(LOOK_MS);
        if (first == NonBlockingReader.EOF) {
            throw new IOException("the terminal is gone");
        }
        if (first == NonBlockingReader.READ_EXPIRED) {
            return Optional.empty();
        }
        if (first == ESCAPE) {
            return readSequence();
        }
        if (Character.isHighSurrogate((char) first)) {
            reader.read(SEQUENCE_MS);
            return Optional.empty();
        }
        return Optional.of(name((char) first));
    }

    private static String name(char character) {
        return switch (character) {
            case ' ' -> "space";
            case '\r', '\n' -> "enter";
            case '\t' -> "tab";
            case '\b', DELETE -> "backspace";
            default -> character < ' '
                    ? "ctrl-" + (char) (character + '`')
                    : String.valueOf(character);
        };
    }

    private Optional<String> readSequence() throws IOException {
        StringBuilder sequence = new StringBuilder().append(ESCAPE);
        while (!isWhole(sequence) && sequence.length() < LONGEST_SEQUENCE) {
            int next = reader.read(SEQUENCE_MS);
            if (next < 0) {
                break;
            }
            sequence.append((char) next);
        }
        if (sequence.length() == 1) {
            return Optional.of("escape");
        }
        if (sequence.length() == 2 && sequence.charAt(1) >= ' ' && sequence.charAt(1) != DELETE) {
            return Optional.of("alt-" + name(sequence.charAt(1)));
        }
        if (sequence.length() == 3 && sequence.charAt(1) == 'O' && CURSOR_KEYS.indexOf(sequence.charAt(2)) >= 0) {
            // A terminal that another program has left in application mode (xterm, DECCKM).
            sequence.setCharAt(1, '[');
        }
        return name(KeyParser.parse(sequence.toString()));
    }

    /** ECMA-48, 5.4: a control sequence ends with a byte from @ to ~; ESC O has one more. */
    private static boolean isWhole(CharSequence sequence) {
        int length = sequence.length();
        if (length < 2) {
            return false;
        }
        char second = sequence.charAt(1);
        char last = sequence.charAt(length - 1);
        return switch (second) {
            case '[' -> length > 2 && last >= '@' && last <= '~' && !(length == 3 && last == '[');
            case 'O' -> length > 2;
            case ESCAPE -> false;
            default -> true;
        };
    }

    private static Optional<String> name(KeyEvent key) {
        if (key == null) {
            return Optional.empty();
        }
        Optional<String> name = switch (key.getType()) {
            case Arrow -> Optional.of(key.getArrow().name().toLowerCase(Locale.ROOT));
            case Function -> Optional.of("f" + key.getFunctionKey());
            case Special -> Optional.of(special(key.getSpecial()));
            case Character -> Optional.of(name(key.getCharacter()));
            default -> Optional.empty();
        };
        return name.map(plain -> modifiers(key.getModifiers()) + plain);
    }

    private static String special(KeyEvent.Special special) {
        return switch (special) {
            case PageUp -> "page-up";
            case PageDown -> "page-down";
            default -> special.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String modifiers(EnumSet<KeyEvent.Modifier> modifiers) {
        StringBuilder text = new StringBuilder();
        if (modifiers.contains(KeyEvent.Modifier.Control)) {
            text.append("ctrl-");
        }
        if (modifiers.contains(KeyEvent.Modifier.Alt)) {
            text.append("alt-");
        }
        if (modifiers.contains(KeyEvent.Modifier.Shift)) {
            text.append("shift-");
        }
        return text.toString();
    }
}

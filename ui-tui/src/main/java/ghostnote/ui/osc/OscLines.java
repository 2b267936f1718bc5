package ghostnote.ui.osc;

import ghostnote.engine.control.Control;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes of a message the line that would be typed for it: {@code /ghostnote/mute/snare 1} is {@code mute.snare on}.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public final class OscLines {
    /** Before the name of a control, or a word. */
    private static final String ROOT = "/ghostnote/";

    /** Its argument is the whole line. */
    private static final String SAY = "say";

    /** What takes no value; a button on a screen sends one all the same, 1 when it is pressed and 0 when it is let go. */
    private static final Set<String> WORDS =
            Set.of("undo", "redo", "futures", "stop", "start", "continue", "tap", "quit");

    /** Nobody types more. */
    private static final int LONGEST_LINE = 1000;

    private OscLines() {}

    /** The address of a control; of one that each voice has, VOICE stands for its name. */
    public static String address(Control control) {
        return ROOT + control.text() + (control.ofVoices() ? "/VOICE" : "");
    }

    /** The type of the argument that it is best sent (OSC 1.0, "OSC type tag"). */
    public static String type(Control control) {
        return switch (control.kind()) {
            case NUMBER -> "f";
            case SWITCH -> "i";
            case METER, STYLE, DRUMMER -> "s";
            // A bar and a beat, as they are typed.
            case WHOLE -> control == Control.LOCATE ? "s" : "i";
        };
    }

    /**
     * The line; empty if a button was let go.
     *
     * @throws OscException if it is none of ours, or no line
     */
    static Optional<String> line(OscMessage message) throws OscException {
        String path = message.address().startsWith(ROOT) ? message.address().substring(ROOT.length()) : "";
        if (path.isEmpty()) {
            throw new OscException("expected an address such as %stempo".formatted(ROOT));
        }
        String name = path.replace('/', '.');
        boolean isSwitch = isSwitch(name);
        String values = message.arguments().stream()
                .map(value -> text(value, isSwitch))
                .collect(Collectors.joining(" "));
        if (WORDS.contains(name) && message.arguments().size() == 1) {
            Object value = message.arguments().getFirst();
            boolean isLetGo = value instanceof Number number ? number.doubleValue() == 0 : value.equals(false);
            return isLetGo ? Optional.empty() : Optional.of(name);
        }
        String line = name.equals(SAY) ? values : "%s %s".formatted(name, values).strip();
        if (line.length() > LONGEST_LINE) {
            throw new OscException("%d characters: expected %d at most".formatted(line.length(), LONGEST_LINE));
        }
        if (line.isBlank() || line.chars().anyMatch(Character::isISOControl)) {
            throw new OscException("expected a line of text");
        }
        return Optional.of(line);
    }

    private static boolean isSwitch(String name) {
        return Stream.of(Control.values())
                .filter(control -> control.kind() == Control.Kind.SWITCH)
                .anyMatch(control -> name.equals(control.text()) || name.startsWith(control.text() + "."));
    }

    private static String text(Object value, boolean isSwitch) {
        return switch (value) {
            case Boolean on -> on ? "on" : "off";
            case Number number when isSwitch && number.doubleValue() == 0 -> "off";
            case Number number when isSwitch && number.doubleValue() == 1 -> "on";
            case Float number -> plain(number.doubleValue(), number.toString());
            case Double number -> plain(number, number.toString());
            default -> String.valueOf(value);
        };
    }

    /** A whole number without its fraction, and none in powers of ten. */
    private static String plain(double value, String text) {
        return Double.isFinite(value) ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text;
    }
}

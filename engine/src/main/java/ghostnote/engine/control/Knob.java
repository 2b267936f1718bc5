package ghostnote.engine.control;

import ghostnote.engine.RealTime;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be turned by itself: a control, or one voice's of a control that each voice has.
 *
 * @param number from 0 on, in the order of the table
 * @param voice null where the control is one for all
 */
public record Knob(int number, Control control, Voice voice) {
    private static final List<Knob> ALL = all();
    private static final Control[] CONTROLS = ALL.stream().map(Knob::control).toArray(Control[]::new);

    /** For each control, the number of its first knob. */
    private static final int[] FIRST = Stream.of(Control.values())
            .mapToInt(control -> List.of(CONTROLS).indexOf(control))
            .toArray();

    private static List<Knob> all() {
        List<Knob> all = new ArrayList<>();
        for (Control control : Control.values()) {
            if (control.ofVoices()) {
                for (Voice voice : Voice.values()) {
                    all.add(new Knob(all.size(), control, voice));
                }
            } else {
                all.add(new Knob(all.size(), control, null));
            }
        }
        return List.copyOf(all);
    }

    /** All of them, by number. */
    public static List<Knob> table() {
        return ALL;
    }

    /** How many there are. */
    @RealTime
    public static int count() {
        return CONTROLS.length;
    }

    /** The number of a control that is one for all, or of its first voice's. */
    @RealTime
    public static int number(Control control) {
        return FIRST[control.ordinal()];
    }

    /** The control of a number. */
    @RealTime
    public static Control control(int number) {
        return CONTROLS[number];
    }

    /** The voice of a number, of a control that each voice has. */
    @RealTime
    public static int voice(int number) {
        return number - FIRST[CONTROLS[number].ordinal()];
    }

    /**
     * Lets bars follow a knob that was turned: where that is the meter, they are of it from the bar line on at which it is
     * heard.
     *
     * @param tick not before that of a turn that they have followed
     */
    @RealTime
    public static void turn(Bars bars, long tick, int knob, float value) {
        if (control(knob) == Control.METER) {
            bars.change(Control.METER.dueTick(tick, bars), Meter.numbered((int) value));
        }
    }

    /**
     * The knobs of a name, such as {@code temperature} or {@code mute.snare}; {@code mute.hat*} is those of all hats.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static List<Knob> named(String name) {
        String start = name.endsWith("*") ? name.substring(0, name.length() - 1) : null;
        List<Knob> named = ALL.stream()
                .filter(knob -> start == null
                        ? knob.name().equals(name)
                        : knob.voice != null && start.contains(".") && knob.name().startsWith(start))
                .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no control %s (ghostnote controls lists them)".formatted(name));
        }
        return named;
    }

    /** How it is called in files and on the screen. */
    public String name() {
        return voice == null ? control.text() : control.text() + '.' + voice.word();
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException with the name, the value and what is allowed
     */
    public float parse(String text, Names names) {
        return switch (control.kind()) {
            case SWITCH -> switch (text) {
                case "on" -> 1;
                case "off" -> 0;
                default -> throw refused(text, "on or off");
            };
            case STYLE -> style(text, names.styles());
            case DRUMMER -> drummer(text, names.drummers());
            case METER -> Meter.parse(text).number();
            case NUMBER, WHOLE -> number(text);
        };
    }

    private float style(String text, List<String> styles) {
        if (text.equals("none")) {
            return 0;
        }
        int index = styles.indexOf(text);
        if (index < 0) {
            throw refused(text, styles.isEmpty()
                    ? "none, as the drummer knows no styles"
                    : "none, " + String.join(", ", styles));
        }
        return index + 1;
    }

    private float drummer(String text, List<String> drummers) {
        int index = drummers.indexOf(text);
        if (index < 0) {
            throw refused(text, String.join(", ", drummers));
        }
        return index + 1;
    }

    private float number(String text) {
        try {
            float value = Float.parseFloat(text);
            boolean whole = control.kind() == Control.Kind.NUMBER || value == Math.rint(value);
            if (whole && value >= control.least() && value <= control.most()) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as a number out of range is.
        }
        throw refused(text, "a %snumber from %s to %s"
                .formatted(
                        control.kind() == Control.Kind.WHOLE ? "whole " : "",
                        plain(control.least()),
                        plain(control.most())));
    }

    private IllegalArgumentException refused(String text, String expected) {
        return new IllegalArgumentException("%s %s: expected %s".formatted(name(), text, expected));
    }

    /** Writes a value as {@link #parse} reads it. */
    public String format(float value, Names names) {
        return switch (control.kind()) {
            case SWITCH -> value == 0 ? "off" : "on";
            case STYLE -> value == 0 ? "none" : names.styles().get((int) value - 1);
            case DRUMMER -> names.drummers().get((int) value - 1);
            case METER -> Meter.numbered((int) value).toString();
            case NUMBER, WHOLE -> plain(value);
        };
    }

    /** A number without needless digits. */
    public static String plain(float value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}

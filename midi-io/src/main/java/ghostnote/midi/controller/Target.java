package ghostnote.midi.controller;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import java.util.List;

/** What something on a controller is for. */
public sealed interface Target {
    /**
     * Knobs.
     *
     * @param name of one, or of several as {@link Knob#named} knows it
     */
    record Knobs(String name) implements Target {
        /** They. */
        public List<Knob> knobs() {
            return Knob.named(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A line that is obeyed as if it were typed.
     */
    record Line(String text) implements Target {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Reads what {@link Object#toString} writes: the name of knobs, or else a line.
     *
     * @throws IllegalArgumentException in one line
     */
    static Target parse(String text) {
        String told = text.strip();
        if (told.isEmpty() || told.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("expected a control, such as temperature, or a line, such as fill now");
        }
        if (told.equals(Control.METER.text()) || told.equals(Control.LOCATE.text())) {
            throw new IllegalArgumentException("%s: it has no values to turn through; a button can say a line, such as %s"
                    .formatted(told, told.equals(Control.METER.text()) ? "meter 7/8" : "locate 9"));
        }
        boolean isMeantForKnobs = told.matches("\\S*[.*]\\S*");
        boolean isKnob = Knob.table().stream().anyMatch(knob -> knob.name().equals(told));
        if (isKnob || isMeantForKnobs) {
            Knob.named(told);
            return new Knobs(told);
        }
        return new Line(told);
    }

    /** Whether a button is all that can be meant. */
    default boolean isForButtons() {
        return switch (this) {
            case Line _ -> true;
            case Knobs knobs ->
                knobs.knobs().stream().allMatch(knob -> knob.control().kind() == Control.Kind.SWITCH);
        };
    }
}

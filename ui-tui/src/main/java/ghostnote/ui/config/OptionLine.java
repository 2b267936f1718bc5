package ghostnote.ui.config;

import ghostnote.ui.toml.Place;

/**
 * One value that is to be the default of an option of {@code play}.
 *
 * @param option its long name, without the dashes
 * @param value as it would be given on the command line
 * @param form how the file gives it
 * @param place where
 */
public record OptionLine(String option, String value, Form form, Place place) {
    /** How the file gives a value. */
    public enum Form {
        /** By itself: {@code tempo = 96}. */
        ALONE,
        /** In a list, of which each is a line of its own here: {@code out = ["TR-8S", "take.mid"]}. */
        LISTED,
        /** In a table, of which each is a line of its own here: {@code turn.density = 0.4}. */
        NAMED
    }

    /** A fault of this line, which is then left out. */
    public Fault fault(String why) {
        return new Fault(place, "%s: %s; %s".formatted(
                this, why, form == Form.ALONE ? "the default is used" : "it is left out"));
    }

    /** The fault of a name that is none, or is not for here. */
    public Fault misnamed(String why) {
        return new Fault(place, "%s: %s".formatted(option, why));
    }

    /** As it stands in the file. */
    @Override
    public String toString() {
        return form == Form.NAMED
                ? "%s.%s".formatted(option, value.replaceFirst("=", " = "))
                : "%s = %s".formatted(option, value);
    }
}

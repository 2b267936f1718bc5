package ghostnote.ui.config;

import ghostnote.ui.config.OptionLine.Form;
import ghostnote.ui.toml.Place;
import ghostnote.ui.toml.TomlList;
import ghostnote.ui.toml.TomlSection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads options from a table of a file, which may hold anything. */
public final class OptionLines {
    private static final String VALUE = "expected a number, true, false, or words in quotes";

    private final List<OptionLine> lines = new ArrayList<>();
    private final BiConsumer<Place, String> faults;

    private OptionLines(BiConsumer<Place, String> faults) {
        this.faults = faults;
    }

    /**
     * The lines of some keys.
     *
     * @param faults takes what is wrong, and where
     */
    public static List<OptionLine> read(TomlSection table, List<String> keys, BiConsumer<Place, String> faults) {
        OptionLines all = new OptionLines(faults);
        keys.forEach(key -> all.read(table, key));
        return all.lines;
    }

    private void read(TomlSection table, String option) {
        switch (table.get(option).orElseThrow()) {
            case TomlList(List<Object> values, List<Place> places) -> {
                for (int i = 0; i < values.size(); i++) {
                    add(option, "", values.get(i), Form.LISTED, places.get(i));
                }
            }
            case TomlSection inner -> {
                for (String name : inner.keys()) {
                    add(option, name + "=", inner.get(name).orElseThrow(), Form.NAMED, inner.place(name));
                }
            }
            case Object value -> add(option, "", value, Form.ALONE, table.place(option));
        }
    }

    private void add(String option, String before, Object value, Form form, Place place) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            lines.add(new OptionLine(option, before + value, form, place));
        } else {
            faults.accept(place, "%s: %s".formatted(option, VALUE));
        }
    }
}

package ghostnote.ui.config;

import ghostnote.ui.config.OptionLine.Form;
import ghostnote.ui.config.ScreenSettings.Colors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads the text of a configuration, which may be anything. The parser goes on behind a line that it cannot read. */
final class ConfigReader {
    /** What some editors put in front of UTF-8. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final String VALUE = "expected a number, true, false, or words in quotes";

    private final List<Fault> faults = new ArrayList<>();
    private final List<OptionLine> play = new ArrayList<>();
    private final Map<String, KeyLine> keys = new LinkedHashMap<>();
    private Colors colors = ScreenSettings.USUAL.colors();
    private Optional<Boolean> ascii = ScreenSettings.USUAL.ascii();

    Config read(Path file, String text) {
        TomlParseResult toml = Toml.parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        for (TomlParseError error : toml.errors()) {
            faults.add(new Fault(place(error.position()), String.join(" ", error.getMessage().lines().toList())));
        }
        for (String name : toml.keySet()) {
            Object value = toml.get(List.of(name));
            Place place = place(toml, name);
            switch (name) {
                case "play" -> table(name, value, place).ifPresent(this::readPlay);
                case "keys" -> table(name, value, place).ifPresent(this::readKeys);
                case "screen" -> table(name, value, place).ifPresent(this::readScreen);
                default -> faults.add(new Fault(
                        place, "%s: there is no such table; expected [play], [keys] or [screen]".formatted(name)));
            }
        }
        faults.sort(Comparator.comparing(fault -> fault.place().orElseThrow()));
        return new Config(
                file,
                true,
                List.copyOf(play),
                Collections.unmodifiableMap(keys),
                new ScreenSettings(colors, ascii),
                List.copyOf(faults));
    }

    private Optional<TomlTable> table(String name, Object value, Place place) {
        if (value instanceof TomlTable table) {
            return Optional.of(table);
        }
        faults.add(new Fault(place, "%s: expected a table, [%s]".formatted(name, name)));
        return Optional.empty();
    }

    private void readPlay(TomlTable table) {
        for (String option : table.keySet()) {
            Place place = place(table, option);
            switch (table.get(List.of(option))) {
                case TomlArray list -> {
                    for (int i = 0; i < list.size(); i++) {
                        add(option, "", list.get(i), Form.LISTED, place(list.inputPositionOf(i)));
                    }
                }
                case TomlTable inner -> {
                    for (String name : inner.keySet()) {
                        add(option, name + "=", inner.get(List.of(name)), Form.NAMED, place(inner, name));
                    }
                }
                case Object value -> add(option, "", value, Form.ALONE, place);
            }
        }
    }

    private void add(String option, String before, Object value, Form form, Place place) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            play.add(new OptionLine(option, before + value, form, place));
        } else {
            faults.add(new Fault(place, "%s: %s".formatted(option, VALUE)));
        }
    }

    private void readKeys(TomlTable table) {
        for (String key : table.keySet()) {
            if (table.get(List.of(key)) instanceof String line) {
                keys.put(key, new KeyLine(line, place(table, key)));
            } else {
                faults.add(new Fault(
                        place(table, key), "%s: expected a line in quotes, such as \"fill now\"".formatted(key)));
            }
        }
    }

    private void readScreen(TomlTable table) {
        for (String setting : table.keySet()) {
            Object value = table.get(List.of(setting));
            switch (setting) {
                case "colors" -> Colors.named(String.valueOf(value))
                        .ifPresentOrElse(
                                named -> colors = named,
                                () -> refuse(table, setting, value, "expected one of " + Colors.words()));
                case "ascii" -> {
                    if (value instanceof Boolean told) {
                        ascii = Optional.of(told);
                    } else {
                        refuse(table, setting, value, "expected true or false");
                    }
                }
                default -> faults.add(new Fault(
                        place(table, setting),
                        "%s: there is no such setting of the screen; expected colors or ascii".formatted(setting)));
            }
        }
    }

    private void refuse(TomlTable table, String setting, Object value, String why) {
        String written = value instanceof TomlTable || value instanceof TomlArray ? "" : " = " + value;
        faults.add(new Fault(
                place(table, setting), "%s%s: %s; the default is used".formatted(setting, written, why)));
    }

    private static Place place(TomlTable table, String key) {
        return place(table.inputPositionOf(List.of(key)));
    }

    private static Place place(TomlPosition position) {
        return new Place(position.line(), position.column());
    }
}

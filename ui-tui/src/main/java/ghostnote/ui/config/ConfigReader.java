package ghostnote.ui.config;

import ghostnote.ui.config.ScreenSettings.Colors;
import ghostnote.ui.toml.Place;
import ghostnote.ui.toml.TomlList;
import ghostnote.ui.toml.TomlSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the text of a configuration, which may be anything. */
final class ConfigReader {
    private final List<Fault> faults = new ArrayList<>();
    private final List<OptionLine> play = new ArrayList<>();
    private final Map<String, KeyLine> keys = new LinkedHashMap<>();
    private Colors colors = ScreenSettings.USUAL.colors();
    private Optional<Boolean> ascii = ScreenSettings.USUAL.ascii();

    Config read(Path file, String text) {
        TomlSection toml = TomlSection.read(text, (place, what) -> faults.add(new Fault(place, what)));
        for (String name : toml.keys()) {
            Object value = toml.get(name).orElseThrow();
            Place place = toml.place(name);
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

    private Optional<TomlSection> table(String name, Object value, Place place) {
        if (value instanceof TomlSection table) {
            return Optional.of(table);
        }
        faults.add(new Fault(place, "%s: expected a table, [%s]".formatted(name, name)));
        return Optional.empty();
    }

    private void readPlay(TomlSection table) {
        play.addAll(OptionLines.read(table, table.keys(), (place, what) -> faults.add(new Fault(place, what))));
    }

    private void readKeys(TomlSection table) {
        for (String key : table.keys()) {
            if (table.get(key).orElseThrow() instanceof String line) {
                keys.put(key, new KeyLine(line, table.place(key)));
            } else {
                faults.add(new Fault(
                        table.place(key), "%s: expected a line in quotes, such as \"fill now\"".formatted(key)));
            }
        }
    }

    private void readScreen(TomlSection table) {
        for (String setting : table.keys()) {
            Object value = table.get(setting).orElseThrow();
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
                        table.place(setting),
                        "%s: there is no such setting of the screen; expected colors or ascii".formatted(setting)));
            }
        }
    }

    private void refuse(TomlSection table, String setting, Object value, String why) {
        String written = value instanceof TomlSection || value instanceof TomlList ? "" : " = " + value;
        faults.add(new Fault(
                table.place(setting), "%s%s: %s; the default is used".formatted(setting, written, why)));
    }
}

package ghostnote.ui.cli;

import ghostnote.engine.disk.XdgFolder;
import ghostnote.engine.json.Json;
import ghostnote.ui.config.Config;
import ghostnote.ui.config.ConfigFolder;
import ghostnote.ui.config.Fault;
import ghostnote.ui.config.KeyLine;
import ghostnote.ui.config.OptionLine;
import ghostnote.ui.toml.Place;
import ghostnote.ui.journal.JournalFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Says what is in force where the command line does not say, and from where. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        header = "Says what is in force where the command line does not say, and from where.",
        description = "The configuration is config.toml in $XDG_CONFIG_HOME/ghostnote or ~/.config/ghostnote, on macOS"
                + " ~/Library/Application Support/ghostnote. docs/config.md says what may be in it.",
        footerHeading = "%nExamples:%n",
        footer = {"  ghostnote config", "  ghostnote config --json"})
final class ConfigCommand implements Callable<Integer> {
    /** What else changes what this program does. */
    private static final List<String> VARIABLES = List.of(
            XdgFolder.CONFIG.variable(),
            XdgFolder.STATE.variable(),
            "NO_COLOR",
            "JACK_DEFAULT_SERVER",
            "GHOSTNOTE_JVM_OPTIONS");

    @Option(names = "--json", description = "The same in JSON.")
    private boolean json;

    /**
     * What an option is.
     *
     * @param place where the configuration says so; empty if it is so by itself
     */
    private record InForce(String option, Object value, Optional<Place> place) {}

    @Override
    public Integer call() {
        ConfigFolder folder = ConfigFolder.ofUser();
        Config config = Config.read(folder);
        PlayCommand play = new PlayCommand();
        CommandLine withoutOptions = new CommandLine(play).setCaseInsensitiveEnumValuesAllowed(true);
        withoutOptions.parseArgs();
        CommandSpec command = withoutOptions.getCommandSpec();
        PlayDefaults defaults = PlayDefaults.apply(config, command, play.options());
        List<InForce> inForce = inForce(command, defaults.inForce());
        Map<String, String> paths = paths(folder);
        if (json) {
            System.out.println(Json.write(asMap(config, inForce, paths, defaults.faults())));
        } else {
            print(config, inForce, paths);
        }
        defaults.faults().forEach(fault -> PlayOptions.tell(config.file() + ": " + fault));
        return defaults.faults().isEmpty() ? ExitCode.OK : ExitCode.CONFIG;
    }

    private static List<InForce> inForce(CommandSpec command, List<OptionLine> lines) {
        List<InForce> all = new ArrayList<>();
        for (OptionSpec option : PlayDefaults.allowed(command)) {
            String name = PlayDefaults.name(option);
            List<OptionLine> mine =
                    lines.stream().filter(line -> line.option().equals(name)).toList();
            for (OptionLine line : mine) {
                all.add(new InForce(name, typed(option, line.value()), Optional.of(line.place())));
            }
            if (mine.isEmpty() && option.getValue() != null && !option.isMultiValue()) {
                all.add(new InForce(name, typed(option, option.defaultValueString()), Optional.empty()));
            }
        }
        return all;
    }

    /** A number or a truth value as such, anything else as it is written. */
    private static Object typed(OptionSpec option, String written) {
        Object value = option.getValue();
        return value instanceof Number || value instanceof Boolean ? value : written;
    }

    private static Map<String, String> paths(ConfigFolder folder) {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("config", folder.file().toString());
        paths.put("kits", folder.kits().toString());
        paths.put("controllers", folder.controllers().toString());
        paths.put("journals", JournalFolder.ofUser().path().toString());
        return paths;
    }

    private static void print(Config config, List<InForce> inForce, Map<String, String> paths) {
        paths.forEach((name, path) -> System.out.printf(
                "%-12s %s%s%n", name, path, Files.exists(Path.of(path)) ? "" : " (not there)"));
        System.out.println();
        System.out.println("options of play");
        for (InForce option : inForce) {
            print(option.option, option.value, source(option.place, config.file()));
        }
        System.out.println("keys");
        config.keys().forEach((key, line) -> print(key, line.line(), source(Optional.of(line.place()), config.file())));
        if (config.keys().isEmpty()) {
            System.out.println("  none but the usual ones");
        }
        System.out.println("screen");
        print("colors", config.screen().colors().word(), "");
        print("ascii", config.screen().ascii().<Object>map(told -> told).orElse("auto"), "");
        System.out.println("environment");
        for (String variable : VARIABLES) {
            String value = System.getenv(variable);
            if (value != null) {
                print(variable, value, isLeftOut(variable, value) ? "not an absolute path, so it does not count" : "");
            }
        }
    }

    private static void print(String name, Object value, String source) {
        System.out.println("  %-14s %-24s %s".formatted(name, value, source).stripTrailing());
    }

    private static String source(Optional<Place> place, Path file) {
        return place.map(where -> "%s:%d".formatted(file.getFileName(), where.line())).orElse("default");
    }

    private static boolean isLeftOut(String variable, String value) {
        return variable.startsWith("XDG_") && !value.startsWith("/");
    }

    private static Map<String, Object> asMap(
            Config config, List<InForce> inForce, Map<String, String> paths, Collection<Fault> faults) {
        List<Object> play = new ArrayList<>();
        for (InForce option : inForce) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("option", option.option);
            entry.put("value", option.value);
            entry.put("source", option.place.isPresent() ? "config" : "default");
            put(entry, option.place);
            play.add(entry);
        }
        List<Object> keys = new ArrayList<>();
        for (Map.Entry<String, KeyLine> key : config.keys().entrySet()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("key", key.getKey());
            entry.put("obeys", key.getValue().line());
            put(entry, Optional.of(key.getValue().place()));
            keys.add(entry);
        }
        Map<String, Object> screen = new LinkedHashMap<>();
        screen.put("colors", config.screen().colors().word());
        screen.put("ascii", config.screen().ascii().orElse(null));
        Map<String, Object> environment = new LinkedHashMap<>();
        VARIABLES.forEach(variable -> environment.put(variable, System.getenv(variable)));
        List<Object> wrong = new ArrayList<>();
        for (Fault fault : faults) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("told", fault.told());
            put(entry, fault.place());
            wrong.add(entry);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("there", config.there());
        all.put("paths", paths);
        all.put("play", play);
        all.put("keys", keys);
        all.put("screen", screen);
        all.put("environment", environment);
        all.put("faults", wrong);
        return all;
    }

    private static void put(Map<String, Object> entry, Optional<Place> place) {
        entry.put("line", place.map(Place::line).orElse(null));
        entry.put("column", place.map(Place::column).orElse(null));
    }
}

package ghostnote.ui.cli;

import ghostnote.ui.cast.Models;
import ghostnote.ui.config.OptionLine;
import ghostnote.ui.play.Outputs;
import ghostnote.ui.set.EnsembleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine;

/**
 * Which tracks there are. What a file asks for is read as options on a command line are; the command line has the last word,
 * for all of them.
 */
final class EnsembleOptions {
    private static final String SEED = "--seed";
    private static final String OUT = "--out";

    /** Of these there is one for all tracks. */
    private static final Set<String> ONE_FOR_ALL = Set.of("tempo", "meter");

    @Option(
            names = "--ensemble",
            paramLabel = "FILE",
            description = "Several drummers at once, on one timeline: a TOML file with a table [[track]] for each, which has"
                    + " options by their names (see docs/ensembles.md). What is said on the command line is for all.")
    private Path file;

    /** Whether there may be more than one. */
    boolean isAskedFor() {
        return file != null;
    }

    /**
     * All tracks.
     *
     * @param files that are asked for above all tracks: they take what all play
     * @param tracks by their names, in the order of the file
     */
    record Tracks(List<Path> files, Map<String, TrackOptions> tracks) {
        /** One alone. */
        static Tracks alone(TrackOptions options) {
            return new Tracks(List.of(), Map.of("", options));
        }

        /**
         * Reads and finds what is asked for on all of them.
         *
         * @param usualSeed of the first one, where none is asked for; that of each other is one more than that of the one before
         */
        List<Asked> ask(long usualSeed, Consumer<String> tell) throws IOException {
            List<Asked> all = new ArrayList<>();
            long next = usualSeed;
            for (Map.Entry<String, TrackOptions> track : tracks.entrySet()) {
                String name = track.getKey();
                Consumer<String> teller =
                        name.isEmpty() ? tell : line -> tell.accept("track %s: %s".formatted(name, line));
                Asked asked = track.getValue().ask(name, next, teller);
                next = asked.seed() + 1;
                all.add(asked);
            }
            return Asked.together(all);
        }
    }

    /**
     * Reads the file.
     *
     * @param command whose command line was parsed
     * @param config what is asked for where neither the command line nor the file says anything
     * @throws IOException in one line, if it cannot be read
     * @throws ghostnote.ui.set.SetException in one line, with the place that is wrong
     */
    Tracks read(CommandSpec command, List<OptionLine> config) throws IOException {
        EnsembleFile ensemble = EnsembleFile.read(file);
        Models models = new Models();
        CommandSpec known = new CommandLine(new TrackOptions()).getCommandSpec();
        check(ensemble, ensemble.forAll(), known, Set.of());
        Layers above = new Layers(known);
        above.add(config.stream()
                .filter(line -> known.findOption("--" + line.option()) != null)
                .toList());
        above.add(ensemble.forAll());
        List<String> given = given(command, known);
        // One that the command line says is the first one's, and then none of the others is the file's.
        boolean hasSeeds = given.stream().noneMatch(argument -> argument.startsWith(SEED + "="));
        Layers forEach = new Layers(above);
        forEach.remove(OUT, Outputs::isFile);
        Map<String, TrackOptions> tracks = new LinkedHashMap<>();
        for (EnsembleFile.Entry entry : ensemble.tracks()) {
            check(ensemble, entry.lines(), known, ONE_FOR_ALL);
            Layers layers = new Layers(forEach);
            layers.add(entry.lines().stream()
                    .filter(line -> hasSeeds || !SEED.equals("--" + line.option()))
                    .toList());
            layers.give(given.stream().filter(argument -> !isFile(argument)).toList());
            TrackOptions options = new TrackOptions();
            commandLine(options).parseArgs(layers.arguments());
            options.share(models);
            tracks.put(entry.name(), options);
            forEach.remove(SEED, _ -> true);
            given.removeIf(argument -> argument.startsWith(SEED + "="));
        }
        List<Path> files = Stream.concat(
                        above.values(OUT),
                        given.stream().filter(EnsembleOptions::isFile).map(EnsembleOptions::value))
                .filter(Outputs::isFile)
                .map(Path::of)
                .toList();
        return new Tracks(files, tracks);
    }

    private static boolean isFile(String argument) {
        return argument.startsWith(OUT + "=") && Outputs.isFile(argument);
    }

    private static String value(String argument) {
        return argument.substring(argument.indexOf('=') + 1);
    }

    private static CommandLine commandLine(TrackOptions options) {
        return new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(true);
    }

    /** What the command line says of tracks, as it says it; what means another thing there is left out. */
    private static List<String> given(CommandSpec command, CommandSpec known) {
        List<String> given = new ArrayList<>();
        for (OptionSpec option : command.commandLine().getParseResult().matchedOptionsSet()) {
            OptionSpec of = known.findOption(option.longestName());
            if (of != null && of.typeInfo().getClassName().equals(option.typeInfo().getClassName())) {
                option.originalStringValues().forEach(value -> given.add(option.longestName() + "=" + value));
            }
        }
        return given;
    }

    private static void check(
            EnsembleFile ensemble, List<OptionLine> lines, CommandSpec known, Set<String> notHere) {
        for (OptionLine line : lines) {
            if (notHere.contains(line.option())) {
                throw ensemble.refusal(
                        line.place(), line.option() + ": it is one for all tracks, and stands above the first [[track]]");
            }
            if (known.findOption("--" + line.option()) == null) {
                throw ensemble.refusal(
                        line.place(),
                        line.option() + ": expected the name of an option of a track (see docs/ensembles.md)");
            }
            try {
                commandLine(new TrackOptions()).parseArgs("--" + line.option() + "=" + line.value());
            } catch (ParameterException wrong) {
                throw ensemble.refusal(line.place(), Program.oneLine(wrong.getMessage()));
            }
        }
    }

    /** What is asked for, by the names of options: what is asked for later counts, but tables are added to. */
    private static final class Layers {
        private final CommandSpec known;
        private final Map<String, List<String>> values = new LinkedHashMap<>();

        Layers(CommandSpec known) {
            this.known = known;
        }

        Layers(Layers others) {
            this(others.known);
            others.values.forEach((option, told) -> values.put(option, new ArrayList<>(told)));
        }

        void add(List<OptionLine> lines) {
            give(lines.stream().map(line -> "--" + line.option() + "=" + line.value()).toList());
        }

        void give(List<String> arguments) {
            Map<String, List<String>> told = new LinkedHashMap<>();
            for (String argument : arguments) {
                String[] parts = argument.split("=", 2);
                told.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
            }
            told.forEach((option, more) -> {
                if (known.findOption(option).typeInfo().isMap()) {
                    values.computeIfAbsent(option, _ -> new ArrayList<>()).addAll(more);
                } else {
                    values.put(option, more);
                }
            });
        }

        void remove(String option, Predicate<String> what) {
            Optional.ofNullable(values.get(option)).ifPresent(told -> told.removeIf(what));
        }

        Stream<String> values(String option) {
            return values.getOrDefault(option, List.of()).stream();
        }

        String[] arguments() {
            return values.entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + value))
                    .toArray(String[]::new);
        }
    }
}

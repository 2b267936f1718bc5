package ghostnote.ui.cli;

import ghostnote.ui.config.Config;
import ghostnote.ui.config.Fault;
import ghostnote.ui.config.OptionLine;
import ghostnote.ui.config.OptionLine.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/**
 * What the options of {@code play} are where the command line does not say: what the user's configuration says, as far as
 * it can be played. Its lines are read as options on a command line are, and tried before anything is played.
 *
 * @param inForce the lines that count now, in the order in which the options are declared
 * @param faults what is wrong in the file, in its order
 */
record PlayDefaults(List<OptionLine> inForce, List<Fault> faults) {
    /** Says how the end of one performance is told, so it is asked for by whoever reads that. */
    private static final String JSON = "--json";

    /**
     * Gives options that the command line does not name what the configuration says.
     *
     * @param command whose command line was parsed
     * @param options its options
     */
    static PlayDefaults apply(Config config, CommandSpec command, PlayOptions options) {
        if (config.play().isEmpty()) {
            return new PlayDefaults(List.of(), config.faults());
        }
        return new Trial(command, options).of(config);
    }

    /** How an option is named in the file. */
    static String name(OptionSpec option) {
        return option.longestName().substring(2);
    }

    /** All options that may have a default. */
    static List<OptionSpec> allowed(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp() && !option.longestName().equals(JSON))
                .toList();
    }

    private static final class Trial {
        private final CommandSpec command;
        private final PlayOptions options;
        private final List<Fault> faults = new ArrayList<>();

        Trial(CommandSpec command, PlayOptions options) {
            this.command = command;
            this.options = options;
        }

        PlayDefaults of(Config config) {
            faults.addAll(config.faults());
            ParseResult given = command.commandLine().getParseResult();
            List<OptionLine> asked = new ArrayList<>();
            for (OptionSpec option : allowed(command)) {
                for (OptionLine line : config.play()) {
                    if (line.option().equals(name(option)) && isRead(line, option) && !given.hasMatchedOption(option)) {
                        asked.add(line);
                    }
                }
            }
            config.play().stream().filter(line -> !isKnown(line)).forEach(this::tellUnknown);
            List<OptionLine> inForce = refusal(asked).isEmpty() ? asked : oneByOne(asked);
            faults.sort(Comparator.comparing(Fault::place, Comparator.comparing(place -> place.orElseThrow())));
            return new PlayDefaults(List.copyOf(inForce), List.copyOf(faults));
        }

        /** Adds line by line what can be played. Those declared first decide for others: a model for its styles. */
        private List<OptionLine> oneByOne(List<OptionLine> asked) {
            List<OptionLine> accepted = new ArrayList<>();
            if (refusal(accepted).isPresent()) {
                // The command line is wrong by itself, and will be refused for it.
                return accepted;
            }
            for (OptionLine line : asked) {
                accepted.add(line);
                refusal(accepted).ifPresent(refusal -> {
                    accepted.removeLast();
                    faults.add(line.fault(refusal));
                });
            }
            set(accepted);
            return accepted;
        }

        private boolean isKnown(OptionLine line) {
            return allowed(command).stream().anyMatch(option -> name(option).equals(line.option()));
        }

        private void tellUnknown(OptionLine line) {
            if (command.findOption("--" + line.option()) != null) {
                faults.add(line.misnamed("this is asked for on the command line only"));
                return;
            }
            List<String> guesses = new ArrayList<>();
            try {
                parse(List.of(line));
            } catch (UnmatchedArgumentException unknown) {
                unknown.getSuggestions().forEach(guess -> guesses.add(guess.substring(2)));
            }
            faults.add(line.misnamed("expected the name of an option, without its dashes (ghostnote play --help)"
                    + (guesses.isEmpty() ? "" : "; did you mean " + String.join(" or ", guesses) + "?")));
        }

        /** Whether a line can be read, by itself. */
        private boolean isRead(OptionLine line, OptionSpec option) {
            if (line.form() == Form.NAMED && !option.typeInfo().isMap()) {
                faults.add(line.fault("expected a value and no table"));
                return false;
            }
            if (line.form() == Form.LISTED && !option.isMultiValue()) {
                faults.add(line.fault("expected one value and no list"));
                return false;
            }
            try {
                parse(List.of(line));
                return true;
            } catch (ParameterException wrong) {
                faults.add(line.fault(reason(wrong)));
                return false;
            }
        }

        /** Why what is asked for cannot be played, if it cannot. */
        private Optional<String> refusal(Collection<OptionLine> lines) {
            set(lines);
            try {
                options.check();
                return Optional.empty();
            } catch (IOException | RuntimeException refusal) {
                if (Program.exitCode(refusal) == ExitCode.BUG) {
                    throw new IllegalStateException(refusal);
                }
                return Optional.of(reason(refusal));
            }
        }

        /** Gives every option that was not given what the lines say, or what it is without. */
        private void set(Collection<OptionLine> lines) {
            for (OptionSpec option : parse(lines).options()) {
                OptionSpec mine = command.findOption(option.longestName());
                if (!command.commandLine().getParseResult().hasMatchedOption(mine)) {
                    mine.setValue(option.getValue());
                }
            }
        }

        private static CommandSpec parse(Collection<OptionLine> lines) {
            CommandLine own = new CommandLine(new PlayOptions()).setCaseInsensitiveEnumValuesAllowed(true);
            own.parseArgs(lines.stream()
                    .map(line -> "--" + line.option() + "=" + line.value())
                    .toArray(String[]::new));
            return own.getCommandSpec();
        }

        /** Every refusal says what was refused up to the first colon, which the line of the file says already. */
        private static String reason(Exception refusal) {
            String message = Program.oneLine(refusal.getMessage());
            return message.substring(message.indexOf(": ") < 0 ? 0 : message.indexOf(": ") + 2);
        }
    }
}

package ghostnote.ui.cli;

import ghostnote.audio.lv2.Lv2Exception;
import ghostnote.audio.sound.SoundException;
import ghostnote.engine.model.ModelException;
import ghostnote.midi.device.PortException;
import ghostnote.presets.KitException;
import ghostnote.ui.corpus.RolesException;
import ghostnote.ui.set.SetException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/** The command tree and what becomes of errors: one line on stderr, and an exit code that says what kind it was. */
public final class Program {
    static final String BUG = "ghostnote: a bug of ours, please report it with what follows";

    private Program() {}

    /** Runs a command line. Returns the exit code. */
    public static int run(String... arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (Error error) {
            System.err.println(BUG);
            error.printStackTrace();
            return ExitCode.BUG;
        }
    }

    static CommandLine commandLine() {
        CommandLine program = new CommandLine(new GhostnoteCommand());
        program.setParameterExceptionHandler(Program::refuse);
        program.setExecutionExceptionHandler(Program::fail);
        program.setCaseInsensitiveEnumValuesAllowed(true);
        configure(program, program.getUsageHelpWidth());
        return program;
    }

    private static void configure(CommandLine command, int width) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.width(Math.max(width, 100));
        usage.exitCodeListHeading("%nExit codes:%n");
        usage.exitCodeList(UsageMessageSpec.keyValuesMap(ExitCode.LIST));
        command.getSubcommands().values().forEach(sub -> configure(sub, width));
    }

    private static int refuse(ParameterException error, String[] arguments) {
        PrintWriter err = error.getCommandLine().getErr();
        List<String> guesses = error instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        String command = error.getCommandLine().getCommandSpec().qualifiedName();
        err.printf(
                "ghostnote: %s%s (see %s --help)%n",
                oneLine(error.getMessage()),
                guesses.isEmpty() ? "" : "; did you mean " + String.join(" or ", guesses) + "?",
                command);
        return ExitCode.USAGE;
    }

    private static int fail(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
        int code = exitCode(error);
        if (code == ExitCode.BUG) {
            command.getErr().println(BUG);
            error.printStackTrace(command.getErr());
        } else {
            command.getErr().println("ghostnote: " + oneLine(error.getMessage()));
        }
        return code;
    }

    /** What kind of error it is. */
    static int exitCode(Exception error) {
        return switch (error) {
            case ModelException _ -> ExitCode.BAD_DATA;
            case RolesException _ -> ExitCode.BAD_DATA;
            case SetException _ -> ExitCode.BAD_DATA;
            case KitException _ -> ExitCode.BAD_DATA;
            case SoundException _ -> ExitCode.BAD_DATA;
            case PortException _ -> ExitCode.UNAVAILABLE;
            case Lv2Exception _ -> ExitCode.UNAVAILABLE;
            case TimeoutException _ -> ExitCode.UNAVAILABLE;
            case FileNotFoundException _ -> ExitCode.NO_INPUT;
            case IOException _ -> ExitCode.IO_ERROR;
            case IllegalArgumentException _ -> ExitCode.USAGE;
            default -> ExitCode.BUG;
        };
    }

    static String oneLine(String message) {
        return String.valueOf(message).lines().map(String::strip).collect(Collectors.joining(" "));
    }
}

package ghostnote.ui.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets a shell complete what is typed. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        header = "Prints a script with which bash and zsh complete commands, options and values.",
        description = "Kits of your own and options of a later version are known once it is printed anew.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(ghostnote completion)                         in this shell",
            "  echo 'source <(ghostnote completion)' >> ~/.bashrc     in every bash from now on"
        })
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        CommandSpec root = command.root();
        System.out.println(AutoComplete.bash(root.name(), root.commandLine()));
        return ExitCode.OK;
    }
}

package ghostnote.ui.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Without a command, Ghostnote plays. */
@Command(
        name = "ghostnote",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "A live drum machine whose drummer is a recurrent neural network.",
        description = "Without a command it plays, with the options of play. What they are where the command line does not"
                + " say is said by ghostnote config.",
        subcommands = {
            PlayCommand.class,
            RenderCommand.class,
            ReplayCommand.class,
            RecoverCommand.class,
            ControlsCommand.class,
            ScoreCommand.class,
            ImportCommand.class,
            CorpusCommand.class,
            TrainCommand.class,
            DevicesCommand.class,
            DoctorCommand.class,
            KitsCommand.class,
            PluginsCommand.class,
            ConfigCommand.class,
            CompletionCommand.class,
            BenchCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ghostnote                             play now",
            "  ghostnote --tempo 96 --seed 7         the same drums every time",
            "  ghostnote play --help                 what can be asked of the drummer"
        })
final class GhostnoteCommand implements Callable<Integer> {
    @Mixin
    private PlayOptions options;

    @Override
    public Integer call() throws Exception {
        return options.play();
    }
}

package ghostnote.ui.cli;

import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a Ghostnote model file of a model in another format. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        header = "Makes one checked .safetensors file of a model in the seed's format.",
        description = "A folder with Wx.bin, Wy.bin and vocabulary.json is read, checked and written as one file that"
                + " play, render and score take, and that carries a checksum.",
        footerHeading = "%nExample:%n",
        footer = "  ghostnote import seed-model/ --out seed.safetensors")
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR|FILE", description = "The model to read.")
    private Path source;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The .safetensors file to write.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Model model = ModelFiles.load(source);
        ModelFiles.save(model, out);
        System.err.printf("%s: %s, %s%n", out, model.config().layers(), model.config().vocabulary());
        return ExitCode.OK;
    }
}

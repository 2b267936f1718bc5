package ghostnote.ui.cli;

import java.io.File;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes the help of each command as a page that Asciidoctor makes a man page of. */
final class ManPages {
    private ManPages() {}

    /** The arguments are the folder to write to and the version. */
    public static void main(String[] arguments) throws IOException {
        CommandSpec program = Program.commandLine().getCommandSpec();
        program.versionProvider(null).version("ghostnote " + arguments[1]);
        program.subcommands().values().forEach(command -> command.getCommandSpec().version(program.version()));
        int failed = ManPageGenerator.generateManPage(new File(arguments[0]), null, new boolean[0], true, program);
        if (failed != 0) {
            throw new IOException("no pages were written to " + arguments[0]);
        }
    }
}

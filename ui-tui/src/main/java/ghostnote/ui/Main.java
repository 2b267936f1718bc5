package ghostnote.ui;

import ghostnote.ui.cli.Program;
import ghostnote.ui.stage.Stage;
import java.util.Locale;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /** Speaks one language, and writes numbers as programs and musicians' files do, whatever the machine's locale. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        Stage.loadAhead();
        System.exit(Program.run(arguments));
    }
}

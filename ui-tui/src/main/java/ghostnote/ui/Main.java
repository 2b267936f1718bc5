package ghostnote.ui;

import ghostnote.ui.cli.Program;

/** Where the process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Program.run(arguments));
    }
}

package ghostnote.engine.disk;

import java.nio.file.Path;
import java.util.Map;

/**
 * The program's folders in a user's home, by the XDG base directory specification 0.8; on macOS what the user sets up is
 * where programs keep it there.
 */
public enum XdgFolder {
    /** What the user sets up. */
    CONFIG("XDG_CONFIG_HOME", ".config", "Library/Application Support"),
    /** What is kept from one performance to the next. */
    STATE("XDG_STATE_HOME", ".local/state", ".local/state");

    private final String variable;
    private final String underHome;
    private final String underMacHome;

    XdgFolder(String variable, String underHome, String underMacHome) {
        this.variable = variable;
        this.underHome = underHome;
        this.underMacHome = underMacHome;
    }

    /** The environment variable that moves it. */
    public String variable() {
        return variable;
    }

    /** That of whoever runs this process. */
    public Path path() {
        return path(System.getenv(), System.getProperty("user.home"), System.getProperty("os.name"));
    }

    /** That of a user; a variable that is no absolute path is as if it were not set. */
    Path path(Map<String, String> environment, String home, String system) {
        String told = environment.getOrDefault(variable, "");
        String usual = system.startsWith("Mac") ? underMacHome : underHome;
        Path folder = told.startsWith("/") ? Path.of(told) : Path.of(home).resolve(usual);
        return folder.resolve("ghostnote");
    }
}

package ghostnote.engine.disk;

import java.nio.file.Path;
import java.util.Map;

/** The program's folders in a user's home, by the XDG base directory specification 0.8. */
public enum XdgFolder {
    /** What the user sets up. */
    CONFIG("XDG_CONFIG_HOME", ".config"),
    /** What is kept from one performance to the next. */
    STATE("XDG_STATE_HOME", ".local/state");

    private final String variable;
    private final String underHome;

    XdgFolder(String variable, String underHome) {
        this.variable = variable;
        this.underHome = underHome;
    }

    /** That of whoever runs this process. */
    public Path path() {
        return path(System.getenv(), System.getProperty("user.home"));
    }

    /** That of a user; a variable that is no absolute path is as if it were not set. */
    Path path(Map<String, String> environment, String home) {
        String told = environment.getOrDefault(variable, "");
        Path folder = told.startsWith("/") ? Path.of(told) : Path.of(home).resolve(underHome);
        return folder.resolve("ghostnote");
    }
}

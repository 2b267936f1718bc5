package ghostnote.ui.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The data beside the checkout. A clone elsewhere lacks it, and the tests that need it are skipped there. */
final class SharedData {
    private SharedData() {}

    static Path find(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return Assumptions.abort("../shared/data/" + name + " is not here");
    }
}

package ghostnote.ui.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The data and tools beside the checkout. A clone elsewhere lacks it, and the tests that need it are skipped there. */
final class SharedData {
    private SharedData() {}

    static Path find(String name) {
        return find("data", name);
    }

    static Path tool(String name) {
        return find("tools", name);
    }

    private static Path find(String folder, String name) {
        String place = "shared/" + folder + "/" + name;
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve(place);
            if (Files.exists(found)) {
                return found;
            }
        }
        return Assumptions.abort("../" + place + " is not here");
    }
}

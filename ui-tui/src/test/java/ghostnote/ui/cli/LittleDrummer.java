package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A drummer that a user has trained in a few seconds, on kick, snare and hat. */
final class LittleDrummer {
    private LittleDrummer() {}

    /** Trains it into a file of a folder that need not be there, and returns that. */
    static Path train(Path folder, String name) throws IOException {
        Path loops = Files.createDirectories(folder.resolve("loops"));
        Path file = folder.resolve(name + ".safetensors");
        Ghostnote.Result trained = Ghostnote.run(
                "train", NineLoops.write(loops).toString(), "--out", file.toString(), "--units", "16", "--epochs", "3");
        assertEquals(0, trained.exitCode(), trained::err);
        return file;
    }
}

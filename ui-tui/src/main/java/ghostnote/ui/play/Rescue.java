package ghostnote.ui.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what was played where it was asked for, or else somewhere else, as it will not be played again.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public final class Rescue {
    private Rescue() {}

    /** Writes one file. */
    @FunctionalInterface
    public interface Writing {
        void write(Path file) throws IOException;
    }

    /**
     * Writes a MIDI file.
     *
     * @throws IOException in one line, if it cannot be written; it then lies in the system's folder for temporary files, and the
     *     line says where
     */
    public static void write(Path file, Writing writing) throws IOException {
        try {
            writing.write(file);
        } catch (IOException refusal) {
            Path instead = Files.createTempFile("ghostnote-take-", ".mid");
            writing.write(instead);
            throw new IOException("%s; the take is in %s".formatted(refusal.getMessage(), instead), refusal);
        }
    }
}

package ghostnote.presets;

import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The models that ship with Ghostnote.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class Catalog {
    private static final String DEFAULT_DRUMMER = "allround.safetensors";

    private Catalog() {}

    /** The drummer that plays when no other is asked for. */
    public static Model defaultDrummer() {
        try (InputStream in = Catalog.class.getResourceAsStream(DEFAULT_DRUMMER)) {
            if (in == null) {
                throw new IllegalStateException(DEFAULT_DRUMMER + " is not in the presets jar");
            }
            return ModelFiles.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

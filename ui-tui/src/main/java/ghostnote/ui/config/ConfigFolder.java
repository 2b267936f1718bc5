package ghostnote.ui.config;

import ghostnote.engine.disk.XdgFolder;
import java.nio.file.Path;

/**
 * Where a user's configuration lies. Nothing of it need be there.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public record ConfigFolder(Path path) {
    /** The folder of whoever runs this process. */
    public static ConfigFolder ofUser() {
        return new ConfigFolder(XdgFolder.CONFIG.path());
    }

    /** The configuration. */
    public Path file() {
        return path.resolve("config.toml");
    }

    /** The folder of the user's kit maps. */
    public Path kits() {
        return path.resolve("kits");
    }

    /** The folder of the user's drummers. */
    public Path drummers() {
        return path.resolve("drummers");
    }

    /** The folder of the user's sounds of the built-in kit. */
    public Path sounds() {
        return path.resolve("sounds");
    }

    /** The folder of the files that say what controllers do. */
    public Path controllers() {
        return path.resolve("controllers");
    }
}

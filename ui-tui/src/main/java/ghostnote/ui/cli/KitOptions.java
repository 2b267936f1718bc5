package ghostnote.ui.cli;

import ghostnote.engine.drum.KitMap;
import ghostnote.presets.Kits;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How voices are played on MIDI ports. */
final class KitOptions {
    @Option(
            names = "--kit",
            paramLabel = "NAME|FILE",
            defaultValue = "general-midi",
            description = "How the MIDI ports play the voices: a kit map by its name (see ghostnote kits), or a file that"
                    + " ends in .toml. Default: ${DEFAULT-VALUE}.")
    private String kit;

    KitMap kit() {
        return kits().find(kit);
    }

    /** Those that ship, and those in the user's folder, by the XDG base directory specification 0.8. */
    static Kits kits() {
        String config = System.getenv().getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = config.startsWith("/") ? Path.of(config) : Path.of(System.getProperty("user.home"), ".config");
        return new Kits(folder.resolve("ghostnote").resolve("kits"));
    }
}

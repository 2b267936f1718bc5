package ghostnote.ui.cli;

import ghostnote.engine.drum.KitMap;
import ghostnote.presets.Kits;
import ghostnote.ui.config.ConfigFolder;
import picocli.CommandLine.Option;

/** How voices are played on MIDI ports. */
final class KitOptions {
    @Option(
            names = "--kit",
            paramLabel = "NAME|FILE",
            completionCandidates = Candidates.KitNames.class,
            defaultValue = "general-midi",
            description = "How the MIDI ports play the voices: a kit map by its name (see ghostnote kits), or a file that"
                    + " ends in .toml. Default: ${DEFAULT-VALUE}.")
    private String kit;

    KitMap kit() {
        return kits().find(kit);
    }

    /** Those that ship, and those in the user's folder. */
    static Kits kits() {
        return new Kits(ConfigFolder.ofUser().kits());
    }
}

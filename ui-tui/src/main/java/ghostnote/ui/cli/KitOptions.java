package ghostnote.ui.cli;

import ghostnote.engine.drum.KitMap;
import ghostnote.presets.Kits;
import ghostnote.ui.config.ConfigFolder;
import ghostnote.ui.sound.Sounds;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How voices are played on MIDI ports; a file of samples instead is what sounds. */
final class KitOptions {
    @Option(
            names = "--kit",
            paramLabel = "NAME|FILE",
            completionCandidates = Candidates.KitNames.class,
            description = "How MIDI ports and an --instrument play the voices: a kit map by its name (see ghostnote kits), or a"
                    + " file that ends in .toml. Default: general-midi, and for a plugin what is known of it. Or what is"
                    + " to sound, as --sound: a sound font (.sf2), or a folder of WAV files.")
    private String kit;

    KitMap kit() {
        return kitMap().map(kits()::find).orElse(KitMap.GENERAL_MIDI);
    }

    /** The kit map that is asked for, by its name. */
    Optional<String> kitMap() {
        return Optional.ofNullable(kit).filter(name -> !isSamples(name));
    }

    /** The samples that are asked for. */
    Optional<String> samples() {
        return Optional.ofNullable(kit).filter(KitOptions::isSamples);
    }

    private static boolean isSamples(String name) {
        return Sounds.isSamples(name) && !kits().names().contains(name);
    }

    /** Those that ship, and those in the user's folder. */
    static Kits kits() {
        return new Kits(ConfigFolder.ofUser().kits());
    }
}

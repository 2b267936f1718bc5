package ghostnote.ui.cli;

import ghostnote.presets.KitSounds;
import ghostnote.ui.config.ConfigFolder;
import ghostnote.ui.sound.SoundChoice;
import ghostnote.ui.sound.SoundWish;
import ghostnote.ui.sound.Sounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What sounds: the built-in kit, somebody's samples, or a plugin. */
final class SoundOptions {
    @Mixin
    private KitOptions kitOptions;

    @Option(
            names = "--sound",
            paramLabel = "NAME|FILE|FOLDER",
            completionCandidates = Candidates.SoundNames.class,
            description = "What sounds: the built-in kit, as acoustic, as machine or as a file that ends in .toml says; a sound"
                    + " font (.sf2); or a folder of WAV files (see docs/sounds.md). Default: " + KitSounds.USUAL + ".")
    private String sound;

    @Option(
            names = "--instrument",
            paramLabel = "NAME",
            description = "What sounds: an LV2 plugin, by its URI, or any part of its name (see ghostnote plugins).")
    private String instrument;

    @Option(
            names = "--instrument-preset",
            paramLabel = "NAME",
            description = "The plugin's preset, by any part of its name.")
    private String preset;

    @Option(
            names = "--instrument-control",
            paramLabel = "NAME=VALUE",
            description = "Where one of the plugin's controls stands (ghostnote plugins NAME lists them). May be given more"
                    + " than once.")
    private Map<String, Float> controls = Map.of();

    /** What was found last, and for what. */
    private SoundChoice choice;

    private Optional<SoundWish> found = Optional.empty();
    private final List<String> leftOut = new ArrayList<>();

    /** The samples, instruments and more that there are. */
    static Sounds all() {
        return new Sounds(sounds(), KitOptions.kits());
    }

    /** Those of the built-in kit that ship, and those in the user's folder. */
    static KitSounds sounds() {
        return new KitSounds(ConfigFolder.ofUser().sounds());
    }

    /** How MIDI ports play. */
    KitOptions kitOptions() {
        return kitOptions;
    }

    /**
     * What is asked for, if anything is.
     *
     * @throws IllegalArgumentException in one line, if that is more than one thing
     */
    Optional<SoundWish> wish() {
        long asked = Stream.of(Optional.ofNullable(sound), kitOptions.samples(), Optional.ofNullable(instrument))
                .filter(Optional::isPresent)
                .count();
        if (asked > 1) {
            throw new IllegalArgumentException("--sound, --kit with samples, and --instrument: one of them sounds");
        }
        if (instrument == null && (preset != null || !controls.isEmpty())) {
            throw new IllegalArgumentException(
                    "--instrument-preset and --instrument-control: for a plugin that --instrument names");
        }
        if (instrument != null) {
            return Optional.of(new SoundWish.Plugin(
                    instrument, kitOptions.kitMap(), Optional.ofNullable(preset), controls, Optional.empty()));
        }
        return Optional.ofNullable(sound).or(kitOptions::samples).map(SoundWish.Kit::new);
    }

    /**
     * What is asked for, if anything is, found once: options are tried before they are played with.
     *
     * @param tell is told, each time, of what is left out
     * @throws IOException in one line, if it is not there; what else is wrong as {@link Sounds#choose} tells it
     */
    Optional<SoundChoice> choice(Consumer<String> tell) throws IOException {
        Optional<SoundWish> wish = wish();
        if (wish.isPresent() && !wish.equals(found)) {
            leftOut.clear();
            choice = all().choose(wish.get(), leftOut::add);
            found = wish;
        }
        leftOut.forEach(tell);
        return wish.map(_ -> choice);
    }
}

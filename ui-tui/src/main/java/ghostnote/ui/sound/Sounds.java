package ghostnote.ui.sound;

import ghostnote.audio.kit.LoadedSamples;
import ghostnote.audio.kit.SynthKit;
import ghostnote.audio.lv2.Lv2Maker;
import ghostnote.audio.lv2.Lv2Preset;
import ghostnote.audio.soundfont.SoundFont;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.sound.KitSound;
import ghostnote.engine.sound.SampledKit;
import ghostnote.presets.KitSounds;
import ghostnote.presets.Kits;
import ghostnote.presets.SampleFolder;
import java.io.File;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All that can sound: the built-in kit, sound fonts, folders of WAV files, LV2 plugins.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 *
 * @param sounds of the built-in kit
 * @param kits how others play the voices
 */
public record Sounds(KitSounds sounds, Kits kits) {
    private static final String TOML = ".toml";
    private static final String SOUND_FONT = ".sf2";

    /** What sounds if nothing is asked for. */
    public static final SoundWish USUAL = new SoundWish.Kit(KitSounds.USUAL);

    /** Whether a name is that of a file or folder of somebody's samples. */
    public static boolean isSamples(String name) {
        return ends(name, SOUND_FONT) || Files.isDirectory(Path.of(name));
    }

    private static boolean ends(String name, String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /**
     * Finds what is asked for.
     *
     * @param tell is told in one line of what is left out
     * @throws FileNotFoundException in one line, if it is not there
     * @throws RuntimeException in one line, if it is wrong, broken, or cannot be had here
     */
    public SoundChoice choose(SoundWish wish, Consumer<String> tell) throws FileNotFoundException {
        return switch (wish) {
            case SoundWish.Kit kit -> choose(kit.name(), tell);
            case SoundWish.Plugin plugin -> choose(plugin);
        };
    }

    private SoundChoice choose(String name, Consumer<String> tell) throws FileNotFoundException {
        Path path = Path.of(name);
        if (ends(name, SOUND_FONT)) {
            SoundFont font = SoundFont.load(path);
            return new SoundChoice(nameOf(path), font, KitMap.GENERAL_MIDI, false, () -> kept(path));
        }
        boolean isTold = ends(name, TOML) || sounds.names().contains(name);
        if (!isTold && Files.isDirectory(path)) {
            SampledKit kit = SampleFolder.read(path, tell);
            return new SoundChoice(kit.name(), LoadedSamples.load(kit, tell), KitMap.ALL_VOICES, false, () -> kept(path));
        }
        if (!isTold && name.contains(File.separator)) {
            throw new FileNotFoundException(name + ": no such folder");
        }
        return builtIn(name);
    }

    /** What sounds if nothing is asked for. */
    public SoundChoice usual() {
        return builtIn(KitSounds.USUAL);
    }

    private SoundChoice builtIn(String name) {
        KitSound sound = sounds.find(name);
        return new SoundChoice(
                "the built-in kit (%s)".formatted(sound.name()),
                rateHz -> new SynthKit(sound, rateHz),
                KitMap.ALL_VOICES,
                false,
                () -> ends(name, TOML) ? kept(Path.of(name)) : new SoundWish.Kit(name));
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString();
    }

    private static SoundWish kept(Path file) {
        return new SoundWish.Kit(file.toAbsolutePath().normalize().toString());
    }

    private SoundChoice choose(SoundWish.Plugin wish) {
        Lv2Maker maker = Lv2Maker.of(wish.name(), wish.preset(), wish.controls(), wish.state());
        String uri = maker.plugin().uri();
        KitMap kitMap = wish.kitMap().map(kits::find).orElseGet(() -> kits.ofPlugin(uri));
        Optional<String> presetUri = maker.preset().map(Lv2Preset::uri);
        return new SoundChoice(
                maker.plugin().name(),
                maker,
                kitMap,
                true,
                () -> new SoundWish.Plugin(uri, wish.kitMap(), presetUri, maker.controls(), maker.state()));
    }
}

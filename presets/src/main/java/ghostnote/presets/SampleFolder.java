package ghostnote.presets;

import ghostnote.engine.disk.IoReason;
import ghostnote.engine.drum.Lane;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.sound.SampledKit;
import ghostnote.engine.sound.SampledVoice;
import ghostnote.engine.sound.SampledVoice.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * A folder of WAV files that are a kit: each by its name, or all as a file {@code kit.toml} among them says.
 *
 * <pre>{@code
 *   kick.wav                   # named after a voice, in the words of "ghostnote controls"
 *   snare.1.wav snare.2.wav    # these take turns
 *   snare@40.wav               # for hits up to that velocity
 *
 *   [voices.snare]             # of kit.toml
 *   layers = [{ to = 40, files = ["soft one.wav"] }, { files = ["loud one.wav", "loud two.wav"] }]
 *   pan = 0.1
 * }</pre>
 *
 * <p>docs/sounds.md says what all of it means.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class SampleFolder {
    private static final String KIT_FILE = "kit.toml";
    private static final String WAV = ".wav";
    private static final Pattern NAME =
            Pattern.compile("(?<voice>[^.@]+)(\\.\\d+)?(@(?<hardest>\\d{1,3}))?\\.wav", Pattern.CASE_INSENSITIVE);

    /** The letters on the buttons of old drum machines. */
    private static final Map<String, Voice> LETTERS = Map.ofEntries(
            Map.entry("bd", Voice.KICK),
            Map.entry("sd", Voice.SNARE),
            Map.entry("rs", Voice.RIM),
            Map.entry("cp", Voice.CLAP),
            Map.entry("ch", Voice.HAT_CLOSED),
            Map.entry("oh", Voice.HAT_OPEN),
            Map.entry("ht", Voice.TOM_1),
            Map.entry("mt", Voice.TOM_2),
            Map.entry("lt", Voice.TOM_3),
            Map.entry("cy", Voice.CRASH_1),
            Map.entry("cb", Voice.COWBELL));

    private static final Set<String> KEYS = new TreeSet<>(Set.of("name", "level-db", "voices"));
    private static final Set<String> VOICE_KEYS =
            new TreeSet<>(Set.of("files", "layers", "level-db", "pan", "curve", "dark-hz", "overlap", "choke"));
    private static final Set<String> LAYER_KEYS = new TreeSet<>(Set.of("to", "files"));

    /** A busy groove of samples that are as loud as can be then rarely meets the limiter. */
    private static final float USUAL_LEVEL_DB = -6;

    private static final float USUAL_CURVE = 1.4f;
    private static final float USUAL_DARK_HZ = 3_000;
    private static final int USUAL_OVERLAP = 4;
    private static final String HATS = "hat";
    private static final int HARDEST = 127;

    private SampleFolder() {}

    /**
     * Tells which voices are which files. None of them is opened.
     *
     * @param tell is told in one line of each WAV file that is no voice
     * @throws KitException in one line, if nothing in the folder is a voice, or kit.toml is wrong
     */
    public static SampledKit read(Path folder, Consumer<String> tell) {
        Path kitFile = folder.resolve(KIT_FILE);
        if (!Files.exists(kitFile)) {
            return byNames(folder, tell);
        }
        try {
            return new Reader(folder, TomlReader.of(kitFile.toString(), Files.readString(kitFile))).kit();
        } catch (IOException e) {
            throw new KitException("cannot read %s: %s".formatted(kitFile, IoReason.of(e)));
        }
    }

    private static SampledKit byNames(Path folder, Consumer<String> tell) {
        Map<Voice, Map<Integer, List<Path>>> found = new EnumMap<>(Voice.class);
        for (Path file : wavFiles(folder)) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            Optional<Voice> voice = name.matches() ? voice(name.group("voice")) : Optional.empty();
            int hardest = voice.isEmpty() || name.group("hardest") == null ? HARDEST : Integer.parseInt(name.group("hardest"));
            if (voice.isEmpty() || hardest < 1 || hardest > HARDEST) {
                tell.accept("%s: left out, as its name is no voice (docs/sounds.md)".formatted(file));
            } else {
                found.computeIfAbsent(voice.get(), _ -> new TreeMap<>())
                        .computeIfAbsent(hardest, _ -> new ArrayList<>())
                        .add(file);
            }
        }
        if (found.isEmpty()) {
            throw new KitException(
                    "%s: no WAV file in it is named after a voice, such as kick.wav, and there is no %s"
                            .formatted(folder, KIT_FILE));
        }
        Map<Voice, SampledVoice> voices = new EnumMap<>(Voice.class);
        found.forEach((voice, files) -> {
            List<Layer> layers = files.entrySet().stream()
                    .map(layer -> new Layer(layer.getKey(), layer.getValue()))
                    .toList();
            voices.put(
                    voice,
                    new SampledVoice(0, 0, USUAL_CURVE, usualDarkHz(layers), USUAL_OVERLAP, usualChoke(voice), layers));
        });
        return new SampledKit(nameOf(folder), USUAL_LEVEL_DB, voices);
    }

    private static List<Path> wavFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(WAV))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new KitException("cannot read the folder %s: %s".formatted(folder, IoReason.of(e)));
        }
    }

    private static Optional<Voice> voice(String name) {
        String word = name.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-");
        return Optional.ofNullable(LETTERS.get(word)).or(() -> Voice.named(word));
    }

    private static String nameOf(Path folder) {
        return folder.toAbsolutePath().normalize().getFileName() + "/";
    }

    /** Where there are recordings of soft hits, they are dark already. */
    private static float usualDarkHz(List<Layer> layers) {
        return layers.size() == 1 ? USUAL_DARK_HZ : SampledVoice.BRIGHT_HZ;
    }

    private static String usualChoke(Voice voice) {
        return switch (Lane.of(voice)) {
            case HAT, OPEN, PEDAL -> HATS;
            default -> "";
        };
    }

    /** Reads a kit.toml. */
    private record Reader(Path folder, TomlReader in) {
        SampledKit kit() {
            in.requireKeys(in.toml(), KEYS);
            TomlTable tables = in.table("voices");
            Map<Voice, SampledVoice> voices = new EnumMap<>(Voice.class);
            for (String word : tables.keySet()) {
                Voice voice = in.voice(tables, word, word);
                voices.put(voice, voice(tables, word, voice));
            }
            if (voices.isEmpty()) {
                throw new KitException("%s: expected a voice, such as [voices.kick]".formatted(in.where()));
            }
            try {
                return new SampledKit(
                        in.text(in.toml(), "name", nameOf(folder)),
                        in.number(in.toml(), "level-db", USUAL_LEVEL_DB),
                        voices);
            } catch (IllegalArgumentException wrong) {
                throw new KitException("%s: %s".formatted(in.where(), wrong.getMessage()));
            }
        }

        private SampledVoice voice(TomlTable tables, String word, Voice voice) {
            if (!(tables.get(List.of(word)) instanceof TomlTable table)) {
                throw in.refused(tables, word, "expected a table, [voices.%s]".formatted(word));
            }
            in.requireKeys(table, VOICE_KEYS);
            if (table.contains("files") == table.contains("layers")) {
                throw in.refused(tables, word, "%s: expected files, or layers".formatted(word));
            }
            try {
                List<Layer> layers =
                        table.contains("files") ? List.of(Layer.ofAll(files(table))) : layers(table);
                return new SampledVoice(
                        in.number(table, "level-db", 0),
                        in.number(table, "pan", 0),
                        in.number(table, "curve", USUAL_CURVE),
                        in.number(table, "dark-hz", usualDarkHz(layers)),
                        in.whole(table, "overlap", USUAL_OVERLAP),
                        in.text(table, "choke", usualChoke(voice)),
                        layers);
            } catch (IllegalArgumentException wrong) {
                throw in.refused(tables, word, "%s: %s".formatted(word, wrong.getMessage()));
            }
        }

        private List<Layer> layers(TomlTable table) {
            TomlArray list = in.list(table, "layers");
            List<Layer> layers = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                if (!(list.get(i) instanceof TomlTable layer)) {
                    throw in.refused(list.inputPositionOf(i), "expected a layer, such as { to = 40, files = [\"a.wav\"] }");
                }
                in.requireKeys(layer, LAYER_KEYS);
                layers.add(new Layer(in.whole(layer, "to", HARDEST), files(layer)));
            }
            return layers;
        }

        private List<Path> files(TomlTable table) {
            TomlArray list = in.list(table, "files");
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                if (!(list.get(i) instanceof String name)) {
                    throw in.refused(list.inputPositionOf(i), "%s: expected a text in quotes".formatted(list.get(i)));
                }
                files.add(folder.resolve(name));
            }
            return files;
        }
    }
}

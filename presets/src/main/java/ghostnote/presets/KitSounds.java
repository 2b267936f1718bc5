package ghostnote.presets;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.sound.Envelope;
import ghostnote.engine.sound.Filter;
import ghostnote.engine.sound.Filter.Pass;
import ghostnote.engine.sound.KitSound;
import ghostnote.engine.sound.Part;
import ghostnote.engine.sound.Source;
import ghostnote.engine.sound.VoiceSound;
import ghostnote.presets.TomlPresets.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * What the built-in kit sounds like, which TOML files say: those that ship, and those of the user, which win.
 *
 * <pre>{@code
 *   name = "Mine"
 *
 *   [voices.kick]                 # in the words of "ghostnote controls"
 *   dark-hz = 400
 *   bright-hz = 9000
 *   parts = [
 *     { tone-hz = 52, from-hz = 180, sweep-ms = 60, decay-ms = 400 },
 *     { noise = true, band-pass-hz = 3500, decay-ms = 15, level-db = -14, curve = 0.7 },
 *   ]
 *
 *   [voices.kick-2]
 *   like = "kick"                 # but for what else stands here
 *   semitones = -2
 * }</pre>
 *
 * <p>docs/sounds.md says what all of it means.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 *
 * @param userFolder where the user's lie, each {@code NAME.toml}
 */
public record KitSounds(Path userFolder) {
    /** The one that plays when no other is asked for. */
    public static final String USUAL = "acoustic";

    private static final Set<String> KEYS = new TreeSet<>(Set.of("name", "level-db", "variation", "voices"));
    private static final Set<String> VOICE_KEYS = new TreeSet<>(Set.of(
            "like", "semitones", "level-db", "pan", "curve", "dark-hz", "bright-hz", "overlap", "choke", "parts"));
    private static final Map<String, Pass> FILTER_KEYS = filterKeys();
    private static final String TONE = "tone-hz";
    private static final String NOISE = "noise";
    private static final String SQUARES = "squares-hz";
    private static final String FM = "fm-hz";
    private static final List<String> SOURCE_KEYS = List.of(TONE, NOISE, SQUARES, FM);
    private static final Set<String> PART_KEYS = new TreeSet<>(Stream.of(
                    SOURCE_KEYS.stream(),
                    FILTER_KEYS.keySet().stream(),
                    Stream.of("from-hz", "sweep-ms", "ratio", "index", "q", "attack-ms", "decay-ms", "bursts"),
                    Stream.of("gap-ms", "level-db", "pan", "curve"))
            .flatMap(keys -> keys)
            .toList());
    private static final float USUAL_CURVE = 1.4f;
    private static final float USUAL_DARK_HZ = 2_000;
    private static final float USUAL_BRIGHT_HZ = 18_000;
    private static final float USUAL_SWEEP_MS = 50;
    private static final float USUAL_GAP_MS = 10;
    private static final int USUAL_OVERLAP = 2;
    private static final int SEMITONES = 12;

    private static Map<String, Pass> filterKeys() {
        Map<String, Pass> keys = new LinkedHashMap<>();
        keys.put("high-pass-hz", Pass.HIGH);
        keys.put("band-pass-hz", Pass.BAND);
        keys.put("low-pass-hz", Pass.LOW);
        return keys;
    }

    private TomlPresets presets() {
        return new TomlPresets("sound", "sounds", userFolder);
    }

    /** The names of all sounds there are, the user's first. */
    public Set<String> names() {
        return presets().names(Set.of());
    }

    /**
     * Finds a sound.
     *
     * @param wanted its name, or a file that ends in .toml
     * @throws KitException in one line, with what is wrong where, or with the names there are
     */
    public KitSound find(String wanted) {
        Found found = presets().find(wanted, Set.of());
        return parse(found.where(), wanted, found.content());
    }

    static KitSound parse(String where, String wanted, String content) {
        return new Reader(TomlReader.of(where, content)).sound(wanted);
    }

    /** Reads one file. */
    private record Reader(TomlReader in) {
        KitSound sound(String wanted) {
            in.requireKeys(in.toml(), KEYS);
            TomlTable tables = in.table("voices");
            Map<Voice, VoiceSound> voices = new EnumMap<>(Voice.class);
            for (String word : tables.keySet()) {
                voices.put(in.voice(tables, word, word), voice(tables, word, Set.of()));
            }
            if (voices.isEmpty()) {
                throw new KitException("%s: expected a voice, such as [voices.kick]".formatted(in.where()));
            }
            try {
                return new KitSound(
                        in.text(in.toml(), "name", wanted),
                        in.number(in.toml(), "level-db", 0),
                        in.number(in.toml(), "variation", 1),
                        voices);
            } catch (IllegalArgumentException wrong) {
                throw new KitException("%s: %s".formatted(in.where(), wrong.getMessage()));
            }
        }

        /** @param likers whoever is like this voice, and whoever is like them */
        private VoiceSound voice(TomlTable tables, String word, Set<String> likers) {
            if (!(tables.get(List.of(word)) instanceof TomlTable table)) {
                throw in.refused(tables, word, "expected a table, [voices.%s]".formatted(word));
            }
            in.requireKeys(table, VOICE_KEYS);
            Optional<VoiceSound> like = like(tables, table, word, likers);
            List<Part> parts = table.contains("parts") || like.isEmpty() ? parts(table, word) : like.get().parts();
            float ratio = (float) StrictMath.pow(2, in.number(table, "semitones", 0) / SEMITONES);
            try {
                return new VoiceSound(
                        in.number(table, "level-db", like.map(VoiceSound::levelDb).orElse(0f)),
                        in.number(table, "pan", like.map(VoiceSound::pan).orElse(0f)),
                        in.number(table, "curve", like.map(VoiceSound::curve).orElse(USUAL_CURVE)),
                        in.number(table, "dark-hz", like.map(VoiceSound::darkHz).orElse(USUAL_DARK_HZ)),
                        in.number(table, "bright-hz", like.map(VoiceSound::brightHz).orElse(USUAL_BRIGHT_HZ)),
                        in.whole(table, "overlap", like.map(VoiceSound::overlap).orElse(USUAL_OVERLAP)),
                        in.text(table, "choke", like.map(VoiceSound::choke).orElse("")),
                        parts.stream().map(part -> part.transposed(ratio)).toList());
            } catch (IllegalArgumentException wrong) {
                throw in.refused(tables, word, "%s: %s".formatted(word, wrong.getMessage()));
            }
        }

        private Optional<VoiceSound> like(TomlTable tables, TomlTable table, String word, Set<String> likers) {
            String like = in.text(table, "like", "");
            if (like.isEmpty()) {
                return Optional.empty();
            }
            Set<String> all = new TreeSet<>(likers);
            all.add(word);
            if (all.contains(like)) {
                throw in.refused(table, "like", "like %s: that goes in a circle".formatted(like));
            }
            if (!tables.contains(List.of(like))) {
                throw in.refused(table, "like", "like %s: there is no [voices.%s]".formatted(like, like));
            }
            return Optional.of(voice(tables, like, all));
        }

        private List<Part> parts(TomlTable table, String word) {
            if (!table.contains("parts")) {
                throw in.refused(table.inputPositionOf(List.of()), "%s: expected parts, or like".formatted(word));
            }
            TomlArray list = in.list(table, "parts");
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                if (!(list.get(i) instanceof TomlTable part)) {
                    throw in.refused(list.inputPositionOf(i), "expected a part, such as { noise = true, decay-ms = 20 }");
                }
                try {
                    parts.add(part(part));
                } catch (IllegalArgumentException wrong) {
                    throw in.refused(list.inputPositionOf(i), wrong.getMessage());
                }
            }
            return parts;
        }

        private Part part(TomlTable part) {
            in.requireKeys(part, PART_KEYS);
            return new Part(
                    source(part),
                    FILTER_KEYS.entrySet().stream()
                            .filter(key -> part.contains(key.getKey()))
                            .map(key -> new Filter(
                                    key.getValue(),
                                    in.number(part, key.getKey(), 0),
                                    in.number(part, "q", Filter.FLAT)))
                            .toList(),
                    new Envelope(
                            in.number(part, "attack-ms", 0),
                            in.number(part, "decay-ms", 0),
                            in.whole(part, "bursts", 1),
                            in.number(part, "gap-ms", USUAL_GAP_MS)),
                    in.number(part, "level-db", 0),
                    in.number(part, "pan", 0),
                    in.number(part, "curve", 0));
        }

        private Source source(TomlTable part) {
            List<String> named = SOURCE_KEYS.stream().filter(part::contains).toList();
            if (named.size() != 1) {
                throw new IllegalArgumentException("expected one of %s".formatted(String.join(", ", SOURCE_KEYS)));
            }
            return switch (named.getFirst()) {
                case TONE -> {
                    float hz = in.number(part, TONE, 0);
                    yield new Source.Tone(hz, in.number(part, "from-hz", hz), in.number(part, "sweep-ms", USUAL_SWEEP_MS));
                }
                case SQUARES -> new Source.Squares(frequencies(part, SQUARES));
                case FM -> new Source.Fm(
                        frequencies(part, FM), in.number(part, "ratio", 1), in.number(part, "index", 1));
                default -> noise(part);
            };
        }

        private Source noise(TomlTable part) {
            if (Boolean.TRUE.equals(part.get(List.of(NOISE)))) {
                return new Source.Noise();
            }
            throw in.refused(part, NOISE, "noise: expected true");
        }

        private List<Float> frequencies(TomlTable part, String key) {
            TomlArray list = in.list(part, key);
            List<Float> frequencies = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                if (!(list.get(i) instanceof Number hz)) {
                    throw in.refused(list.inputPositionOf(i), "%s: expected a number".formatted(list.get(i)));
                }
                frequencies.add(hz.floatValue());
            }
            return frequencies;
        }
    }
}

package ghostnote.presets;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Strike;
import ghostnote.engine.drum.Voice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Kit maps, which are TOML files: those that ship, and those of the user, which win.
 *
 * <pre>{@code
 *   name = "My drum machine"
 *   channel = 10                  # for all voices that do not say another
 *
 *   [voices]                      # in the words of "ghostnote controls"
 *   kick = 36
 *   snare = { note = 38, channel = 2, softest = 20, hardest = 120, curve = 0.8 }
 *
 *   [instead]                     # for a voice it lacks; else what sounds most like it
 *   ride-bell = "cowbell"
 * }</pre>
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 *
 * @param userFolder where the user's lie, each {@code NAME.toml}
 */
public record Kits(Path userFolder) {
    private static final String SUFFIX = ".toml";
    private static final String INDEX = "kits/index.txt";

    /** The one that needs no file, so that no time is lost over it at the start. */
    private static final String GENERAL_MIDI = "general-midi";

    private static final Set<String> KEYS = new TreeSet<>(Set.of("name", "channel", "voices", "instead"));
    private static final Set<String> STRIKE_KEYS =
            new TreeSet<>(Set.of("note", "channel", "softest", "hardest", "curve"));
    private static final int DRUM_CHANNEL = KitMap.DRUM_CHANNEL + 1;
    private static final int HARDEST = 127;

    /** The names of all kits there are, the user's first. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        try (Stream<Path> files = Files.list(userFolder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .forEach(names::add);
        } catch (IOException none) {
            // The user has none: the folder need not be there.
        }
        names.add(GENERAL_MIDI);
        names.addAll(resource(INDEX).lines().toList());
        return names;
    }

    /**
     * Finds a kit.
     *
     * @param wanted its name, or a file that ends in .toml
     * @throws KitException in one line, with what is wrong where, or with the names there are
     */
    public KitMap find(String wanted) {
        Path file = wanted.endsWith(SUFFIX) ? Path.of(wanted) : userFolder.resolve(wanted + SUFFIX);
        if (wanted.endsWith(SUFFIX) || Files.isRegularFile(file)) {
            try {
                return parse(file.toString(), wanted, Files.readString(file));
            } catch (IOException e) {
                throw new KitException("cannot read the kit %s: %s".formatted(file, reason(e)));
            }
        }
        if (wanted.equals(GENERAL_MIDI)) {
            return KitMap.GENERAL_MIDI;
        }
        if (!resource(INDEX).lines().toList().contains(wanted)) {
            throw new KitException("there is no kit %s: there is %s, or give a file that ends in %s"
                    .formatted(wanted, String.join(", ", names()), SUFFIX));
        }
        return parse(wanted, wanted, resource("kits/" + wanted + SUFFIX));
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
    }

    private static String resource(String name) {
        try (InputStream in = Kits.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the presets jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KitMap parse(String where, String wanted, String content) {
        TomlParseResult toml = Toml.parse(content);
        if (toml.hasErrors()) {
            TomlParseError error = toml.errors().getFirst();
            throw new KitException("%s, line %d, column %d: %s"
                    .formatted(
                            where,
                            error.position().line(),
                            error.position().column(),
                            error.getMessage().lines().findFirst().orElse("not TOML")));
        }
        return new Reader(where, toml).kit(wanted);
    }

    /** Reads one file. */
    private record Reader(String where, TomlTable toml) {
        KitMap kit(String wanted) {
            requireKeys(toml, KEYS);
            int channel = whole(toml, "channel", DRUM_CHANNEL);
            TomlTable voices = table("voices");
            Map<Voice, Strike> strikes = new EnumMap<>(Voice.class);
            for (String word : voices.keySet()) {
                strikes.put(voice(voices, word, word), strike(voices, word, channel));
            }
            if (strikes.isEmpty()) {
                throw new KitException("%s: expected [voices] with a line such as kick = 36".formatted(where));
            }
            TomlTable others = table("instead");
            Map<Voice, Voice> instead = new EnumMap<>(Voice.class);
            for (String word : others.keySet()) {
                Object value = others.get(List.of(word));
                instead.put(voice(others, word, word), voice(others, word, String.valueOf(value)));
            }
            Object name = toml.get("name");
            return new KitMap(name instanceof String told ? told : wanted, strikes, instead);
        }

        private TomlTable table(String key) {
            Object value = toml.get(key);
            if (value == null) {
                return Toml.parse("");
            }
            if (value instanceof TomlTable found) {
                return found;
            }
            throw refused(toml, key, "expected a table, [%s]".formatted(key));
        }

        private Voice voice(TomlTable in, String key, String word) {
            return Voice.named(word)
                    .orElseThrow(() -> refused(in, key, "there is no voice %s (ghostnote controls lists them)"
                            .formatted(word)));
        }

        private Strike strike(TomlTable voices, String word, int kitChannel) {
            Object value = voices.get(List.of(word));
            try {
                if (value instanceof TomlTable strike) {
                    requireKeys(strike, STRIKE_KEYS);
                    return new Strike(
                            whole(strike, "channel", kitChannel) - 1,
                            whole(strike, "note", -1),
                            whole(strike, "softest", 1),
                            whole(strike, "hardest", HARDEST),
                            number(strike, "curve"));
                }
                return Strike.of(kitChannel - 1, whole(voices, word, -1));
            } catch (IllegalArgumentException wrong) {
                throw refused(voices, word, "%s: %s".formatted(word, wrong.getMessage()));
            }
        }

        private int whole(TomlTable in, String key, int usual) {
            Object value = in.get(List.of(key));
            if (value == null) {
                return usual;
            }
            if (value instanceof Long number && number >= -1 && number <= HARDEST + 1) {
                return number.intValue();
            }
            throw refused(in, key, "%s %s: expected a whole number up to %d".formatted(key, value, HARDEST));
        }

        private float number(TomlTable in, String key) {
            Object value = in.get(List.of(key));
            if (value == null) {
                return 1;
            }
            if (value instanceof Number number) {
                return number.floatValue();
            }
            throw refused(in, key, "%s %s: expected a number".formatted(key, value));
        }

        private void requireKeys(TomlTable in, Set<String> allowed) {
            for (String key : in.keySet()) {
                if (!allowed.contains(key)) {
                    throw refused(in, key, "%s: expected %s".formatted(key, String.join(", ", allowed)));
                }
            }
        }

        private KitException refused(TomlTable in, String key, String what) {
            TomlPosition at = in.inputPositionOf(List.of(key));
            String position = at == null ? "" : ", line %d, column %d".formatted(at.line(), at.column());
            return new KitException(where + position + ": " + what);
        }
    }
}

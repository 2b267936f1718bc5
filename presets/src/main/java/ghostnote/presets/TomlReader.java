package ghostnote.presets;

import ghostnote.engine.drum.Voice;
import java.util.List;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Reads a preset, and tells what is wrong with it in one line with its place.
 *
 * <p>Thread: any. Real-time safe: no.
 *
 * @param where the file, for messages
 * @param toml all of it
 */
record TomlReader(String where, TomlTable toml) {
    /** @throws KitException if it is no TOML */
    static TomlReader of(String where, String content) {
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
        return new TomlReader(where, toml);
    }

    /** A table of the file; an empty one if it is not there. */
    TomlTable table(String key) {
        Object value = toml.get(List.of(key));
        if (value == null) {
            return Toml.parse("");
        }
        if (value instanceof TomlTable found) {
            return found;
        }
        throw refused(toml, key, "expected a table, [%s]".formatted(key));
    }

    /** The voice with a word, which stands at a key. */
    Voice voice(TomlTable in, String key, String word) {
        return Voice.named(word)
                .orElseThrow(
                        () -> refused(in, key, "there is no voice %s (ghostnote controls lists them)".formatted(word)));
    }

    /** A whole number from -1 to one more than there is of anything in MIDI. */
    int whole(TomlTable in, String key, int usual) {
        Object value = in.get(List.of(key));
        if (value == null) {
            return usual;
        }
        if (value instanceof Long number && number >= -1 && number <= 128) {
            return number.intValue();
        }
        throw refused(in, key, "%s %s: expected a whole number up to 127".formatted(key, value));
    }

    float number(TomlTable in, String key, float usual) {
        Object value = in.get(List.of(key));
        if (value == null) {
            return usual;
        }
        if (value instanceof Number number) {
            return number.floatValue();
        }
        throw refused(in, key, "%s %s: expected a number".formatted(key, value));
    }

    String text(TomlTable in, String key, String usual) {
        Object value = in.get(List.of(key));
        if (value == null) {
            return usual;
        }
        if (value instanceof String text) {
            return text;
        }
        throw refused(in, key, "%s %s: expected a text in quotes".formatted(key, value));
    }

    /** A list of the file; what is in it need not be of one kind. */
    TomlArray list(TomlTable in, String key) {
        if (in.get(List.of(key)) instanceof TomlArray list) {
            return list;
        }
        throw refused(in, key, "%s: expected a list, in [ ]".formatted(key));
    }

    void requireKeys(TomlTable in, Set<String> allowed) {
        for (String key : in.keySet()) {
            if (!allowed.contains(key)) {
                throw refused(in, key, "%s: expected %s".formatted(key, String.join(", ", allowed)));
            }
        }
    }

    KitException refused(TomlTable in, String key, String what) {
        return refused(in.inputPositionOf(List.of(key)), what);
    }

    KitException refused(TomlPosition at, String what) {
        String position = at == null ? "" : ", line %d, column %d".formatted(at.line(), at.column());
        return new KitException(where + position + ": " + what);
    }
}

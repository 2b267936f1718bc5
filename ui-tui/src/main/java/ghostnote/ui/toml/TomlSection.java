package ghostnote.ui.toml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A TOML file, or a table in it, which knows where each of its keys stands.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public final class TomlSection {
    private static final String LINE_ENDS = "\\R";
    private static final Comparator<TomlPosition> BY_PLACE =
            Comparator.comparingInt(TomlPosition::line).thenComparingInt(TomlPosition::column);

    private final String where;
    private final TomlTable table;

    private TomlSection(String where, TomlTable table) {
        this.where = where;
        this.table = table;
    }

    /**
     * Reads a file. A line that is no TOML is told and left out; all others count.
     *
     * @param where the file, as it is told
     * @param refusals takes what is wrong, with file, line and column
     */
    public static TomlSection read(String where, String text, Consumer<String> refusals) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split(LINE_ENDS, -1)));
        TomlParseResult result = Toml.parse(text);
        while (result.hasErrors()) {
            TomlParseError error = result.errors().getFirst();
            TomlPosition at = error.position();
            String reason = error.getMessage().lines().findFirst().orElse("not TOML");
            refusals.accept(place(where, at) + ": " + reason);
            int wrong = Math.clamp(at.line() - 1, 0, lines.size() - 1);
            // What is told of a line may be due to one before it, as a string that does not end; such a line is empty soon.
            while (wrong > 0 && lines.get(wrong).isBlank()) {
                wrong--;
            }
            if (lines.get(wrong).isBlank()) {
                return new TomlSection(where, Toml.parse(""));
            }
            lines.set(wrong, "");
            result = Toml.parse(String.join("\n", lines));
        }
        return new TomlSection(where, result);
    }

    /** What it has, in the order of the file. */
    public List<String> keys() {
        return table.keySet().stream()
                .sorted(Comparator.comparing(this::position, Comparator.nullsFirst(BY_PLACE)))
                .toList();
    }

    /** Null where it is not known. */
    private TomlPosition position(String key) {
        return table.inputPositionOf(List.of(key));
    }

    /**
     * What a key stands for: a {@code TomlSection}, or what TOML has, {@code String}, {@code Long}, {@code Double}, {@code
     * Boolean} and others; empty if it is not there.
     */
    public Optional<Object> get(String key) {
        Object value = table.get(List.of(key));
        return Optional.ofNullable(value instanceof TomlTable inner ? new TomlSection(where, inner) : value);
    }

    /** Says that something is wrong with a key: file, line, column, and what. */
    public String refusal(String key, String what) {
        TomlPosition at = position(key);
        return (at == null ? where : place(where, at)) + ": " + what;
    }

    private static String place(String where, TomlPosition at) {
        return "%s, line %d, column %d".formatted(where, at.line(), at.column());
    }

    /** Writes a string so that it is read as the same. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < 0x20 || c == 0x7f) {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}

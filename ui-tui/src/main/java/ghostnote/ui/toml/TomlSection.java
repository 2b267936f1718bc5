package ghostnote.ui.toml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
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

    /** What some editors put in front of UTF-8. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final TomlTable table;

    private TomlSection(TomlTable table) {
        this.table = table;
    }

    /**
     * Reads a file. A line that is no TOML is told and left out; all others count.
     *
     * @param faults takes what is wrong, and where
     */
    public static TomlSection read(String text, BiConsumer<Place, String> faults) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        List<String> lines = new ArrayList<>(Arrays.asList(plain.split(LINE_ENDS, -1)));
        TomlParseResult result = Toml.parse(plain);
        while (result.hasErrors()) {
            TomlParseError error = result.errors().getFirst();
            TomlPosition at = error.position();
            String reason = error.getMessage().lines().findFirst().orElse("not TOML");
            faults.accept(place(at), reason);
            int wrong = Math.clamp(at.line() - 1, 0, lines.size() - 1);
            // What is told of a line may be due to one before it, as a string that does not end; such a line is empty soon.
            while (wrong > 0 && lines.get(wrong).isBlank()) {
                wrong--;
            }
            if (lines.get(wrong).isBlank()) {
                return new TomlSection(Toml.parse(""));
            }
            lines.set(wrong, "");
            result = Toml.parse(String.join("\n", lines));
        }
        return new TomlSection(result);
    }

    /** What it has, in the order of the file. */
    public List<String> keys() {
        return table.keySet().stream().sorted(Comparator.comparing(this::place)).toList();
    }

    /** Where a key stands, that is there. */
    public Place place(String key) {
        return place(table.inputPositionOf(List.of(key)));
    }

    private static Place place(TomlPosition at) {
        return new Place(at.line(), at.column());
    }

    /**
     * What a key stands for: a {@code TomlSection}, a {@link TomlList}, or what TOML has, {@code String}, {@code Long}, {@code
     * Double}, {@code Boolean} and others; empty if it is not there.
     */
    public Optional<Object> get(String key) {
        return Optional.ofNullable(table.get(List.of(key))).map(TomlSection::value);
    }

    private static Object value(Object value) {
        return switch (value) {
            case TomlTable inner -> new TomlSection(inner);
            case TomlArray list -> new TomlList(
                    list.toList().stream().map(TomlSection::value).toList(),
                    IntStream.range(0, list.size())
                            .mapToObj(i -> place(list.inputPositionOf(i)))
                            .toList());
            default -> value;
        };
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

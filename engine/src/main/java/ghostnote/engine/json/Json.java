package ghostnote.engine.json;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * JSON text (RFC 8259) to plain values and back: {@code Map} (in file order), {@code List}, {@code String},
 * {@code Long}, {@code Double}, {@code Boolean} and null.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public final class Json {
    private Json() {}

    /**
     * Reads one JSON value.
     *
     * @throws JsonException if the text is anything else; the message says where
     */
    public static Object parse(String text) {
        return new JsonParser(text).document();
    }

    /** Writes a value on one line. Numbers must be finite. */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> {
                out.append('{');
                String comma = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.append(comma);
                    quote((String) entry.getKey(), out);
                    out.append(':');
                    write(entry.getValue(), out);
                    comma = ",";
                }
                out.append('}');
            }
            case List<?> list -> {
                out.append('[');
                String comma = "";
                for (Object element : list) {
                    out.append(comma);
                    write(element, out);
                    comma = ",";
                }
                out.append(']');
            }
            case String string -> quote(string, out);
            case Number number when !Double.isFinite(number.doubleValue()) ->
                throw new IllegalArgumentException("JSON has no " + number);
            case Number _, Boolean _ -> out.append(value);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private static void quote(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
